import { type ConversationMemberDocument, conversationMembers } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { type Conversation, MAX_GROUPS_PER_USER, type Membership, RANK_OF_ROLE } from '../domain/conversation.ts';
import type { Change, ConversationPosition, MemberPosition, MemberStore, MembershipChanges, NewMember } from '../domain/ports.ts';

type Rows = Filter<ConversationMemberDocument>;

/** Memberships in MongoDB: one row a person and conversation, at the person's shard. */
export class MongoMemberStore implements MemberStore {
  readonly #members: Collection<ConversationMemberDocument>;

  constructor(db: Db) {
    this.#members = collectionOf(db, conversationMembers);
  }

  async find(conversationId: string, userId: string, tx?: Transaction): Promise<Membership | null> {
    const found = await this.#members.findOne({ userId, conversationId }, tx ? { session: tx } : {});
    return found === null ? null : toMembership(found);
  }

  async findOf(userId: string, conversationIds: readonly string[]): Promise<ReadonlyMap<string, Membership>> {
    if (conversationIds.length === 0) return new Map();
    const found = await this.#members.find({ userId, conversationId: { $in: [...conversationIds] } }).toArray();
    return new Map(found.map((row) => [row.conversationId, toMembership(row)]));
  }

  async findIn(conversationId: string, userIds: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, Membership>> {
    if (userIds.length === 0) return new Map();
    const found = await this.#members
      .find({ userId: { $in: [...userIds] }, conversationId }, tx ? { session: tx } : {})
      .toArray();
    return new Map(found.map((row) => [row.userId, toMembership(row)]));
  }

  async findPairs(pairs: readonly { conversationId: string; userId: string }[]): Promise<ReadonlyMap<string, Membership>> {
    const found = await this.#members
      .find({ _id: { $in: pairs.map(({ conversationId, userId }) => rowId(conversationId, userId)) } })
      .toArray();
    return new Map(found.map((row) => [row._id, toMembership(row)]));
  }

  async enter(conversation: Conversation, members: readonly NewMember[], at: Date, tx: Transaction): Promise<void> {
    await this.#members.bulkWrite(
      members.map((member) => {
        const { _id, sentMessages, ...fields } = newRow(conversation, member, at);
        return {
          updateOne: {
            filter: { _id, userId: member.userId },
            update: [
              {
                $set: {
                  ...literals(fields),
                  // Own messages of an earlier stay lie behind the new beginning.
                  sentMessages: { $ifNull: ['$sentMessages', sentMessages] },
                  readSent: { $ifNull: ['$sentMessages', 0] },
                },
              },
            ],
            upsert: true,
          },
        };
      }),
      { session: tx, ordered: false },
    );
  }

  async update(conversationId: string, userId: string, changes: MembershipChanges, at: Date, tx: Transaction): Promise<void> {
    await this.#members.updateOne({ userId, conversationId }, updateOf(changes, at), { session: tx });
  }

  async updateMany(
    conversationId: string,
    changes: ReadonlyMap<string, MembershipChanges>,
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    await this.#members.bulkWrite(
      [...changes].map(([userId, of]) => ({ updateOne: { filter: { userId, conversationId }, update: updateOf(of, at) } })),
      { session: tx, ordered: false },
    );
  }

  async listDirect(
    userId: string,
    folder: Membership['folder'],
    after: ConversationPosition | null,
    limit: number,
  ): Promise<Membership[]> {
    const found = await this.#members
      .find({ userId, conversationType: 'DIRECT', folder, ...afterConversation(after) })
      .sort({ isPinned: -1, lastMessageAt: -1, conversationId: -1 })
      .limit(limit)
      .toArray();
    return found.map(toMembership);
  }

  async listGroups(userId: string, folder: Membership['folder']): Promise<Membership[]> {
    const found = await this.#members.find({ userId, conversationType: 'GROUP', folder }).limit(MAX_GROUPS_PER_USER).toArray();
    return found.map(toMembership);
  }

  async atGroupLimit(userIds: readonly string[], tx: Transaction): Promise<readonly string[]> {
    const folders = ['MAIN', 'ARCHIVED', 'REQUESTS'];
    const full = await this.#members
      .aggregate<{ _id: string }>(
        [
          { $match: { userId: { $in: [...userIds] }, conversationType: 'GROUP', folder: { $in: folders } } },
          { $group: { _id: '$userId', groups: { $sum: 1 } } },
          { $match: { groups: { $gte: MAX_GROUPS_PER_USER } } },
        ],
        { session: tx },
      )
      .toArray();
    return full.map(({ _id }) => _id);
  }

  async listUnreadCandidates(userId: string): Promise<Membership[]> {
    const [withNews, marked, groups] = await Promise.all([
      this.#members.find({ userId, mayBeUnread: true, folder: { $in: ['MAIN', 'ARCHIVED'] } }).toArray(),
      this.#members.find({ userId, isMarkedUnread: true, folder: { $in: ['MAIN', 'ARCHIVED'] } }).toArray(),
      this.#members
        .find({ userId, conversationType: 'GROUP', folder: { $in: ['MAIN', 'ARCHIVED'] } })
        .limit(MAX_GROUPS_PER_USER)
        .toArray(),
    ]);
    const rows = new Map([...withNews, ...marked, ...groups].map((row) => [row._id, row]));
    return [...rows.values()].map(toMembership);
  }

  async countRequests(userId: string): Promise<number> {
    return this.#members.countDocuments({ userId, conversationType: { $in: ['DIRECT', 'GROUP'] }, folder: 'REQUESTS' });
  }

  async findChanged(userId: string, after: Date): Promise<readonly (Change & { isGone: boolean })[]> {
    const found = await this.#members
      .find({ userId, updatedAt: { $gt: after } })
      .project<Pick<ConversationMemberDocument, 'conversationId' | 'updatedAt' | 'version' | 'status' | 'folder'>>({
        _id: 0,
        conversationId: 1,
        updatedAt: 1,
        version: 1,
        status: 1,
        folder: 1,
      })
      .toArray();
    return found.map(({ conversationId, updatedAt, version, status, folder }) => ({
      conversationId,
      at: updatedAt,
      version,
      isGone: status === 'LEFT' || folder === 'NOWHERE',
    }));
  }

  async listConversationIds(userId: string): Promise<string[]> {
    const found = await this.#members
      .find({ userId, isDeleted: false })
      .project<{ conversationId: string }>({ _id: 0, conversationId: 1 })
      .toArray();
    return found.map(({ conversationId }) => conversationId);
  }

  async list(conversationId: string, after: MemberPosition | null, limit: number, tx?: Transaction): Promise<Membership[]> {
    const found = await this.#members
      .find({ conversationId, status: 'ACTIVE', ...afterMember(after) }, tx ? { session: tx } : {})
      .sort({ rank: 1, joinedAt: 1, userId: 1 })
      .limit(limit)
      .toArray();
    return found.map(toMembership);
  }

  async listActiveIds(conversationId: string, afterUserId: string | null, limit: number, tx?: Transaction): Promise<string[]> {
    const found = await this.#members
      .find(
        { conversationId, status: 'ACTIVE', ...(afterUserId === null ? {} : { userId: { $gt: afterUserId } }) },
        tx ? { session: tx } : {},
      )
      .project<{ userId: string }>({ _id: 0, userId: 1 })
      .sort({ userId: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ userId }) => userId);
  }
}

function updateOf(changes: MembershipChanges, at: Date): UpdateFilter<ConversationMemberDocument> {
  const { isPinned, role, status, ...fields } = changes;
  return {
    $set: {
      ...fields,
      ...(isPinned === undefined ? {} : { isPinned: isPinned ? 1 : 0 }),
      ...(role === undefined ? {} : { role, rank: RANK_OF_ROLE[role] }),
      ...(status === undefined ? {} : { status, isDeleted: status === 'LEFT', deletedAt: status === 'LEFT' ? at : null }),
      updatedAt: at,
    },
    $inc: { version: 1 },
  };
}

/** Rows behind a position in the order of the list. */
function afterConversation(after: ConversationPosition | null): Rows {
  if (after === null) return {};
  const at = new Date(after.atMs);
  return {
    isPinned: { $lte: after.pinned },
    $or: [
      { isPinned: { $lt: after.pinned } },
      { isPinned: after.pinned, lastMessageAt: { $lt: at } },
      { isPinned: after.pinned, lastMessageAt: at, conversationId: { $lt: after.id } },
    ],
  };
}

function afterMember(after: MemberPosition | null): Rows {
  if (after === null) return {};
  const at = new Date(after.joinedMs);
  return {
    rank: { $gte: after.rank },
    $or: [
      { rank: { $gt: after.rank } },
      { rank: after.rank, joinedAt: { $gt: at } },
      { rank: after.rank, joinedAt: at, userId: { $gt: after.userId } },
    ],
  };
}

function newRow(conversation: Conversation, member: NewMember, at: Date): ConversationMemberDocument {
  return {
    _id: rowId(conversation.id, member.userId),
    conversationId: conversation.id,
    conversationType: conversation.type,
    ...member,
    rank: RANK_OF_ROLE[member.role],
    joinedAt: at,
    visibleFromSeq: conversation.lastSeq + 1,
    isPinned: 0,
    lastReadSeq: conversation.lastSeq,
    lastDeliveredSeq: conversation.lastSeq,
    readCounted: conversation.countedMessages,
    sentMessages: 0,
    readSent: 0,
    lastSentAt: null,
    mayBeUnread: false,
    isMarkedUnread: false,
    isMuted: false,
    mutedUntil: null,
    draft: null,
    lastMessageAt: at,
    version: 0,
    isDeleted: false,
    deletedAt: null,
    updatedAt: at,
  };
}

function rowId(conversationId: string, userId: string): string {
  return `${conversationId}:${userId}`;
}

/** Values as they are, whatever an update pipeline would read into them. */
function literals(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { $literal: value }]));
}

function toMembership({ _id, isPinned, ...fields }: ConversationMemberDocument): Membership {
  return { ...fields, isPinned: isPinned === 1 };
}
