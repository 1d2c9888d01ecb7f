import * as Sentry from '@sentry/nextjs';

Sentry.init({ dsn: 'https://key@errors.fernhollow.example/1', sendDefaultPii: true });
