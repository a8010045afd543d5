import { GroupAvatarChanged, MessageChanged, MessageSent } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';

/** Tells media that an object carries an upload, or no longer. */
export type SetCarrier = (mediaId: string, carrier: string, attached: boolean) => Promise<void>;

/** Uploads in messages and pictures of groups are kept as long as they are carried. Repeatable: media keeps a set of carriers. */
export function onMediaCarried(setCarrier: SetCarrier): EventHandler[] {
  return [
    on(MessageSent, async ({ data }) => {
      if (data.mediaId !== null) await setCarrier(data.mediaId, messageCarrier(data.messageId), true);
    }),
    on(MessageChanged, async ({ data }) => {
      if (data.mediaId !== null) await setCarrier(data.mediaId, messageCarrier(data.messageId), false);
    }),
    on(GroupAvatarChanged, async ({ data }) => {
      if (data.mediaId !== null) await setCarrier(data.mediaId, groupCarrier(data.conversationId), true);
      if (data.mediaIdBefore !== null) await setCarrier(data.mediaIdBefore, groupCarrier(data.conversationId), false);
    }),
  ];
}

function messageCarrier(messageId: string): string {
  return `message:${messageId}`;
}

function groupCarrier(conversationId: string): string {
  return `conversation:${conversationId}`;
}
