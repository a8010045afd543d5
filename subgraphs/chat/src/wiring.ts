import { chatCollections } from '@app/collections/wechat_chat';
import { DescribeMedia, GetExcludedUsers, GetRelations } from '@app/contracts';
import { grantExpiry, MediaGrants } from '@app/grants';
import type { PageArguments, Viewer } from '@app/kernel';
import { isDuplicateKey } from '@app/mongo';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import type { ChatConfig } from './config.ts';
import type { ConversationView } from './domain/conversation.ts';
import { KeyedQueue } from './domain/keyed-queue.ts';
import { readLastMessages } from './domain/last-messages.ts';
import { listConversations } from './domain/list-conversations.ts';
import { listMembers } from './domain/list-members.ts';
import { listMessages, type MessagePageArguments } from './domain/list-messages.ts';
import type { SendMessageInput } from './domain/message-input.ts';
import { markDelivered, markRead, markUnread } from './domain/move-receipts.ts';
import { openDirect } from './domain/open-direct.ts';
import type { ReadBlocked } from './domain/ports.ts';
import { readReceipts } from './domain/receipts.ts';
import { sendMessage } from './domain/send-message.ts';
import { countUnread, readBadge } from './domain/unread.ts';
import { readMessages, readViews } from './domain/views.ts';
import { openChatEvents } from './live/chat-events.ts';
import { LiveReads } from './live/live-reads.ts';
import { openMessageStream } from './live/message-stream.ts';
import { rememberBlocked } from './loaders/blocked-people.ts';
import { MongoConversationStore } from './store/conversation-store.ts';
import { MongoMarkStore } from './store/mark-store.ts';
import { MongoMemberStore } from './store/member-store.ts';
import { MongoMessageKeyStore } from './store/message-key-store.ts';
import { MongoMessageStore } from './store/message-store.ts';

/** Who gets what: stores, shared mechanisms, what other domains answer, and the use cases of chat. */
export function wire(runtime: Runtime, config: ChatConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'chat', 'wechat_chat', chatCollections);
  const { clock, cursors } = runtime;
  const stores = {
    conversations: new MongoConversationStore(domain.db),
    members: new MongoMemberStore(domain.db),
    messages: new MongoMessageStore(domain.db),
    messageKeys: new MongoMessageKeyStore(domain.db),
    marks: new MongoMarkStore(domain.db),
  };
  const people = relationsOf(runtime);
  const describeMedia = async (ids: readonly string[]) => (await runtime.calls.invoke(DescribeMedia, { ids: [...ids] })).media;
  const deps = {
    ...stores,
    ...people,
    outbox: domain.outbox,
    transact: domain.transact,
    queue: new KeyedQueue(),
    describeMedia,
    isDuplicateKey,
    clock,
    cursors,
  };
  const reads = new LiveReads(deps);
  const live = { ...deps, runtime, reads };
  const grants = new MediaGrants(config.MEDIA_GRANT_SECRET);

  const api = {
    now: () => clock.now(),
    readViews: (viewer: Viewer, ids: readonly string[]) => readViews(deps, viewer.id, ids),
    readMessages: (viewer: Viewer, ids: readonly string[]) => readMessages(deps, viewer.id, ids),
    listConversations: (viewer: Viewer, folder: 'MAIN' | 'ARCHIVED' | 'REQUESTS', args: PageArguments) =>
      listConversations(deps, viewer, folder, args),
    listMessages: (view: ConversationView, args: MessagePageArguments) => listMessages(deps, view, args),
    listMembers: (view: ConversationView, args: PageArguments) => listMembers(deps, view, args),
    readLastMessages: (viewer: Viewer, views: readonly ConversationView[]) => readLastMessages(deps, viewer.id, views),
    countUnread: (viewer: Viewer, views: readonly ConversationView[]) => countUnread(deps, viewer.id, views),
    readBadge: (viewer: Viewer) => readBadge(deps, viewer.id),
    readReceipts: (view: ConversationView) => readReceipts(deps, view),
    openDirect: (viewer: Viewer, userId: string) => openDirect(deps, viewer, userId),
    sendMessage: (viewer: Viewer, input: SendMessageInput) => sendMessage(deps, viewer, input),
    markRead: (viewer: Viewer, conversationId: string, seq: number) => markRead(deps, viewer, conversationId, seq),
    markDelivered: (viewer: Viewer, conversationId: string, seq: number) => markDelivered(deps, viewer, conversationId, seq),
    markUnread: (viewer: Viewer, conversationId: string) => markUnread(deps, viewer, conversationId),
    /** A reference to an upload that this viewer has just been shown. */
    mediaReference: (viewerId: string, mediaId: string) => ({
      id: mediaId,
      grant: grants.issue(mediaId, viewerId, grantExpiry(clock.now())),
    }),
    openChatEvents: (viewer: Viewer, after: string | null | undefined, signal: AbortSignal) =>
      openChatEvents(live, viewer, after, signal),
    openMessageStream: (viewer: Viewer, conversationId: string, afterSeq: number | null | undefined, signal: AbortSignal) =>
      openMessageStream(live, viewer, conversationId, afterSeq, signal),
  };
  return { domain, stores, deps, api };
}

/** What profiles knows of people: relations, cached, and whom somebody blocks. */
function relationsOf(runtime: Runtime) {
  const cache = new Relations({
    redis: runtime.redis,
    keyPrefix: runtime.redisPrefix,
    source: async (viewerId, ownerIds) =>
      (await runtime.calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations,
    clock: runtime.clock,
  });
  const relations = cache.of.bind(cache);
  const readBlocked: ReadBlocked = async (viewerId) => {
    const { blockedEitherWay } = await runtime.calls.invoke(GetExcludedUsers, { userId: viewerId });
    const facts = await relations(viewerId, blockedEitherWay);
    return new Set(blockedEitherWay.filter((id) => facts.get(id)?.isBlocked));
  };
  return { relations, blockedBy: rememberBlocked(readBlocked, () => performance.now()) };
}

/** The use cases of chat, as resolvers call them. */
export type ChatApi = ReturnType<typeof wire>['api'];
