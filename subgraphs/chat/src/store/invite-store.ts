import { type InviteLinkDocument, inviteLinks } from '@app/collections/wechat_chat';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import type { InviteLink, InviteStore } from '../domain/ports.ts';

/** Links into groups in MongoDB. */
export class MongoInviteStore implements InviteStore {
  readonly #links: Collection<InviteLinkDocument>;

  constructor(db: Db) {
    this.#links = collectionOf(db, inviteLinks);
  }

  async insert({ id, ...fields }: InviteLink): Promise<void> {
    await this.#links.insertOne({ _id: id, ...fields });
  }

  async find(id: string): Promise<InviteLink | null> {
    const found = await this.#links.findOne({ _id: id });
    return found === null ? null : toLink(found);
  }

  async findByCode(code: string): Promise<InviteLink | null> {
    const found = await this.#links.findOne({ code });
    return found === null ? null : toLink(found);
  }

  async revoke(id: string): Promise<void> {
    await this.#links.updateOne({ _id: id }, { $set: { isRevoked: true } });
  }

  async use(id: string, now: Date, tx: Transaction): Promise<boolean> {
    const result = await this.#links.updateOne({ _id: id, ...working(now) }, { $inc: { uses: 1 } }, { session: tx });
    return result.modifiedCount === 1;
  }

  async listLive(conversationId: string, now: Date, limit: number): Promise<InviteLink[]> {
    const found = await this.#links
      .find({ conversationId, ...working(now) })
      .sort({ createdAt: -1 })
      .limit(limit)
      .toArray();
    return found.map(toLink);
  }
}

/** Not revoked, not expired, not used up. */
function working(now: Date): Filter<InviteLinkDocument> {
  return {
    isRevoked: false,
    $and: [
      { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] },
      { $or: [{ maxUses: null }, { $expr: { $lt: ['$uses', '$maxUses'] } }] },
    ],
  };
}

function toLink({ _id, ...fields }: InviteLinkDocument): InviteLink {
  return { id: _id, ...fields };
}
