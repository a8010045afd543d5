import { type CaptionDocument, captions } from '@app/collections/wechat_video';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Caption, CaptionStore } from '../domain/add-captions.ts';

/** Captions in MongoDB: one document a video and language. */
export class MongoCaptionStore implements CaptionStore {
  readonly #captions: Collection<CaptionDocument>;

  constructor(db: Db) {
    this.#captions = collectionOf(db, captions);
  }

  async put(caption: Caption, at: Date, tx: Transaction): Promise<void> {
    const { videoId, ...fields } = caption;
    await this.#captions.updateOne(
      { _id: idOf(videoId, caption.language), videoId },
      { $set: { ...fields, updatedAt: at } },
      { upsert: true, session: tx },
    );
  }

  async find(videoId: string, language: string): Promise<Caption | null> {
    const found = await this.#captions.findOne({ _id: idOf(videoId, language), videoId });
    if (found === null) return null;
    const { userId, version, webvtt } = found;
    return { videoId, userId, language: found.language, version, webvtt };
  }
}

function idOf(videoId: string, language: string): string {
  return `${videoId}:${language.toLowerCase()}`;
}
