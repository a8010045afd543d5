import type { MessageContent, MessageType, ReactionCounts } from '@app/contracts/chat';

export type { MessageContent, MessageType, ReactionCounts, ReactionType } from '@app/contracts/chat';

/** One message, with its place in the order of its conversation. */
export interface Message {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly type: MessageType;
  /** Null: the system. */
  readonly senderId: string | null;
  readonly clientMessageId: string | null;
  /** Null once recalled. */
  readonly content: MessageContent | null;
  readonly mentionIds: readonly string[];
  readonly mentionsAll: boolean;
  readonly replyTo: { readonly messageId: string; readonly seq: number } | null;
  readonly isForwarded: boolean;
  readonly reactions: ReactionCounts;
  readonly isRecalled: boolean;
  readonly pinnedAt: Date | null;
  readonly editedAt: Date | null;
  readonly countedMessages: number;
  readonly sentMessages: number;
  readonly createdAt: Date;
}

/** A message before it has its place. */
export type MessageDraft = Pick<
  Message,
  'type' | 'senderId' | 'clientMessageId' | 'content' | 'mentionIds' | 'mentionsAll' | 'replyTo' | 'isForwarded'
>;

export const NO_REACTIONS: ReactionCounts = { LIKE: 0, LOVE: 0, LAUGH: 0, WOW: 0, SAD: 0, ANGRY: 0 };

/** The types whose content is an upload. */
export const MEDIA_TYPES = ['IMAGE', 'VIDEO', 'AUDIO', 'FILE', 'GIF'] as const satisfies readonly MessageType[];

/** What search finds of a content; empty when there is nothing to find. */
export function searchableText(content: MessageContent | null): string {
  switch (content?.kind) {
    case 'TEXT':
      return content.text;
    case 'MEDIA':
      return content.caption ?? '';
    case 'LOCATION':
      return [content.name, content.address].filter((part) => part !== null).join('\n');
    default:
      return '';
  }
}

/** The upload that a message carries; null for none. */
export function mediaIdOf(content: MessageContent | null): string | null {
  return content?.kind === 'MEDIA' ? content.mediaId : null;
}

const PREVIEW_CODE_POINTS = 120;

/** The beginning of what a message says, for quotes; null when it has no words. */
export function previewOf(content: MessageContent | null): string | null {
  const words = Array.from(searchableText(content));
  if (words.length === 0) return null;
  return words.length <= PREVIEW_CODE_POINTS ? words.join('') : `${words.slice(0, PREVIEW_CODE_POINTS).join('')}…`;
}
