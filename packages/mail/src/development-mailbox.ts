import type { Db } from 'mongodb';
import type { Mail, Mailer } from './mailer.ts';

/** A mail as the mailbox shows it. */
export interface ReceivedMail extends Mail {
  readonly at: string;
}

const KEPT = 10_000;

/** Where mails land in development: a capped collection that every process of the platform can read. Never used in production. */
export class DevelopmentMailbox implements Mailer {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Creates the capped collection; repeatable. */
  async setUp(): Promise<void> {
    const exists = await this.#db.listCollections({ name: 'mails' }).hasNext();
    if (!exists) await this.#db.createCollection('mails', { capped: true, size: 64 * 1024 * 1024, max: KEPT });
  }

  async send(mail: Mail): Promise<void> {
    await this.#db.collection('mails').insertOne({ ...mail, toFolded: mail.to.toLowerCase(), at: new Date() });
  }

  /** Newest first, at most 100; all addresses when `to` is null. */
  async list(to: string | null): Promise<ReceivedMail[]> {
    const filter = to === null ? {} : { toFolded: to.toLowerCase() };
    const found = await this.#db
      .collection<Mail & { toFolded: string; at: Date }>('mails')
      .find(filter)
      .sort({ $natural: -1 })
      .limit(100)
      .toArray();
    return found.map(({ to: address, subject, text, html, template, data, at }) => ({
      to: address,
      subject,
      text,
      html,
      template,
      data,
      at: at.toISOString(),
    }));
  }
}
