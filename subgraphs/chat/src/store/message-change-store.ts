import { type MessageDocument, messages } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, UpdateFilter } from 'mongodb';
import { type Message, NO_REACTIONS, type ReactionType } from '../domain/message.ts';
import type { MessageChangeStore, MessageEdit, MessageSearch, NewestHits, PinPosition } from '../domain/ports.ts';
import { eraOf, searchField, toMessage } from './message-store.ts';

/** Eras that one question of a search asks, at most: each is a plan of its own in the server. */
const MAX_CELLS = 50;

/** One era of one conversation, as a search asks it. */
interface SearchCell extends MessageSearch {
  readonly conversationId: string;
  readonly era: number;
}

/** The index gives the messages with one token, the others are looked for in these: it would give those with any of them. */
function cellPipeline(cell: SearchCell, token: string, limit: number) {
  const { conversationId, era, tokens, visibleFromSeq, beforeSeq, withoutSenders } = cell;
  const others = tokens.filter((other) => other !== token).map((other) => ({ search: { $regex: ` ${other} ` } }));
  return [
    {
      $match: {
        conversationId,
        era,
        $text: { $search: token },
        ...(others.length === 0 ? {} : { $and: others }),
        seq: { $gte: visibleFromSeq, $lt: beforeSeq },
        ...(withoutSenders.length === 0 ? {} : { senderId: { $nin: [...withoutSenders] } }),
        isDeleted: false,
      },
    },
    { $sort: { seq: -1 } },
    { $limit: limit },
  ];
}

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
    const token = await this.#rarest({ ...search, conversationId });
    for (let width = 1; era >= lastEra && hits.length < limit; width = Math.min(MAX_CELLS, width * 4)) {
      const eras = Array.from({ length: Math.min(width, era - lastEra + 1) }, (_, index) => era - index);
      const cells = eras.map((one) => ({ ...search, conversationId, era: one }));
      hits.push(...(await this.#searchCells(cells, token, limit)));
      era -= eras.length;
    }
    return hits.slice(0, limit);
  }

  async searchNewest(
    searches: readonly (MessageSearch & { readonly conversationId: string })[],
    limit: number,
  ): Promise<ReadonlyMap<string, NewestHits>> {
    const [first] = searches;
    if (first === undefined) return new Map();
    const token = await this.#rarest(searches.reduce((one, other) => (other.beforeSeq > one.beforeSeq ? other : one), first));
    const cells = searches.map((search) => ({ ...search, era: eraOf(search.beforeSeq - 1) }));
    const parts: Promise<Message[]>[] = [];
    for (let start = 0; start < cells.length; start += MAX_CELLS)
      parts.push(this.#searchCells(cells.slice(start, start + MAX_CELLS), token, limit));
    const found = Map.groupBy((await Promise.all(parts)).flat(), ({ conversationId }) => conversationId);
    return new Map(
      cells.map(({ conversationId, era, visibleFromSeq }) => {
        const messages = found.get(conversationId) ?? [];
        return [conversationId, { messages, isWhole: messages.length < limit && era <= eraOf(visibleFromSeq) }];
      }),
    );
  }

  /** Several eras, of one conversation or of many, in one question: the index answers each for itself, in the order of the cells. */
  async #searchCells(cells: readonly SearchCell[], token: string, limit: number): Promise<Message[]> {
    const [first, ...others] = cells.map((cell) => cellPipeline(cell, token, limit));
    if (first === undefined) return [];
    const union = others.map((pipeline) => ({ $unionWith: { coll: messages.name, pipeline } }));
    const found = await this.#messages.aggregate<MessageDocument>([...first, ...union]).toArray();
    return found.map(toMessage);
  }

  /** Which of the tokens is in the fewest messages, as the newest full part of the history tells. */
  async #rarest(search: Omit<SearchCell, 'era'>): Promise<string> {
    const { conversationId, tokens, visibleFromSeq, beforeSeq } = search;
    const [first = '', ...others] = tokens;
    if (others.length === 0) return first;
    const era = Math.max(eraOf(visibleFromSeq), eraOf(beforeSeq - 1) - 1);
    const counting = tokens.map((token) => [
      { $match: { conversationId, era, $text: { $search: token } } },
      { $group: { _id: token, count: { $sum: 1 } } },
    ]);
    const union = counting.slice(1).map((pipeline) => ({ $unionWith: { coll: messages.name, pipeline } }));
    const found = await this.#messages.aggregate<{ _id: string; count: number }>([...(counting[0] ?? []), ...union]).toArray();
    const counts = new Map(found.map(({ _id, count }) => [_id, count]));
    return tokens.reduce((one, other) => ((counts.get(other) ?? 0) < (counts.get(one) ?? 0) ? other : one), first);
  }

  async #update({ id, conversationId }: Message, update: UpdateFilter<MessageDocument>, tx: Transaction): Promise<void> {
    await this.#messages.updateOne({ _id: id, conversationId }, update, { session: tx });
  }
}
