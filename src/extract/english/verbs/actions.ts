// From a verb and its roles to what is done with data.
import { INTRANSITIVE } from '../../../generated/words/roles.js';
import { PUTTING } from '../../../generated/words/actions.js';
import { Bit, lexicon, Reading } from '../lexicon/lexicon.js';
import { adsNamed } from './adpurposes.js';
import { carried, informed, recognised } from './carried.js';
import type { Clause } from '../clauses/clause.js';
import { toWhich } from './conveying.js';
import { adsIn, collected, ended, got, handedOn, held, installed, one, outside, placed, retained } from './deeds.js';
import { accessOrAvailable } from './disclosing.js';
import { namesNoPractice, ofOtherThings } from './nopractice.js';
import type { Found } from '../roles/found.js';
import { track, trackersPut } from './gathering.js';
import { idioms } from './idioms.js';
import { copyKept, periodSaid, staysWithUs } from './keeping.js';
import { learnt, tellsOfReaders } from './knowing.js';
import { lasts } from './lasting.js';
import { marketing } from './mailings.js';
import { joinsAdvertising, managesMarketing } from './joining.js';
import { adsCarried, adsFirst, advertises, contentShown } from './marketing.js';
import { uses } from './using.js';
import { askedByStep, films, loggedEvent, standsInLogs, wanted } from './needing.js';
import { callsForHandover, endsWithAccount, happens, marketed } from './nominals.js';
import { addedFrom, camerasFilm, camerasStand, checked, copied, listsPeople, putInList, toldWhen } from './noting.js';
import { whatIncludes } from './being.js';
import { appears, goesWithBusiness, isGiven, moves, receiversNamed, sharedNamed, uploaded, workedOnForUs } from './reaching.js';
import type { Roles } from '../roles/roles.js';
import { countsAsSale, saleOf, sells } from './selling.js';
import type { Sentence } from '../sentences/sentence.js';
import { leftToReader } from './storing.js';
import { VerbReaders, type Verb } from './verbs.js';
import { enteredAndSeen, obeysOrders, reachesBuyer } from './passing.js';
import { copula, mayOpen, opensAfter } from './visibility.js';

/** The actions of one main verb. Empty where it says nothing about people's data. The doer is never the reader: what readers do is told elsewhere. */
export function actionsOf(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const base = s.base(main);
  if (clause.group.copula) {
    const named =
      periodSaid(s, clause, main) ??
      receiversNamed(s, clause, main) ??
      wanted(s, clause, main, base) ??
      happens(s, clause, main, base, roles) ??
      lasts(s, clause, main, base, 0) ??
      camerasStand(s, clause, main);
    return named ? [named] : copula(s, clause, main, roles);
  }
  const verb = {
    s,
    clause,
    main,
    base,
    readings: readingsOf(s, clause, main),
    roles,
    about: roles.data.length > 0 || roles.generic || roles.pronoun,
  };
  const named = NAMED.first(verb);
  if (named) return named;
  if (base === 'become') return copula(s, clause, main, roles);
  const opened = opensAfter(s, clause, main, roles);
  const done = READERS.first(verb) ?? [];
  return opened ? [...done, opened] : done;
}

function readingsOf(s: Sentence, clause: Clause, main: number): number {
  const base = s.base(main);
  const own = s.readings(main);
  const particles = lexicon().particles.get(base);
  if (!particles) return own;
  for (let k = main + 1; k < Math.min(clause.region.to, main + 14); k++) {
    const more = particles.get(s.norm(k));
    if (more !== undefined && (k === main + 1 || !(s.bits(k) & Bit.PREP) || k - main < 6)) return own | more;
  }
  return own;
}

const ADVERTISED: Found[] = [{ action: 'advertise' }];
/** "We show content and adverts": the content is no data. */
const SHOWN: Found[] = [{ action: 'advertise', bare: true }];
const ADDRESSED: Found[] = [{ action: 'advertise', data: [] }];

/** Whether any reader may have something to say of a verb. */
export function isRead(s: Sentence, clause: Clause, main: number): boolean {
  const base = s.base(main);
  if (clause.group.copula || base === 'become') return true;
  const readings = readingsOf(s, clause, main);
  return READERS.know(base, readings) || NAMED.know(base, readings) || (clause.group.passive && mayOpen(s, clause, main));
}

/** Readers of verbs whose subject says what they are of: asked before all others. */
const NAMED = new VerbReaders<Verb, Found>([
  [periodSaid.verbs, (v) => one(periodSaid(v.s, v.clause, v.main))],
  [receiversNamed.verbs, (v) => one(receiversNamed(v.s, v.clause, v.main))],
  [sharedNamed.verbs, (v) => one(sharedNamed(v.s, v.clause, v.main))],
  [endsWithAccount.verbs, (v) => one(endsWithAccount(v.s, v.clause, v.main))],
  [whatIncludes.verbs, (v) => one(whatIncludes(v.s, v.clause, v.main))],
  [wanted.verbs, (v) => one(wanted(v.s, v.clause, v.main, v.base))],
]);

/** The readers of all other verbs. A verb is asked of those alone whose verbs it is among; which those are, each says where it stands. */
const READERS = new VerbReaders<Verb, Found>([
  [learnt.verbs, (v) => one(learnt(v.s, v.clause, v.main))],
  [namesNoPractice.verbs, (v) => (namesNoPractice(v) ? [] : null)],
  [marketed.verbs, (v) => one(marketed(v.s, v.clause, v.main, v.base))],
  [
    happens.verbs,
    (v) => {
      const done = happens(v.s, v.clause, v.main, v.base, v.roles);
      // "The processing is carried out for direct marketing"
      const ads = done?.action === 'use' && !v.clause.negated && adsNamed(v.s, v.roles);
      return done && (ads ? [done, { ...done, action: 'advertise' }] : [done]);
    },
  ],
  [callsForHandover.verbs, (v) => callsForHandover(v.s, v.clause, v.main, v.roles)],
  [obeysOrders.verbs, (v) => one(obeysOrders(v.s, v.clause, v.main))],
  [lasts.verbs, (v) => one(lasts(v.s, v.clause, v.main, v.base, 0))],
  [enteredAndSeen.verbs, (v) => one(enteredAndSeen(v.s, v.clause, v.main))],
  [appears.verbs, (v) => one(appears(v.s, v.clause, v.main, v.base))],
  [isGiven.verbs, (v) => one(isGiven(v.s, v.clause, v.main))],
  [moves.verbs, (v) => one(moves(v.s, v.clause, v.main, v.base, v.roles))],
  [uploaded.verbs, (v) => one(uploaded(v.clause, v.roles))],
  [goesWithBusiness.verbs, (v) => one(goesWithBusiness(v.s, v.clause, v.main, v.base, v.roles, v.about))],
  [askedByStep.verbs, (v) => one(askedByStep(v.s, v.clause, v.roles))],
  [standsInLogs.verbs, (v) => one(standsInLogs(v.s, v.clause, v.main))],
  [films.verbs, (v) => one(films(v.s, v.clause, v.main, v.base))],
  [camerasFilm.verbs, (v) => one(camerasFilm(v.s, v.clause))],
  [copied.verbs, (v) => one(copied(v.s, v.clause, v.main))],
  [listsPeople.verbs, (v) => one(listsPeople(v.s, v.clause, v.main))],
  [putInList.verbs, (v) => one(putInList(v.s, v.clause, v.main))],
  [
    addedFrom.verbs,
    (v) => {
      const added = addedFrom(v.s, v.clause, v.main);
      return added && [added, ...(v.readings & Reading.use ? uses(v.s, v.clause, v.roles, v.about, v.main) : [])];
    },
  ],
  [checked.verbs, (v) => one(checked(v.s, v.clause, v.main))],
  [toldWhen.verbs, (v) => one(toldWhen(v.s, v.clause, v.main))],
  [idioms.verbs, (v) => idioms(v.s, v.clause, v.main, v.base, v.roles)],
  [countsAsSale.verbs, countsAsSale],
  [saleOf.verbs, (v) => saleOf(v.s, v.clause, v.main, v.base)],
  [accessOrAvailable.verbs, (v) => accessOrAvailable(v.s, v.clause, v.main, v.base, v.roles, v.about)],
  [toWhich.verbs, toWhich],
  [carried.verbs, (v) => carried(v.s, v.clause, v.main, v.base, v.roles)],
  [recognised.verbs, (v) => one(recognised(v.s, v.clause, v.main, v.roles))],
  [informed.verbs, (v) => one(informed(v.s, v.clause, v.main))],
  [placed.verbs, placed],
  [trackersPut.verbs, trackersPut],
  [managesMarketing.verbs, managesMarketing],
  [installed.verbs, installed],
  [
    { readings: Reading.sell },
    (v) =>
      !(v.base === 'sell' && ['out', 'at'].includes(v.s.norm(v.main + 1))) && sells(v.s, v.clause, v.roles, v.about)
        ? [{ action: 'sell' }]
        : null,
  ],
  [ended.verbs, ended],
  [
    { readings: Reading.advertise },
    // "advertise to people who have a profile like yours": whom it reaches, no data.
    ({ s, clause, roles, base }) =>
      advertises(s, clause, roles, base) ? (base === 'advertise' && s.norm(roles.object.from) === 'to' ? ADDRESSED : ADVERTISED) : null,
  ],
  [
    { bases: [PUTTING], readings: Reading.show },
    (v) => (adsFirst(v.s, v.roles) ? (contentShown(v.s, v.roles) ? SHOWN : ADVERTISED) : null),
  ],
  [
    { bases: ['base'], readings: Reading.show | Reading.advertise | Reading.convey },
    ({ s, clause, readings, about }) =>
      clause.group.passive &&
      clause.subject &&
      (readings & (Reading.show | Reading.advertise | Reading.convey) || about) &&
      adsIn(s, clause.subject)
        ? ADVERTISED
        : null,
  ],
  [adsCarried.verbs, (v) => (adsCarried(v.s, v.clause, v.roles, v.base) ? ADVERTISED : null)],
  [marketing.verbs, (v) => one(marketing(v.s, v.clause, v.readings, v.roles, v.main))],
  [joinsAdvertising.verbs, (v) => one(joinsAdvertising(v.s, v.clause, v.main, v.base, v.roles))],
  [handedOn.verbs, handedOn],
  [{ bases: [INTRANSITIVE] }, (v) => (v.roles.place ? [] : null)],
  [staysWithUs.verbs, (v) => (v.clause.actor === 'data' && v.about ? one(staysWithUs(v.s, v.clause, v.main)) : null)],
  // "Your photos stay on your phone": they are with the reader, not with us.
  [
    { bases: [INTRANSITIVE] },
    ({ s, clause, roles, main }) =>
      leftToReader(s, clause, roles, main)
        ? clause.negated
          ? []
          : [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }]
        : null,
  ],
  [retained.verbs, retained],
  [
    { bases: ['keep'] },
    ({ s, main, about, roles }) =>
      // "We keep track of what you buy"
      s.norm(main + 1) !== 'track'
        ? null
        : about || (s.norm(main + 2) === 'of' && tellsOfReaders(s, main + 3, false))
          ? [{ action: 'track', ...(roles.data.length ? {} : { implies: 'usage.activity' }) }]
          : [],
  ],
  [copyKept.verbs, (v) => (v.about ? null : one(copyKept(v.s, v.clause, v.main)))],
  [lasts.verbs, (v) => (v.about ? null : one(lasts(v.s, v.clause, v.main, v.base, v.readings)))],
  [workedOnForUs.verbs, outside],
  [held.verbs, held],
  [{ readings: Reading.track }, (v) => one(track(v.s, v.roles, v.about, v.main))],
  [ofOtherThings.verbs, (v) => (ofOtherThings(v) ? [] : null)],
  [collected.verbs, collected],
  [
    loggedEvent.verbs,
    (v) => (v.readings & (Reading.collect | Reading.track) && !v.about ? one(loggedEvent(v.s, v.clause, v.main, v.roles)) : null),
  ],
  [
    { readings: Reading.get | Reading.use },
    ({ s, clause, main }) => (s.within('signal', { from: main, to: clause.region.to }).length ? [] : null),
  ],
  [got.verbs, got],
  [
    { readings: Reading.use },
    (v) => [...(one(reachesBuyer(v.s, v.clause, v.about)) ?? []), ...uses(v.s, v.clause, v.roles, v.about, v.main)],
  ],
]);
