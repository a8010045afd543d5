import { createHash } from 'node:crypto';
import { type Logger, languageOf } from '@app/kernel';
import type { Mailer } from '@app/mail';
import type { RateLimiter } from '@app/redis';
import { htmlOf, textOf } from './layout.ts';
import { type MailTemplate, writeMail } from './templates.ts';

/** One mail to one person. */
export interface Letter {
  readonly template: MailTemplate;
  readonly to: string;
  readonly username: string;
  /** BCP 47; the nearest language of the platform is used. */
  readonly language: string;
  /** Token of the link, if the mail has one. */
  readonly token: string | null;
  /** Address of a link without a token. */
  readonly url?: string;
  /** What a security alert is about. */
  readonly alert?: string;
}

/** Sends letters. */
export type SendLetter = (letter: Letter) => Promise<void>;

/** Where the pages for mailed links are. */
const PATHS: Readonly<Record<MailTemplate, string>> = {
  'verify-email': '/verify-email',
  'account-exists': '/sign-in',
  'reset-password': '/reset-password',
  'confirm-email-change': '/confirm-email-change',
  'security-alert': '/confirm-email-change',
  'data-export': '/',
};

const HOUR_MS = 3_600_000;

/** Writes mails in the receiver's language and sends them; too many of one kind to one address are dropped. Throws when the mail server does. */
export function createPostOffice(options: {
  readonly mailer: Mailer;
  readonly limiter: RateLimiter;
  readonly perHour: number;
  /** Links begin with it. */
  readonly appUrl: string;
  readonly log: Logger;
}): SendLetter {
  const { mailer, limiter, perHour, appUrl, log } = options;
  return async (letter) => {
    const { template, to, username, token } = letter;
    const address = createHash('sha256').update(to.toLowerCase()).digest('base64url');
    const { allowed } = await limiter.take({ key: `mail:${template}:${address}`, limit: perHour, windowMs: HOUR_MS });
    if (!allowed) return log.warn({ template }, 'too many mails to one address; dropped');
    const language = languageOf(letter.language);
    const url = letter.url ?? pageOf(appUrl, template, token);
    const content = writeMail(template, language, { username, url, token, alert: letter.alert ?? null });
    const data: Record<string, string> = {
      ...(token === null ? {} : { token }),
      ...(letter.url === undefined ? {} : { url: letter.url }),
      ...(letter.alert === undefined ? {} : { kind: letter.alert }),
    };
    await mailer.send({ to, subject: content.subject, text: textOf(content), html: htmlOf(content, language), template, data });
  };
}

function pageOf(appUrl: string, template: MailTemplate, token: string | null): string {
  const url = new URL(`${appUrl.replace(/\/+$/, '')}${PATHS[template]}`);
  if (token !== null) url.searchParams.set('token', token);
  return url.href;
}
