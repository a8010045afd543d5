import { newId } from '@app/kernel';
import { inTransaction } from '@app/mongo';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MongoHistoryStore, MongoSavedStore } from '../src/store/personal-stores.ts';
import { MongoShortsStore } from '../src/store/shorts-store.ts';
import { MongoTrendingStore } from '../src/store/trending-store.ts';
import { MongoVideoStore } from '../src/store/video-store.ts';
import { MongoViewStore } from '../src/store/view-store.ts';
import { startVideo, type VideoTest } from './support.ts';

const NOT_WRITTEN_HERE = /^(outbox|processedEvents|system\.)/;

/** What the server's profiler saw: every query of a test, with its plan and what it looked at. */
describe('the queries of videos', () => {
  let video: VideoTest;
  beforeAll(async () => {
    video = await startVideo({ VIDEO_TRENDING_REFRESH_SEC: '3600' });
    await fill(video);
  });
  afterAll(() => video[Symbol.asyncDispose]());

  it('all have an index, and look at little more than they return', async () => {
    const { db } = video;
    const stores = {
      videos: new MongoVideoStore(db),
      history: new MongoHistoryStore(db),
      saved: new MongoSavedStore(db),
      shorts: new MongoShortsStore(db),
      trending: new MongoTrendingStore(db),
      views: new MongoViewStore(db),
    };
    const [first] = await db.collection('videos').find().limit(1).toArray();
    const [owner, id, at] = [String(first?.userId), String(first?._id), { atMs: Date.now(), id: newId() }];
    await db.command({ profile: 2 });
    const { videos, history, saved, shorts, trending, views } = stores;
    await videos.findById(id);
    await videos.findByIds([id]);
    await videos.findByMediaId(String(first?.mediaId));
    for (const listedOnly of [true, false])
      for (const type of [null, 'SHORT'] as const) await videos.listByUser(owner, { type, listedOnly }, at, 5);
    await videos.listAllByUser(owner, null, 5);
    await videos.listPublishedBy([owner, newId()], at, 5);
    for (const type of [null, 'SHORT', 'LONG'] as const) {
      await videos.listTrending(type, null, 5);
      await videos.listTrending(type, { score: 1, tie: 5, id: newId() }, 5);
    }
    await videos.listOldestShorts(null, 5);
    await videos.listUnfinished(new Date(0), null, 5);
    await history.positions(owner, [id]);
    for (const unfinished of [true, false]) await history.list(owner, unfinished, at, 5);
    await saved.list(owner, at, 5);
    await saved.among(owner, [id]);
    await shorts.seenAmong(owner, [id]);
    await shorts.listEarlier(owner, 2, 0, 5);
    await trending.takeChanged(5);
    await trending.listDue(new Date(), 5);
    await views.countViewers(id, { since: new Date(0), until: new Date() });
    await views.hours(id, { since: new Date(0), until: null }, 5);
    await views.sumHours(id, { since: null, until: null });
    await inTransaction(video.runtime.mongo, (tx) => views.lastCounted(id, ['u:x'], tx));
    await db.command({ profile: 0 });
    const seen = await db
      .collection('system.profile')
      .find({ op: { $in: ['query', 'command', 'update', 'remove'] } })
      .toArray();
    const ours = seen.filter(
      (one) => one.planSummary !== undefined && !NOT_WRITTEN_HERE.test(String(one.ns).replace(/^[^.]*\./, '')),
    );
    expect(ours.length).toBeGreaterThan(25);
    for (const one of ours) {
      const said = JSON.stringify([one.ns, one.command, one.planSummary]);
      expect(one.planSummary, said).not.toContain('COLLSCAN');
      expect(one.docsExamined ?? 0, said).toBeLessThanOrEqual(10 + 3 * Number(one.nreturned ?? one.nModified ?? 0));
    }
  });
});

/** 400 listed videos of 20 owners, straight into the store. */
async function fill(video: VideoTest): Promise<void> {
  const model = await video.readyVideo(newId(), { type: 'SHORT' });
  const videos = video.db.collection<{ _id: string } & Document>('videos');
  const row = await videos.findOne({ _id: model });
  const owners = Array.from({ length: 20 }, () => newId());
  await videos.insertMany(
    Array.from({ length: 400 }, (_, index) => ({
      ...row,
      ...{ _id: newId(), mediaId: newId(), userId: owners[index % 20], type: index % 2 ? 'SHORT' : 'LONG' },
      ...{ trendingScore: index / 400, needsTrendingUpdate: false, rescoreAt: null },
    })),
  );
}
