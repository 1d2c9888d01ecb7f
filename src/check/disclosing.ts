// Words that tell a reader of something although no statement was read from them: the last look before a rule calls a fact missing.
// An entry more makes a finding less, so words may be loose here. Phrases: see PolicyWords.
import type { TermKind } from '../model/vocabulary.js';

const TARGETING = ['target*', 'personali*', 'tailor*', 'interest', 'customi*', 'relevant', 'behavio*'];
const SIMILAR = ['similar technolog*', 'tracking technolog*', 'other technolog*', 'related technolog*', 'other tracking', 'similar tool*', 'comparable technolog*'];

/** Places other than home, and what makes them a place of data. */
const ELSEWHERE = [
  'outside of your', 'outside your', 'outside the', 'outside of the', 'outside of europe', 'outside europe', 'other country', 'another country', 'third country', 'foreign country', 'different country', 'any country', 'various country',
  'country other than', 'abroad', 'overseas', 'worldwide', 'around the world', 'globally', 'global', 'other jurisdiction', 'foreign jurisdiction', 'various jurisdiction', 'country in which', 'country where', 'different jurisdiction',
];
const MOVING = ['transfer*', 'process*', 'stor*', 'server', 'locat*', 'host*', 'send', 'sent', 'export*', 'access*', 'shar*', 'disclos*'];

/** Words for one term of a vocabulary, beside its title and aliases. */
export const DISCLOSING: Readonly<Partial<Record<TermKind, Readonly<Record<string, readonly string[]>>>>> = {
  data: {
    'identity.name': ['name', 'who you are'],
    'identity.photo': ['your image', 'your likeness'],
    'identity.government_id': ['identity card', 'identity document', 'identification document', 'government + id', 'licence number', 'license number', 'tax + number'],
    'contact.address': ['where you live', 'delivery + address', 'ship* + address'],
    'account.username': ['login', 'log in', 'account + name', 'your account', 'register*', 'sign up', 'user account'],
    'account.credentials': ['login', 'log in', 'sign in', 'account information'],
    'account.settings': ['your choices + account', 'customi* + account'],
    'financial.payment_card': ['card number', 'card detail', 'payment method', 'payment information', 'payment data', 'billing', 'credit card', 'bank card', 'card data'],
    'financial.bank_account': ['bank', 'iban', 'direct debit', 'payment method', 'payment information'],
    'financial.transactions': ['purchase', 'order', 'transaction', 'what you buy', 'billing', 'invoice', 'payment', 'subscription', 'booking', 'donation', 'product you + bought'],
    'financial.credit_data': ['credit bureau', 'consumer report*', 'credit report*', 'credit reference', 'creditworth*', 'credit check', 'credit rating', 'financial situation', 'income'],
    'device.cookie_id': ['cookie', 'online identifier', 'unique identifier'],
    'device.advertising_id': ['device id', 'device identifier', 'mobile identifier', 'unique identifier', 'identifier + device'],
    'device.info': ['your device', 'your computer', 'type of device', 'technical information', 'computer and connection'],
    'device.ip_address': ['internet address', 'log file', 'server log', 'log data'],
    'usage.activity': ['how you use', 'your use of', 'use of our', 'use of the', 'page you', 'usage', 'interact*', 'what you do', 'statistic', 'traffic'],
    'usage.browsing_elsewhere': ['other site', 'other website', 'other web site', 'across site', 'across website', 'across the web', 'across the internet', 'over time and', 'different website', 'third party website + track*', 'third party website + activit*', 'activit* + leave', 'particular website', 'website you visit*', 'site you visit*', 'online activit*'],
    'usage.search': ['search'],
    'usage.diagnostics': ['crash*', 'diagnostic*', 'error report*', 'bug report*', 'telemetry', 'performance + data', 'performance + information', 'stability', 'log file', 'error log'],
    'content.messages': ['message', 'chat', 'communication', 'correspondence', 'you write', 'conversation'],
    'content.files': ['upload*', 'file', 'document', 'attachment', 'your content', 'photo', 'image'],
    'content.public_posts': ['post', 'posting', 'comment', 'review', 'forum', 'blog', 'publish*', 'user contribution', 'discussion'],
    'content.audio_video': ['record* + call', 'video', 'audio', 'voice', 'camera', 'microphone', 'footage'],
    'content.ai_prompts': ['prompt', 'you ask + ai', 'chatbot', 'assistant', 'input + model', 'ai feature'],
    'social.contacts': ['address book', 'contact list', 'your contacts', 'invite*', 'friend'],
    'social.graph': ['friend', 'follower', 'connection', 'social network* + information'],
    'professional': ['job', 'employ*', 'company name', 'name of your company', 'your company', 'occupation', 'profession*', 'resume', 'curriculum', 'organization you', 'business + you'],
    'education': ['school', 'educat*', 'student', 'universit*', 'degree', 'grade'],
    'inferred.profile': ['infer*', 'profil*', 'your interest', 'segment', 'predict*', 'deriv*', 'score'],
    'inferred.sensitive': ['infer* + health', 'infer* + sensitive', 'predict* + health', 'deriv* + health', 'infer* + religio*', 'infer* + politic*', 'infer* + sexual', 'infer* + ethnic*', 'predict* + sensitive', 'infer* + medical', 'estimat* + health'],
    'support.conversations': ['support', 'contact us', 'customer service', 'inquir*', 'enquir*', 'request', 'feedback', 'question', 'help desk', 'correspond*'],
  },
  purpose: {
    advertising_targeted: [
      ...TARGETING.flatMap((word) => [`${word} + advertis*`, `${word} + ad`, `${word} + advert`]), 'retarget*', 'remarket*', 're target*', 'online behavioral', 'based on your + ad',
      'based on your + advertis*', 'ad + you see', 'cross context', 'adsense', 'interest based', 'custom audience', 'lookalike', 'ad choice', 'adchoice', 'targeted marketing',
    ],
    advertising_contextual: ['advertis*', 'ad', 'advert', 'sponsor*'],
    advertising_measurement: ['measure* + ad', 'measure* + advertis*', 'effectiveness + ad', 'effectiveness + advertis*', 'effectiveness + campaign', 'success + campaign', 'success + advertis*', 'performance + ad', 'performance + advertis*', 'performance + campaign', 'conversion', 'attribution', 'evaluat* + advertis*', 'effectiveness + marketing'],
    direct_marketing: ['marketing', 'newsletter', 'promotion*', 'special offer', 'offer + product', 'new product', 'news about', 'inform you + product', 'tell you about', 'keep you + informed', 'keep you up to date', 'update + product', 'mailing list', 'advertising material', 'offers', 'new feature', 'may be of interest', 'may interest you', 'event'],
    partner_marketing: ['marketing + third party', 'marketing + partner', 'marketing + affiliate', 'partner + promot*', 'partner + offer', 'third party + promot*', 'third party + offer', 'behalf of + offer', 'co marketing', 'joint marketing', 'product + partner', 'service + partner', 'their own marketing', 'own direct marketing', 'marketing + sponsor', 'sponsor*', 'other company + offer', 'other company + promot*'],
    profiling: ['profil*', 'score', 'scoring', 'segment*', 'infer*', 'your interest', 'your preferences', 'predict*', 'target audience', 'audience'],
    research: ['research', 'survey', 'stud*', 'scientific', 'statistic*'],
    product_improvement: ['improv*', 'develop*', 'enhanc*', 'better service', 'better + experience', 'optimi*', 'new feature', 'quality', 'upgrad*', 'make + better'],
    personalization: ['personali*', 'customi*', 'tailor*', 'recommend*', 'your preferences', 'your interest', 'remember + preference', 'individuali*', 'remember you', 'relevant'],
    analytics: ['analy*', 'statistic*', 'understand how', 'how visitor', 'how user', 'how you use', 'how people use', 'how our + used', 'usage pattern', 'trend', 'measur*', 'traffic', 'monitor* + use', 'google analytics', 'determine how'],
    debugging: ['error', 'bug', 'debug*', 'crash*', 'troubleshoot*', 'diagnos*', 'fix*', 'technical problem', 'technical issue', 'mainten*', 'maintain*', 'stability'],
    security: ['secur*', 'protect*', 'abuse', 'misuse', 'attack', 'spam', 'fraud*', 'safety', 'integrity'],
    fraud_prevention: ['fraud*', 'abuse', 'misuse', 'illegal', 'unlawful', 'suspicious', 'malicious', 'security', 'scam'],
    moderation: ['moderat*', 'enforc*', 'abuse', 'inappropriate', 'terms + violat*', 'guideline', 'harmful content', 'community standard'],
    support: ['support', 'customer service', 'respond to', 'answer your', 'inquir*', 'enquir*', 'assist*', 'help you', 'your question', 'your request', 'reply'],
    accounts: ['account', 'regist*', 'sign up', 'log in', 'login', 'member*', 'profile', 'subscri*'],
    authentication: ['authenticat*', 'log in', 'login', 'sign in', 'password', 'verify + identity', 'identify you', 'account', 'access + service'],
    payments: ['pay', 'payment', 'paid', 'bill*', 'purchase', 'order', 'transaction', 'invoic*', 'charg*', 'subscription'],
    transactional_messages: ['notif*', 'confirm*', 'alert', 'contact you', 'email you', 'send you', 'communicat*', 'inform you', 'reminder', 'service message', 'update'],
    identity_verification: ['verif* + ident*', 'confirm* + ident*', 'know your customer', 'kyc', 'age verif*', 'verif* + age', 'proof of identity', 'identity check', 'verify you'],
    recruiting: ['recruit*', 'job', 'applicant', 'candidate', 'career', 'vacanc*', 'hiring', 'employment'],
    legal_obligation: ['law', 'legal', 'regulat*', 'statut*', 'tax', 'comply', 'compliance'],
    legal_claims: ['legal', 'claim', 'dispute', 'enforce*', 'court', 'litigation', 'defend', 'rights'],
    business_transfer: ['merger', 'acqui*', 'bankruptcy', 'sale of + business', 'sale of + asset', 'reorgani*', 'successor', 'transfer of + business'],
    automated_decisions: [
      'automated decision*', 'automated individual', 'solely automated', 'automatic decision*', 'automatically decid*', 'decision* + algorithm*', 'algorithm* + decid*', 'automated profil*', 'automatically + decision',
      'without human', 'human review', ...['automated means', 'automated process*', 'automatically'].flatMap((how) => [`${how} + decision*`, `${how} + decid*`, `${how} + legal effect`, `${how} + significant*`]),
      ...['assess*', 'declin*', 'approv*', 'reject*', 'refus*', 'block*', 'suspend*', 'eligib*'].map((what) => `automat* + ${what}`),
    ],
    ai_training: ['train* + model', 'train* + ai', 'train* + algorithm', 'train* + machine learning', 'train* + artificial intelligence', 'machine learning', 'develop* + ai model', 'improv* + ai model', 'improv* + language model', 'develop* + language model', 'fine tun*', 'train* + llm', 'train* + neural'],
    public_display: ['public', 'publicly', 'visible', 'other user', 'other member', 'other people', 'can see', 'seen by', 'shown to', 'displayed', 'published', 'publish', 'accessible to', 'available to', 'everyone', 'anyone', 'members of your', 'team member', 'your team', 'teammate', 'collaborator', 'share with other', 'shared with other', 'search engine', 'viewable'],
  },
  recipient: {
    processor: [
      'on our behalf', 'on behalf of us', 'work* for us', 'perform* + for us', 'perform* service', 'perform* function', 'provid* service + third party', 'provid* service + company',
      'help us + third party', 'help us + company', 'help us + partner', 'assist us', 'we use third party', 'third party we use', 'third party service', 'third party tool', 'third party provider',
      'outsourc*', 'subprocessor', 'sub processor', 'data processor', 'service provider', 'third party who provide', 'third party that provide', 'other provider', 'we hire', 'external provider',
    ],
    payment_processor: ['payment provider', 'payment processor', 'payment service', 'payment gateway', 'payment processing', 'process* + payment', 'payment + third party', 'card processor', 'payment partner', 'billing provider', 'process* your payment', 'payment system', 'payment platform'],
    ai_provider: ['ai provider', 'ai service', 'ai model + third party', 'language model', 'ai + third party', 'ai + provider', 'artificial intelligence + provider', 'artificial intelligence + third party', 'model provider'],
    analytics_provider: ['analytics service', 'analytics provider', 'analytics partner', 'analytics tool', 'analytics company', 'web analytics', 'third party analytics', 'analytics + third party', 'analytics + provider', 'analytics + partner', 'analytics vendor', 'analytics software', 'statistics service', 'analy* + service provider', 'analy* + third party', 'measure* + third party', 'measurement partner', 'audience measurement', 'analytics cookie', 'google analytics', 'analytics'],
    ad_network: ['ad network', 'advertising network', 'ad server', 'ad partner', 'advertising partner', 'advertiser', 'advertising company', 'ad + third party', 'advertis* + third party', 'advertis* + partner', 'ad + partner', 'advertis* + vendor', 'advertis* + provider', 'ad platform', 'advertising platform', 'ad exchange', 'ad tech*', 'adsense', 'doubleclick', 'ad service', 'advertising service', 'advertising cookie'],
    social_network: ['social network*', 'social media', 'social platform', 'social plugin', 'social plug', 'facebook', 'twitter', 'instagram', 'linkedin', 'tiktok', 'pinterest', 'snapchat', 'youtube', 'sign in with', 'log in with'],
    data_broker: ['data broker', 'data aggregator', 'data reseller', 'list broker', 'information broker', 'data enrichment', 'data supplier', 'data cooperative', 'data co op', 'data marketplace', 'data partner', 'data provider', 'data compan*', 'information service provider'],
    consumer_reporting_agency: ['credit bureau', 'credit report*', 'credit reference', 'credit agency', 'credit rating', 'consumer report*', 'credit check', 'creditworth*', 'schufa'],
    affiliate: ['affiliat*', 'subsidiar*', 'parent company', 'group company', 'company in our group', 'our group', 'corporate group', 'sister company', 'family of companies', 'related company', 'corporate family', 'group of companies'],
    marketing_partner: ['marketing partner', 'marketing + third party', 'marketing + partner', 'partner', 'sponsor', 'co marketing', 'joint marketing', 'promotion* + third party', 'advertising partner', 'marketing + other company', 'direct marketing purpose'],
    business_partner: ['partner', 'reseller', 'distributor', 'dealer', 'retailer', 'merchant', 'supplier', 'franchis*', 'joint venture', 'other company'],
    joint_controller: ['joint controller', 'jointly', 'joint control*', 'co controller'],
    customer_admin: ['administrator', 'your employer', 'your organization', 'your organisation', 'your school', 'account owner', 'admin', 'your company', 'workspace owner', 'the customer', 'our customer'],
    government: ['law enforcement', 'authorit*', 'government*', 'court', 'subpoena', 'required by law', 'comply with the law', 'legal process', 'legal obligation', 'police', 'regulator*', 'comply with + law', 'public bod*'],
    professional_advisor: ['adviser', 'advisor', 'lawyer', 'attorney', 'accountant', 'auditor', 'counsel', 'consultant', 'insurer'],
    acquirer: ['merger', 'acqui*', 'successor', 'bankruptcy', 'sale of + business', 'sale of + asset', 'reorgani*', 'new owner'],
    researcher: ['researcher', 'research institut*', 'universit*', 'academic', 'research partner', 'research organi*', 'research + third party', 'scien*', 'research'],
  },
  tracker_kind: {
    cookie: ['cookie'],
    pixel: ['pixel', 'beacon', 'clear gif', 'web bug', '1x1', 'single pixel', 'conversion tag', 'tracking tag', 'transparent gif', 'clear image', 'action tag', ...SIMILAR],
    sdk: ['sdk', 'development kit', 'software librar*', 'third party code', 'third party librar*', 'mobile analytics', ...SIMILAR],
    local_storage: ['local storage', 'localstorage', 'web storage', 'browser storage', 'html5', 'html 5', 'session storage', 'indexeddb', 'stored in your browser', 'storage of your browser', 'device storage', 'local cache', ...SIMILAR],
    session_replay: ['session replay', 'session record*', 'replay*', 'record* + session', 'screen record*', 'record* your screen', 'record* + mouse', 'mouse movement', 'mouse click', 'heatmap', 'heat map', 'keystroke', 'key stroke', 'scrolling', 'record* + how you', 'video + session', 'recording of your', 'recordings of your'],
    fingerprint: ['device fingerprint*', 'browser fingerprint*', 'fingerprinting', 'digital fingerprint*', 'canvas', 'fingerprint + browser', 'fingerprint + device', 'probabilistic', 'recogni* your device + without'],
    email_beacon: ['email + opened', 'email + open', 'email + pixel', 'email + beacon', 'email + gif', 'email + click*', 'email + track*', 'newsletter + open*', 'newsletter + click*', 'newsletter + track*', 'email + have read', 'message + opened', 'message + beacon', 'message + pixel', 'interact* + email', 'engage* + email', 'email + interaction', 'respond* + email', 'email + view*', 'email + access*', 'open rate', 'mailing + open*'],
    chat_widget: ['live chat', 'chat', 'chatbot', 'messenger', 'instant message', 'instant messaging'],
    social_widget: ['social + plugin', 'social + plug', 'social + button', 'social + widget', 'social + feature', 'like button', 'share button', 'embed*', 'share this', 'social media + icon', 'social + icon'],
    captcha: ['captcha', 'recaptcha', 'hcaptcha', 'turnstile', 'human + bot', 'robot', 'automated + abuse', 'spam + protect*', 'spam + prevent*', 'spam + detect*', 'bot'],
    flash_lso: ['flash cookie', 'local shared object', 'flash lso', 'flash', 'local stored object', ...SIMILAR],
  },
};

/** Words for matters that are no term of a vocabulary. */
export const TOPICS = {
  retention: [
    'retain*', 'retention', 'how long', 'as long as', 'longer than', 'no longer need*', 'no longer necessary', 'no longer required', 'storage period', 'stored for', 'stor* + until',
    'kept for', 'keep + until', 'kept until', 'keep + day', 'keep + month', 'keep + year', 'stor* + day', 'stor* + month', 'stor* + year', 'delet* + after', 'delet* + day', 'delet* + month',
    'delet* + year', 'eras* + after', 'remov* + after', 'expir*', 'indefinitely', 'storage limitation', 'storage duration', 'duration of storage', 'permanently stored', 'period of time',
    'automatically delet*', 'delet* automatically', 'delet* when', 'deleted once',
  ],
  transfer: [
    ...ELSEWHERE.flatMap((where) => MOVING.map((move) => `${where} + ${move}`)), 'international* transfer*', 'transfer* internationally', 'cross border', 'international data transfer', 'safe harbor', 'safe harbour', 'privacy shield',
    'data privacy framework', 'standard contractual', 'model clause', 'contractual clause', 'binding corporate', 'adequacy', 'adequate level', 'server* located in', 'server* are located', 'servers in the',
  ],
  /** What makes the name of a country part of a statement on where data are: needed beside the name. */
  placing: ['server', 'stor*', 'process*', 'host*', 'transfer*', 'located', 'data center', 'data centre', 'kept', 'sent to', 'hosted', 'maintain*', 'send', 'outside'],
  sale: [
    'sell* your - business - asset - merger - acquisition', 'sell* + personal - business - asset - merger - acquisition', 'sell* + information - business - asset - merger - acquisition - product',
    'sell* + data - business - asset - merger - acquisition - product', 'sold to - business - asset', 'sold + information - business - asset - merger', 'sold + data - business - asset - merger', 'rent* + information', 'rent* + data', 'rent* your',
    'considered a sale', 'deemed a sale', 'constitute a sale', 'considered selling', 'be a sale', 'valuable consideration', 'monetary consideration', 'in exchange for money', 'exchange for + compensation', 'in return for payment', 'moneti*',
  ],
  /** An opt-out from a sale that is itself not stated. */
  saleChoice: ['opt out of the sale', 'opt out of sale', 'opt out of + sale', 'do not sell', 'right to opt out', 'opt out + selling'],
  /** Trackers that somebody else runs. */
  foreignTrackers: ['third party + cookie', 'third party + tracking', 'third party + technolog*', 'provider + cookie', 'vendor + cookie', 'third party + pixel', 'third party + beacon', 'other company + cookie'],
  advertising: ['advertis*', 'ad', 'advert'],
  children: ['child*', 'minor', 'under 13', 'under the age', 'under thirteen', 'parent', 'guardian', 'kid', 'teen*', 'younger than', 'pupil', 'student'],
  /** "…and any other information that you give us": a list left open. */
  openList: [
    'other information', 'other personal information', 'other data', 'other personal data', 'other detail', 'not limited to', 'any information you', 'any information that you', 'additional information',
    'whatever information', 'other type of information', 'other kind of information', 'other categories', 'without limitation',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Topic = keyof typeof TOPICS;
