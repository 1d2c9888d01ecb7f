import type { ReactNode } from 'react';
import Link from 'next/link';

export const metadata = { title: 'Privacy · Fernhollow' };

const MAIL = 'privacy@fernhollow.example';
const collected = [
  'When you open an account we ask for your e-mail address and a password. What you write in your diary is stored for you and shown to nobody else.',
  'We use your e-mail address for your account and for service messages. If you agree, we use a cookie identifier and your activity for analytics. You can take that back at any time.',
];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export default function Privacy() {
  return (
    <main className="mx-auto max-w-prose">
      <h1>Privacy policy of Fernhollow</h1>
      <p>Last updated: 4 May 2026</p>
      <p>
        Fernhollow Ltd (<a href={`mailto:${MAIL}`}>{MAIL}</a>) runs the <Link href="/">Fernhollow diary</Link>.
      </p>

      <Part title="What we collect">{collected.map((text) => <p key={text}>{text}</p>)}</Part>

      <Part title="Who gets it">
        <p>
          Our hosting provider Vercel stores your data, and Resend delivers our e-mail.{' '}
          If you agree, <b>PostHog</b> and <b>Mixpanel</b> count visits for us.
        </p>
      </Part>

      <Part title="How long we keep it">
        <p>We keep your account and your diary until you close your account. Counts of visits are deleted after 13 months.</p>
      </Part>

      <Part title="Your rights">
        <p>
          You may see, correct, take with you and delete your data, object, and complain to a supervisory authority.
          Write to {MAIL}.
        </p>
      </Part>
    </main>
  );
}
