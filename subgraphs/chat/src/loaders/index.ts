import { batchById } from '@app/subgraph';
import DataLoader from 'dataloader';
import type { ConversationView } from '../domain/conversation.ts';
import type { Message, ReactionType } from '../domain/message.ts';
import type { Presence } from '../domain/presence.ts';
import type { Receipt } from '../domain/receipts.ts';
import type { ChatBadge, Unread } from '../domain/unread.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  views(ids: readonly string[]): Promise<ReadonlyMap<string, ConversationView>>;
  messages(ids: readonly string[]): Promise<ReadonlyMap<string, Message>>;
  unread(views: readonly ConversationView[]): Promise<ReadonlyMap<string, Unread>>;
  lastMessages(views: readonly ConversationView[]): Promise<ReadonlyMap<string, Message>>;
  receipts(view: ConversationView): Promise<ReadonlyMap<string, Receipt> | null>;
  badge(): Promise<ChatBadge>;
  viewerReactions(messages: readonly Message[]): Promise<ReadonlyMap<string, ReactionType>>;
  starred(messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  presence(userIds: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
}

/** Loaders of one request. */
export interface ChatLoaders {
  /** Conversations as the caller sees them; null where not. */
  readonly viewById: DataLoader<string, ConversationView | null>;
  /** Messages that the caller may see; null where not. */
  readonly messageById: DataLoader<string, Message | null>;
  readonly unreadOf: DataLoader<ConversationView, Unread, string>;
  readonly lastMessageOf: DataLoader<ConversationView, Message | null, string>;
  /** Receipts by person; null where none are shown. */
  readonly receiptsOf: DataLoader<ConversationView, ReadonlyMap<string, Receipt> | null, string>;
  /** The caller's own reaction; null for none. */
  readonly viewerReactionOf: DataLoader<Message, ReactionType | null, string>;
  /** Whether the caller has starred a message; null: not. */
  readonly isStarred: DataLoader<string, true | null>;
  /** Presence of people; null where they do not show it to the caller. */
  readonly presenceOf: DataLoader<string, Presence | null>;
  /** Asked once however often it is selected. */
  badge(): Promise<ChatBadge>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): ChatLoaders {
  let badge: Promise<ChatBadge> | null = null;
  return {
    viewById: batchById(reads.views),
    messageById: batchById(reads.messages),
    unreadOf: byConversation(async (views) => {
      const found = await reads.unread(views);
      return views.map(({ conversation }) => found.get(conversation.id) ?? { messages: 0, mentions: 0 });
    }),
    lastMessageOf: byConversation(async (views) => {
      const found = await reads.lastMessages(views);
      return views.map(({ conversation }) => found.get(conversation.id) ?? null);
    }),
    receiptsOf: byConversation((views) => Promise.all(views.map(reads.receipts))),
    viewerReactionOf: new DataLoader<Message, ReactionType | null, string>(
      async (messages) => {
        const found = await reads.viewerReactions(messages);
        return messages.map(({ id }) => found.get(id) ?? null);
      },
      { cacheKeyFn: ({ id }) => id },
    ),
    isStarred: batchById(async (ids) => new Map([...(await reads.starred(ids))].map((id) => [id, true as const]))),
    presenceOf: batchById(reads.presence),
    badge: () => {
      badge ??= reads.badge();
      return badge;
    },
  };
}

function byConversation<Value>(read: (views: readonly ConversationView[]) => Promise<Value[]>) {
  return new DataLoader<ConversationView, Value, string>(read, { cacheKeyFn: ({ conversation }) => conversation.id });
}
