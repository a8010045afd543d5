import type { ServiceCalls } from '@app/calls';
import { GetAccountCards } from '@app/contracts';
import type { Mailer } from '@app/mail';
import type { NotificationLetter } from '../domain/deliver.ts';
import type { DigestLetter } from '../domain/digest.ts';
import { type Addressee, digestMail, notificationMail } from './letters.ts';

/** Sends the mails of notifications to the addresses that auth knows. A user without an active account gets none. */
export function createLetters(options: { calls: ServiceCalls; mailer: Mailer; appUrl: string }) {
  const { calls, mailer, appUrl } = options;
  const addressee = async (userId: string): Promise<Addressee | null> => {
    const { cards } = await calls.invoke(GetAccountCards, { ids: [userId] });
    const card = cards[0];
    return card?.isActive === true ? { email: card.email, name: card.displayName } : null;
  };
  return {
    sendNotification: async (letter: NotificationLetter): Promise<void> => {
      const to = await addressee(letter.receiverId);
      if (to !== null) await mailer.send(notificationMail(letter, to, appUrl));
    },
    sendDigest: async (letter: DigestLetter): Promise<void> => {
      const to = await addressee(letter.receiverId);
      if (to !== null) await mailer.send(digestMail(letter, to, appUrl));
    },
  };
}
