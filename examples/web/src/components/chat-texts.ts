import type { ConversationCardFragment, MessageFieldsFragment } from '@app/client';
import type { TextKey } from '../i18n/current.ts';

type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const KINDS: Readonly<Record<string, TextKey>> = {
  IMAGE: 'photo',
  GIF: 'photo',
  VIDEO: 'video',
  AUDIO: 'audio',
  FILE: 'file',
  LOCATION: 'location',
  CONTACT: 'contact',
  STICKER: 'sticker',
};
const SYSTEM_EVENTS: ReadonlySet<string> = new Set([
  'group_created',
  'member_added',
  'member_joined',
  'member_removed',
  'member_left',
  'role_changed',
  'title_changed',
  'avatar_changed',
  'settings_changed',
  'message_pinned',
]);

/** How a conversation is called: the other one's name, or the group's. */
export function conversationName(conversation: Pick<ConversationCardFragment, 'peer' | 'title'>): string {
  return conversation.peer?.displayName ?? conversation.title ?? '…';
}

/** One line about a message. */
export function previewOf(message: MessageFieldsFragment | null, t: Say): string {
  if (message === null) return '';
  if (message.state !== 'VISIBLE') return t('recalled');
  const { content } = message;
  if (content?.__typename === 'TextContent') return content.text;
  if (content?.__typename === 'SystemContent') return systemText(content, t);
  const kind = KINDS[message.type];
  const caption = content?.__typename === 'MediaContent' ? content.caption : null;
  return kind === undefined ? '' : `[${t(kind)}]${caption ? ` ${caption}` : ''}`;
}

type System = Extract<MessageFieldsFragment['content'], { __typename: 'SystemContent' }>;

/** What happened in a group, in words. */
export function systemText(content: System, t: Say): string {
  if (!isSystemEvent(content.event)) return content.event;
  return t(content.event, {
    actor: content.actor?.displayName ?? '…',
    subject: content.subject?.displayName ?? content.actor?.displayName ?? '…',
    value: content.value ?? '',
  });
}

function isSystemEvent(event: string): event is Extract<TextKey, `${string}_${string}`> {
  return SYSTEM_EVENTS.has(event);
}
