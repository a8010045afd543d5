import {
  type ConversationDocument,
  type ConversationMemberDocument,
  conversationMembers,
  conversations,
  inviteLinks,
  joinRequests,
  type MessageDocument,
  messageMarks,
  messageReactions,
  messages,
} from '@app/collections/wechat_chat';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { HousekeepingStore } from '../domain/housekeeping.ts';
import { NO_REACTIONS, type ReactionCounts } from '../domain/message.ts';

const BATCH = 200;

/** Repairs and removals in batches. A repair only writes while what it has read still stands, so racing changes win. */
export class MongoHousekeepingStore implements HousekeepingStore {
  readonly #db: Db;
  readonly #conversations: Collection<ConversationDocument>;
  readonly #members: Collection<ConversationMemberDocument>;
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#db = db;
    this.#conversations = collectionOf(db, conversations);
    this.#members = collectionOf(db, conversationMembers);
    this.#messages = collectionOf(db, messages);
  }

  async repairCounts() {
    const repaired = { memberCounts: 0, messageCounts: 0, reactionCounts: 0 };
    for await (const conversation of this.#conversations.find({ isDeleted: false }).batchSize(BATCH)) {
      const { _id, version } = conversation;
      const memberCount = await this.#members.countDocuments({ conversationId: _id, status: 'ACTIVE' });
      const last = await this.#messages.findOne({ conversationId: _id }, { sort: { seq: -1 } });
      const isMemberDrift = memberCount !== conversation.memberCount;
      const isMessageDrift =
        last !== null && (last.seq !== conversation.lastSeq || last.countedMessages !== conversation.countedMessages);
      if (!isMemberDrift && !isMessageDrift) continue;
      const counts = last === null ? {} : { lastSeq: last.seq, countedMessages: last.countedMessages };
      const result = await this.#conversations.updateOne({ _id, version }, { $set: { memberCount, ...counts } });
      if (result.modifiedCount === 0) continue;
      if (isMemberDrift) repaired.memberCounts += 1;
      if (isMessageDrift) repaired.messageCounts += 1;
    }
    repaired.reactionCounts = await this.#repairReactions();
    return repaired;
  }

  async purge(before: Date) {
    const purged = { conversations: 0, messages: 0, members: 0 };
    for (;;) {
      const ended = await this.#conversations
        .find({ isDeleted: true, deletedAt: { $lt: before } })
        .project<{ _id: string }>({ _id: 1 })
        .limit(BATCH)
        .toArray();
      if (ended.length === 0) break;
      for (const { _id } of ended) purged.messages += await this.#purgeConversation(_id);
      purged.conversations += ended.length;
    }
    const left = await this.#members.deleteMany({ isDeleted: true, deletedAt: { $lt: before } });
    purged.members = left.deletedCount;
    return purged;
  }

  async #repairReactions(): Promise<number> {
    let repaired = 0;
    const reacted = { $or: Object.keys(NO_REACTIONS).map((type) => ({ [`reactions.${type}`]: { $gt: 0 } })) };
    for await (const message of this.#messages.find({ isRecalled: false, ...reacted }).batchSize(BATCH)) {
      const { _id, conversationId } = message;
      const rows = await collectionOf(this.#db, messageReactions)
        .aggregate<{ _id: keyof ReactionCounts; count: number }>([
          { $match: { conversationId, messageId: _id } },
          { $group: { _id: '$type', count: { $sum: 1 } } },
        ])
        .toArray();
      const counts = { ...NO_REACTIONS, ...Object.fromEntries(rows.map(({ _id: type, count }) => [type, count])) };
      if (
        Object.entries(counts).every(([type, count]) =>
          Object.entries(message.reactions).some(([t, c]) => t === type && c === count),
        )
      )
        continue;
      const result = await this.#messages.updateOne(
        { _id, conversationId, reactions: message.reactions },
        { $set: { reactions: counts } },
      );
      repaired += result.modifiedCount;
    }
    return repaired;
  }

  /** The conversation goes last: what is cut off is found again. Returns how many messages are gone. */
  async #purgeConversation(conversationId: string): Promise<number> {
    const { deletedCount } = await this.#messages.deleteMany({ conversationId });
    await collectionOf(this.#db, messageReactions).deleteMany({ conversationId });
    const members = await this.#members.find({ conversationId }).project<{ userId: string }>({ userId: 1 }).toArray();
    const userIds = members.map(({ userId }) => userId);
    await collectionOf(this.#db, messageMarks).deleteMany({ userId: { $in: userIds }, conversationId });
    await collectionOf(this.#db, inviteLinks).deleteMany({ conversationId });
    await collectionOf(this.#db, joinRequests).deleteMany({ conversationId });
    await this.#members.deleteMany({ conversationId });
    await this.#conversations.deleteOne({ _id: conversationId });
    return deletedCount;
  }
}
