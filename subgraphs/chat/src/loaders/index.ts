import { batchById } from '@app/subgraph';
import DataLoader from 'dataloader';
import type { ConversationView } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
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
    badge: () => {
      badge ??= reads.badge();
      return badge;
    },
  };
}

function byConversation<Value>(read: (views: readonly ConversationView[]) => Promise<Value[]>) {
  return new DataLoader<ConversationView, Value, string>(read, { cacheKeyFn: ({ conversation }) => conversation.id });
}
