import { mediaCollections } from '@app/collections/wechat_media';
import { newId } from '@app/kernel';
import { createMongoClient, inTransaction, setUpDatabase } from '@app/mongo';
import { freshInstance } from '@app/testkit';
import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyContent, type Media } from '../domain/media.ts';
import { MongoCarrierStore } from './carrier-store.ts';
import { MongoQuotaStore } from './quota-store.ts';
import { MongoUploadStore } from './upload-store.ts';

const SHA256 = 'a'.repeat(64);
const NOW = new Date('2026-11-22T13:44:49.000Z');

function upload(ownerId: string, changes: Partial<Media> = {}): Media {
  const id = newId();
  const unset = { videoId: null, fileName: null, altText: null, sha256: null, failureReason: null, publicKey: null };
  const never = { dueAt: null, deletedAt: null, purgeAt: null };
  const counts = { version: 1, fence: 0, progress: 0, carriers: 0, sizeBytes: 1 };
  const flags = { isShort: false, isResumable: false, isDeleted: false };
  const base = { id, ownerId, kind: 'FILE', status: 'READY', expiresAt: NOW, createdAt: NOW, updatedAt: NOW } as const;
  return { ...emptyContent(id, 'text/plain'), ...unset, ...never, ...counts, ...flags, ...base, ...changes };
}

describe('the queries of media', () => {
  const instance = freshInstance();
  let client: MongoClient;
  beforeAll(() => {
    client = createMongoClient(instance.mongoUrl, 'media-queries');
  });
  afterAll(async () => {
    await client.close();
    await instance[Symbol.asyncDispose]();
  });

  it('are all answered by an index, and look at little more than they return', async () => {
    const db = client.db(`wechat_media${instance.databaseSuffix}`);
    await setUpDatabase(db, mediaCollections);
    const [uploads, carriers, quotas] = [new MongoUploadStore(db), new MongoCarrierStore(db), new MongoQuotaStore(db)];
    const [ann, videoId] = [newId(), newId()];
    const mine = upload(ann, { sha256: SHA256, videoId, kind: 'VIDEO', status: 'PROCESSING', dueAt: NOW });
    const known = upload(ann, { sha256: SHA256 });
    await inTransaction(client, async (tx) => {
      for (let count = 0; count < 150; count++)
        await uploads.insert(upload(newId(), { dueAt: count % 10 === 0 ? NOW : null }), tx);
      await uploads.insert(mine, tx);
      await uploads.insert(known, tx);
      await carriers.put(mine.id, 'post:0', true, NOW, tx);
    });
    await db.command({ profile: 2 });
    const later = new Date(NOW.getTime() + 1);
    const after = { atMs: later.getTime(), id: newId() };
    await uploads.findByIds([mine.id, known.id]);
    expect(await uploads.findReadyByHash(ann, SHA256, 'FILE')).toMatchObject({ id: known.id });
    for (const status of [null, 'READY', 'EXPIRED'] as const) await uploads.list(ann, status, after, 10);
    await uploads.listAll(ann, newId(), 10);
    await uploads.touch(mine.id, 1, 0, NOW);
    for (const isDeleted of [false, true]) await uploads.listDue(['UPLOADED', 'PROCESSING'], isDeleted, later, 10);
    await uploads.isContentUsed(mine.id);
    await uploads.purge(NOW);
    await inTransaction(client, async (tx) => {
      await uploads.findById(mine.id, tx);
      expect(await uploads.findByVideo(ann, videoId, tx)).toMatchObject({ id: mine.id });
      await uploads.change(mine.id, { statuses: ['PROCESSING'], version: 1 }, { progress: 1 }, NOW, tx);
      await carriers.put(mine.id, 'post:1', false, NOW, tx);
      await carriers.hasPublic(mine.id, tx);
      await carriers.remove(mine.id, 'post:1', tx);
      await carriers.removeAll(mine.id, tx);
      await quotas.take(ann, 1, { open: 20, bytes: 100 }, NOW, tx);
      await quotas.release(ann, 1, NOW, tx);
    });
    await db.command({ profile: 0 });
    const seen = await db
      .collection('system.profile')
      .find({ ns: /\.(mediaUploads|mediaCarriers|uploadQuotas)$/, planSummary: { $exists: true } })
      .toArray();
    expect(seen.length).toBeGreaterThan(15);
    for (const query of seen) {
      expect(query.planSummary, JSON.stringify(query.command)).not.toContain('COLLSCAN');
      expect(query.docsExamined ?? 0, JSON.stringify(query.command)).toBeLessThanOrEqual(10);
    }
  });
});
