import { MessageChanged, MessageSent } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { CarrierChange } from '../domain/set-carrier.ts';

/** Messages carry uploads, for the members of their conversation alone. Safe to repeat. */
export function onMessageChanged(setCarrier: (change: CarrierChange) => Promise<void>): EventHandler[] {
  const carry = async (messageId: string, mediaId: string | null, attached: boolean) => {
    if (mediaId !== null) await setCarrier({ mediaIds: [mediaId], carrier: `message:${messageId}`, isPublic: false, attached });
  };
  return [
    on(MessageSent, ({ data }) => carry(data.messageId, data.mediaId, true)),
    on(MessageChanged, ({ data }) => carry(data.messageId, data.mediaId, false)),
  ];
}
