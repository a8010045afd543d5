import { createTransport } from 'nodemailer';

/** A mail that is ready to go; `template` and `data` say what it was made of (for the development mailbox). */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly template: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Sends mails. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Mail through an SMTP server (`smtp://user:password@host:port`). */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    async send({ to, subject, text, html }) {
      await transport.sendMail({ from, to, subject, text, html });
    },
  };
}
