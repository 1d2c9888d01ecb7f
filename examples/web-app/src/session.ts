const YEAR = 60 * 60 * 24 * 365;

interface Answer {
  readonly cookies: { set(name: string, value: string, options: object): void };
}

export function remember(answer: Answer, token: string): void {
  answer.cookies.set('fern_session', token, { httpOnly: true, secure: true, maxAge: YEAR });
}
