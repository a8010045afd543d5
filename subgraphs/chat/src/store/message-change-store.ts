import { type MessageDocument, messages } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, UpdateFilter } from 'mongodb';
import { type Message, NO_REACTIONS, type ReactionType } from '../domain/message.ts';
import type { MessageChangeStore, MessageEdit, MessageSearch, PinPosition } from '../domain/ports.ts';
import { eraOf, searchField, toMessage } from './message-store.ts';

/** Eras that one round of a search asks side by side, at most. */
const MAX_ERAS_AT_ONCE = 16;

/** Changes of stored messages, and the lists that only changed ones are in. */
export class MongoMessageChangeStore implements MessageChangeStore {
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#messages = collectionOf(db, messages);
  }

  async edit(message: Message, { content, editedAt }: MessageEdit, tx: Transaction): Promise<void> {
    await this.#update(message, { $set: { content, editedAt, search: searchField(content) } }, tx);
  }

  async recall(message: Message, at: Date, tx: Transaction): Promise<void> {
    const nothing = {
      content: null,
      mentionIds: [],
      mentionsAll: false,
      hasMentions: false,
      replyTo: null,
      pinnedAt: null,
      search: '',
    };
    await this.#update(message, { $set: { ...nothing, reactions: { ...NO_REACTIONS }, isRecalled: true, recalledAt: at } }, tx);
  }

  async setPinned(message: Message, at: Date | null, tx: Transaction): Promise<void> {
    await this.#update(message, { $set: { pinnedAt: at } }, tx);
  }

  async countReactions(message: Message, deltas: Partial<Record<ReactionType, number>>, tx: Transaction): Promise<void> {
    const counts = Object.entries(deltas).map(([type, delta]) => [`reactions.${type}`, delta]);
    await this.#update(message, { $inc: Object.fromEntries(counts) }, tx);
  }

  async listPinned(conversationId: string, visibleFromSeq: number, after: PinPosition | null, limit: number): Promise<Message[]> {
    const at = after === null ? null : new Date(after.atMs);
    const behind =
      after === null || at === null
        ? { pinnedAt: { $type: 'date' as const } }
        : {
            pinnedAt: { $type: 'date' as const, $lte: at },
            $or: [{ pinnedAt: { $lt: at } }, { pinnedAt: at, seq: { $lt: after.seq } }],
          };
    const found = await this.#messages
      .find({ conversationId, ...behind, seq: { $gte: visibleFromSeq }, isDeleted: false })
      .sort({ pinnedAt: -1, seq: -1 })
      .limit(limit)
      .toArray();
    return found.map(toMessage);
  }

  async search(conversationId: string, search: MessageSearch, limit: number): Promise<Message[]> {
    const lastEra = eraOf(search.visibleFromSeq);
    const hits: Message[] = [];
    let era = eraOf(search.beforeSeq - 1);
    for (let width = 1; era >= lastEra && hits.length < limit; width = Math.min(MAX_ERAS_AT_ONCE, width * 2)) {
      const eras = Array.from({ length: Math.min(width, era - lastEra + 1) }, (_, index) => era - index);
      const found = await Promise.all(eras.map((one) => this.#searchEra(conversationId, one, search, limit)));
      hits.push(...found.flat());
      era -= eras.length;
    }
    return hits.slice(0, limit);
  }

  async #searchEra(conversationId: string, era: number, search: MessageSearch, limit: number): Promise<Message[]> {
    const { visibleFromSeq, beforeSeq, withoutSenders } = search;
    const found = await this.#messages
      .find({
        conversationId,
        era,
        $text: { $search: search.text },
        seq: { $gte: visibleFromSeq, $lt: beforeSeq },
        ...(withoutSenders.length === 0 ? {} : { senderId: { $nin: [...withoutSenders] } }),
        isDeleted: false,
      })
      .sort({ seq: -1 })
      .limit(limit)
      .toArray();
    return found.map(toMessage);
  }

  async #update({ id, conversationId }: Message, update: UpdateFilter<MessageDocument>, tx: Transaction): Promise<void> {
    await this.#messages.updateOne({ _id: id, conversationId }, update, { session: tx });
  }
}
