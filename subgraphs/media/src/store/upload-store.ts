import { type MediaUploadDocument, mediaUploads } from '@app/collections/wechat_media';
import type { Tx } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import type { Media, MediaKind, UploadStatus } from '../domain/media.ts';
import type { Guard, MediaChanges, UploadPosition, UploadStore } from '../domain/ports.ts';

/** Uploads in MongoDB. */
export class MongoUploadStore implements UploadStore {
  readonly #uploads: Collection<MediaUploadDocument>;

  constructor(db: Db) {
    this.#uploads = collectionOf(db, mediaUploads);
  }

  async insert(media: Media, tx: Tx): Promise<void> {
    await this.#uploads.insertOne(toDocument(media), { session: sessionOf(tx) });
  }

  async findById(id: string, tx?: Tx): Promise<Media | null> {
    const found = await this.#uploads.findOne({ _id: id }, tx === undefined ? {} : { session: sessionOf(tx) });
    return found === null ? null : toMedia(found);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Media>> {
    if (ids.length === 0) return new Map();
    const found = await this.#uploads.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, toMedia(document)]));
  }

  async findReadyByHash(ownerId: string, sha256: string, kind: MediaKind): Promise<Media | null> {
    const found = await this.#uploads.findOne({ ownerId, sha256, kind, status: 'READY', isDeleted: false });
    return found === null ? null : toMedia(found);
  }

  async findByVideo(ownerId: string, videoId: string, tx: Tx): Promise<Media | null> {
    const found = await this.#uploads.findOne({ ownerId, videoId, isDeleted: false }, { session: sessionOf(tx) });
    return found === null ? null : toMedia(found);
  }

  async list(ownerId: string, status: UploadStatus | null, after: UploadPosition | null, limit: number): Promise<Media[]> {
    const at = after === null ? null : new Date(after.atMs);
    const beyond: Filter<MediaUploadDocument> =
      at === null || after === null
        ? {}
        : { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: after.id } }] };
    // What has ended reads as EXPIRED before a sweep has said so: both are candidates, and the reader decides.
    const inStatus =
      status === null ? {} : { status: status === 'EXPIRED' ? { $in: ['EXPIRED' as const, 'PENDING' as const] } : status };
    const found = await this.#uploads
      .find({ ownerId, isDeleted: false, ...inStatus, ...beyond })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(toMedia);
  }

  async listAll(ownerId: string, afterId: string | null, limit: number): Promise<Media[]> {
    const found = await this.#uploads
      .find({ ownerId, ...(afterId === null ? {} : { _id: { $gt: afterId } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(toMedia);
  }

  async change(id: string, guard: Guard, changes: MediaChanges, at: Date, tx: Tx, isNewTry = false): Promise<Media | null> {
    const changed = await this.#uploads.findOneAndUpdate(
      { _id: id, ...filterOf(guard) },
      { $set: { ...toStored(changes), updatedAt: at }, ...(isNewTry ? { $inc: { fence: 1 } } : {}) },
      { session: sessionOf(tx), returnDocument: 'after' },
    );
    return changed === null ? null : toMedia(changed);
  }

  async touch(id: string, version: number, fence: number, dueAt: Date): Promise<boolean> {
    const { matchedCount } = await this.#uploads.updateOne(
      { _id: id, status: 'PROCESSING', version, fence, isDeleted: false },
      { $set: { dueAt } },
    );
    return matchedCount === 1;
  }

  async listDue(statuses: readonly UploadStatus[], isDeleted: boolean, before: Date, limit: number): Promise<Media[]> {
    const found = await this.#uploads
      // The type is said again because the index holds dates only, which the planner does not conclude from the bound.
      .find({ status: { $in: [...statuses] }, dueAt: { $lt: before, $type: 'date' }, isDeleted })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(toMedia);
  }

  async isContentUsed(contentId: string): Promise<boolean> {
    return (await this.#uploads.findOne({ contentId, isDeleted: false }, { projection: { _id: 1 } })) !== null;
  }

  async purge(before: Date): Promise<number> {
    const { deletedCount } = await this.#uploads.deleteMany({ purgeAt: { $lt: before } });
    return deletedCount;
  }
}

function filterOf({ statuses, version, fence, isDeleted }: Guard): Filter<MediaUploadDocument> {
  return {
    ...(statuses === undefined ? {} : { status: { $in: [...statuses] } }),
    ...(version === undefined ? {} : { version }),
    ...(fence === undefined ? {} : { fence }),
    ...(isDeleted === undefined ? {} : { isDeleted }),
  };
}

// Every transaction of this domain is a session of the driver.
function sessionOf(tx: Tx): Transaction {
  return tx as Transaction;
}

function toMedia({ _id, ...fields }: MediaUploadDocument): Media {
  return { id: _id, ...fields };
}

// The driver's types want arrays that may be changed; the domain's may not, and are otherwise the same.
function toDocument({ id, ...fields }: Media): MediaUploadDocument {
  return { _id: id, ...fields } as MediaUploadDocument;
}

function toStored(changes: MediaChanges): Partial<MediaUploadDocument> {
  return changes as Partial<MediaUploadDocument>;
}
