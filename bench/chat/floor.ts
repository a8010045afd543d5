import { randomUUID } from 'node:crypto';
import { parseQuery } from '@app/search';
import type { ClientSession, Db, Document } from 'mongodb';
import { type Message, NO_REACTIONS } from '../../subgraphs/chat/src/domain/message.ts';
import { eraOf, toDocument } from '../../subgraphs/chat/src/store/message-store.ts';
import { idOf } from './world.ts';

interface Row extends Document {
  readonly _id: string;
}

/** What the same questions cost when they are asked by hand over the driver: no rules, no events, no other domains. */
export class Floor {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A conversation that only the floor writes in. */
  async conversation(index: number): Promise<string> {
    const id = idOf('floor', index);
    const [like] = await this.#rows('conversations').find({ type: 'GROUP' }).limit(1).toArray();
    await this.#rows('conversations').replaceOne({ _id: id }, { ...like, _id: id, lastSeq: 0 }, { upsert: true });
    await this.#rows('messages').deleteMany({ conversationId: id });
    return id;
  }

  /** The bare transaction of a message: its place, and itself. */
  async insert(conversationId: string, senderId: string, text: string): Promise<void> {
    await this.#db.client.withSession((session) =>
      session.withTransaction(async () => {
        const seq = await this.#place(conversationId, session);
        const message: Message = {
          id: randomUUID(),
          conversationId,
          seq,
          type: 'TEXT',
          senderId,
          clientMessageId: randomUUID(),
          content: { kind: 'TEXT', text },
          mentionIds: [],
          mentionsAll: false,
          replyTo: null,
          isForwarded: false,
          reactions: { ...NO_REACTIONS },
          isRecalled: false,
          pinnedAt: null,
          editedAt: null,
          countedMessages: seq,
          sentMessages: seq,
          createdAt: new Date(),
        };
        await this.#db.collection<Row>('messages').insertOne(toDocument(message), { session });
      }),
    );
  }

  async #place(id: string, session: ClientSession): Promise<number> {
    const update = { $inc: { lastSeq: 1, countedMessages: 1 }, $set: { lastMessageAt: new Date() } };
    const after = await this.#rows('conversations').findOneAndUpdate({ _id: id }, update, { session, returnDocument: 'after' });
    return Number(after?.lastSeq);
  }

  async latest(conversationId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Promise<unknown> {
    return this.#rows('messages')
      .find({ conversationId, seq: { $lt: beforeSeq } })
      .sort({ seq: -1 })
      .limit(50)
      .toArray();
  }

  /** Twenty conversations with their last messages; unread counts stand in the rows. */
  async list(userId: string): Promise<unknown> {
    const members = this.#rows('conversationMembers');
    const [direct, groups] = await Promise.all([
      members
        .find({ userId, conversationType: 'DIRECT', folder: 'MAIN' })
        .sort({ isPinned: -1, lastMessageAt: -1, conversationId: -1 })
        .limit(20)
        .toArray(),
      members.find({ userId, conversationType: 'GROUP', folder: 'MAIN' }).toArray(),
    ]);
    const ids = [...direct, ...groups].map(({ conversationId }) => String(conversationId));
    const found = await this.#rows('conversations')
      .find({ _id: { $in: ids } })
      .toArray();
    const first = found.sort((one, other) => Number(other.lastMessageAt) - Number(one.lastMessageAt)).slice(0, 20);
    const places = first.map(({ _id, lastSeq }) => ({ conversationId: _id, seq: lastSeq }));
    return this.#rows('messages').find({ $or: places }).toArray();
  }

  /** Twenty hits of one conversation, newest first: part after part of its history, as the index has them. */
  async search(conversationId: string, query: string, lastSeq: number): Promise<unknown> {
    const { textSearch } = parseQuery(query);
    const hits: Row[] = [];
    let era = eraOf(lastSeq);
    for (let width = 1; era >= 0 && hits.length < 20; width = Math.min(16, width * 2)) {
      const eras = Array.from({ length: Math.min(width, era + 1) }, (_, index) => era - index);
      const found = await Promise.all(
        eras.map((one) =>
          this.#rows('messages')
            .find({ conversationId, era: one, $text: { $search: textSearch } })
            .sort({ seq: -1 })
            .limit(20)
            .toArray(),
        ),
      );
      hits.push(...found.flat());
      era -= eras.length;
    }
    return hits;
  }

  /** What a message to many readers must read at least: itself, and the rows of them all. */
  async readers(conversationId: string, userIds: readonly string[]): Promise<unknown> {
    const ids = userIds.map((userId) => `${conversationId}:${userId}`);
    return Promise.all([
      this.#rows('messages').find({ conversationId }).sort({ seq: -1 }).limit(1).toArray(),
      this.#rows('conversationMembers')
        .find({ _id: { $in: ids } })
        .toArray(),
    ]);
  }

  #rows(name: string) {
    return this.#db.collection<Row>(name);
  }
}
