import { Resend } from 'resend';

const resend = new Resend('key');

export function welcome(to: string) {
  return resend.emails.send({ from: 'hello@fernhollow.example', to, subject: 'Welcome', text: 'Hello!' });
}
