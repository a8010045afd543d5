import { chatCollections } from '@app/collections/wechat_chat';
import { ConfirmUserErased, DescribeMedia, GetExcludedUsers, GetRelations, SetMediaCarrier } from '@app/contracts';
import { MediaGrants } from '@app/grants';
import { KeyedBatches, KeyedQueue } from '@app/kernel';
import { IdempotencyStore, isDuplicateKey } from '@app/mongo';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import type { Db } from 'mongodb';
import { createApi } from './api.ts';
import type { ChatConfig } from './config.ts';
import type { Blocks, ReadBlocked } from './domain/ports.ts';
import { MAX_BATCH, type Sending, type Stored, type StoreMessagesDeps, storeMessages } from './domain/store-messages.ts';
import { LiveReads } from './live/live-reads.ts';
import { PresenceBeats } from './live/presence.ts';
import { rememberBlocked } from './loaders/blocked-people.ts';
import { MongoConversationStore } from './store/conversation-store.ts';
import { MongoHousekeepingStore } from './store/housekeeping-store.ts';
import { MongoInviteStore } from './store/invite-store.ts';
import { MongoJoinRequestStore } from './store/join-request-store.ts';
import { MongoMarkStore } from './store/mark-store.ts';
import { MongoMemberStore } from './store/member-store.ts';
import { MongoMessageChangeStore } from './store/message-change-store.ts';
import { MongoMessageKeyStore } from './store/message-key-store.ts';
import { MongoMessageStore } from './store/message-store.ts';
import { RedisPresenceStore } from './store/presence-store.ts';
import { MongoReactionStore } from './store/reaction-store.ts';
import { MongoTraceStore } from './store/trace-store.ts';

/** Who gets what: stores, shared mechanisms, what other domains answer, and the use cases of chat. */
export function wire(runtime: Runtime, config: ChatConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'chat', 'wechat_chat', chatCollections);
  const { clock, cursors, redis, redisPrefix } = runtime;
  const offlineAfterSec = config.OFFLINE_AFTER_SEC;
  const presence = new RedisPresenceStore({ redis, prefix: redisPrefix, offlineAfterSec, db: domain.db });
  const base = {
    ...storesOf(domain.db),
    ...peopleOf(runtime),
    presence,
    runtime,
    outbox: domain.outbox,
    transact: domain.transact,
    queue: new KeyedQueue(),
    describeMedia: async (ids: readonly string[]) => (await runtime.calls.invoke(DescribeMedia, { ids: [...ids] })).media,
    isDuplicateKey,
    clock,
    cursors,
    offlineAfterSec,
    typingTtlSec: config.TYPING_TTL_SEC,
    editWindowSec: config.EDIT_WINDOW_SEC,
    recallWindowSec: config.RECALL_WINDOW_SEC,
    publicUrl: runtime.config.PUBLIC_URL,
    grants: new MediaGrants(config.MEDIA_GRANT_SECRET),
  };
  const deps = { ...base, sends: sendsOf(base) };
  const reads = new LiveReads(deps);
  const beats = new PresenceBeats(deps);
  const api = createApi({ ...deps, reads, beats });
  const upkeep = {
    housekeeping: new MongoHousekeepingStore(domain.db),
    clock,
    retentionSec: config.SOFT_DELETE_RETENTION_SEC,
  };
  const setCarrier = async (mediaId: string, carrier: string, attached: boolean): Promise<void> => {
    await runtime.calls.invoke(SetMediaCarrier, { mediaIds: [mediaId], carrier, isPublic: false, attached });
  };
  const confirmErased = async (userId: string): Promise<void> => {
    await runtime.calls.invoke(ConfirmUserErased, { userId, domain: 'chat' });
  };
  return { domain, deps, upkeep, beats, setCarrier, confirmErased, api };
}

/** Messages of one conversation that arrive together share a transaction; nothing else changes the conversation meanwhile. */
function sendsOf(deps: StoreMessagesDeps): KeyedBatches<Sending, Stored> {
  return new KeyedBatches<Sending, Stored>(
    (conversationId, sendings) => deps.queue.run(conversationId, () => storeMessages(deps, conversationId, sendings)),
    MAX_BATCH,
  );
}

function storesOf(db: Db) {
  return {
    conversations: new MongoConversationStore(db),
    members: new MongoMemberStore(db),
    messages: new MongoMessageStore(db),
    changes: new MongoMessageChangeStore(db),
    messageKeys: new MongoMessageKeyStore(db),
    marks: new MongoMarkStore(db),
    reactions: new MongoReactionStore(db),
    invites: new MongoInviteStore(db),
    joinRequests: new MongoJoinRequestStore(db),
    traces: new MongoTraceStore(db),
    idempotency: new IdempotencyStore(db),
  };
}

/** What profiles knows of people: relations, cached, and whom somebody blocks. */
function peopleOf(runtime: Runtime) {
  const cache = new Relations({
    redis: runtime.redis,
    keyPrefix: runtime.redisPrefix,
    source: async (viewerId, ownerIds) =>
      (await runtime.calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations,
    clock: runtime.clock,
  });
  const relations = cache.of.bind(cache);
  const now = () => performance.now();
  const readExcluded: ReadBlocked = async (userId) =>
    new Set((await runtime.calls.invoke(GetExcludedUsers, { userId })).blockedEitherWay);
  const excluded = rememberBlocked(readExcluded, now);
  const readBlocked: ReadBlocked = async (viewerId) => {
    const either = await excluded(viewerId);
    const facts = await relations(viewerId, [...either]);
    return new Set([...either].filter((id) => facts.get(id)?.isBlocked));
  };
  const blocks: Blocks = async (viewerId, otherId) =>
    (await excluded(otherId)).has(viewerId) && (await relations(viewerId, [otherId])).get(otherId)?.isBlocked !== false;
  return { relations, blockedBy: rememberBlocked(readBlocked, now), blocks };
}
