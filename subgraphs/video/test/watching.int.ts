import { MaintainVideo } from '@app/contracts';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const METRICS = 'query ($id: ID!) { video(id: $id) { metrics { views watchTimeSec completionRate } } }';
const ANALYTICS = `query ($id: ID!, $since: DateTime, $until: DateTime) { video(id: $id) { analytics(since: $since, until: $until) {
  views uniqueViewers watchTimeSec averageViewSec completionRate retention hourly { hour views watchTimeSec }
  score { viewVelocity completionRate engagementRate recencyScore }
} } }`;

describe('watching', () => {
  let video: VideoTest;
  const owner = newId();
  beforeAll(async () => {
    video = await startVideo();
  });
  afterAll(() => video[Symbol.asyncDispose]());
  const metricsOf = async (id: string) => (await video.run(owner, METRICS, { id })).video.metrics;
  const analyticsOf = async (id: string, range = {}) => (await video.run(owner, ANALYTICS, { id, ...range })).video.analytics;

  it('counts a view a viewer and day, once 30 s or half were played', async () => {
    const id = await video.readyVideo(owner, {}, 100);
    const viewer = newId();
    await video.watch(viewer, id, 29);
    expect(await metricsOf(id)).toEqual({ views: 0, watchTimeSec: 29, completionRate: 0 });
    await video.watch(viewer, id, 31);
    await video.watch(viewer, id, 31);
    expect((await metricsOf(id)).views).toBe(1);
    await video.watch(newId(), id, 31);
    expect((await metricsOf(id)).views).toBe(2);
    video.clock.advance(86_400);
    await video.watch(viewer, id, 31);
    expect(await metricsOf(id)).toMatchObject({ views: 3 });
    expect(await analyticsOf(id)).toMatchObject({ views: 3, uniqueViewers: 2 });
  });

  it('counts anonymous viewers by their sittings, and the owner not at all', async () => {
    const id = await video.readyVideo(owner, {}, 40);
    await video.watch(null, id, 20);
    await video.watch(null, id, 20);
    await video.watch(owner, id, 40);
    expect(await metricsOf(id)).toEqual({ views: 2, watchTimeSec: 40, completionRate: 0 });
  });

  it('takes no forged beat: of others, of nothing, of impossible numbers, or faster than time', async () => {
    const id = await video.readyVideo(owner, {}, 100);
    const viewer = newId();
    const startedAt = video.clock.now().getTime();
    const sessionId = await video.watch(viewer, id, 5);
    const forged = { sessionId, playedSec: 50, positionSec: 50 };
    for (const asker of [newId(), null, owner]) expect(await video.beat(asker, forged)).toBe(false);
    for (const other of [newId(), 'x', '']) expect(await video.beat(viewer, { ...forged, sessionId: other })).toBe(false);
    expect(await video.beat(viewer, { ...forged, playedSec: -5 })).toBe(false);
    expect(await video.beat(viewer, { ...forged, positionSec: -5 })).toBe(false);
    expect((await metricsOf(id)).watchTimeSec).toBe(5);
    for (let times = 0; times < 20; times++) await video.beat(viewer, forged);
    expect(await metricsOf(id)).toMatchObject({ views: 0 });
    const passedSec = (video.clock.now().getTime() - startedAt) / 1000;
    expect((await metricsOf(id)).watchTimeSec).toBeLessThanOrEqual(passedSec * 1.1 + 1.5);
  });

  it('is exact under many beats at once', async () => {
    const id = await video.readyVideo(owner, {}, 20);
    const viewers = Array.from({ length: 40 }, () => newId());
    const start = 'mutation ($id: ID!) { startWatching(videoId: $id) { ... on WatchSession { id beatEverySec } } }';
    const sessions = await Promise.all(viewers.map(async (one) => (await video.run(one, start, { id })).startWatching.id));
    video.clock.advance(20);
    const input = { playedSec: 10, positionSec: 10 };
    await Promise.all(viewers.map((one, index) => video.beat(one, { ...input, sessionId: sessions[index] })));
    expect(await metricsOf(id)).toEqual({ views: 40, watchTimeSec: 400, completionRate: 0 });
    await Promise.all(
      viewers.map((one, index) => video.beat(one, { ...input, positionSec: 20, ended: true, sessionId: sessions[index] })),
    );
    expect((await metricsOf(id)).watchTimeSec).toBeGreaterThan(400);
    const found = await video.calls.invoke(MaintainVideo, { task: 'reconcile-counters' });
    expect(found.counts).toMatchObject({ repaired: 0 });
  });

  it('tells its author how it is watched: retention, hours, terms of the score; nobody else', async () => {
    const id = await video.readyVideo(owner, {}, 100);
    await video.watch(newId(), id, 100);
    await video.watch(newId(), id, 50);
    const told = await analyticsOf(id);
    expect(told).toMatchObject({ views: 2, uniqueViewers: 2, watchTimeSec: 150, averageViewSec: 75, completionRate: 0.5 });
    expect(told.retention).toHaveLength(100);
    expect([told.retention[0], told.retention[49], told.retention[50], told.retention[99]]).toEqual([1, 1, 0.5, 0.5]);
    expect(told.hourly.reduce((sum: number, hour: { views: number }) => sum + hour.views, 0)).toBe(2);
    for (const asker of [newId(), null]) expect((await video.run(asker, ANALYTICS, { id })).video.analytics).toBeNull();
    const until = new Date(video.clock.now().getTime() - 7_200_000).toISOString();
    expect(await analyticsOf(id, { until })).toMatchObject({ views: 0, uniqueViewers: 0, hourly: [] });
    const since = new Date(video.clock.now().getTime() - 7_200_000).toISOString();
    expect(await analyticsOf(id, { since })).toMatchObject({ views: 2, uniqueViewers: 2, watchTimeSec: 150 });
    const wrong = await video.ask(owner, ANALYTICS, { id, since: video.clock.now().toISOString(), until });
    expect(wrong.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('begins only with what plays and may be seen, and ends when it may not be any more', async () => {
    const start = 'mutation ($id: ID!) { startWatching(videoId: $id) { __typename } }';
    const viewer = newId();
    const { id: unready } = await video.newVideo(owner);
    const secret = await video.readyVideo(owner, { privacy: 'PRIVATE' });
    for (const id of [unready, secret, newId(), 'x'])
      expect((await video.run(viewer, start, { id })).startWatching.__typename).toBe('NotFound');
    const id = await video.readyVideo(owner, {}, 60);
    const sessionId = await video.watch(viewer, id, 5);
    await video.relate(viewer, owner, { blocksYou: true });
    video.clock.advance(5);
    expect(await video.beat(viewer, { sessionId, playedSec: 5, positionSec: 10 })).toBe(false);
    expect((await metricsOf(id)).watchTimeSec).toBe(5);
    await video.relate(viewer, owner, { blocksYou: false });
  });

  it('remembers where one stopped, what is unfinished, and forgets it on demand', async () => {
    const viewer = newId();
    const [begun, middle, done] = await Promise.all([1, 2, 3].map((n) => video.readyVideo(owner, { title: `v${n}` }, 100)));
    await video.watch(viewer, begun ?? '', 4);
    await video.watch(viewer, middle ?? '', 50);
    await video.watch(viewer, done ?? '', 96);
    const LISTS = '{ viewer { watchHistory { nodes { id viewerPositionSec } } continueWatching { id } } }';
    const { viewer: mine } = await video.run(viewer, LISTS);
    expect(mine.watchHistory.nodes).toEqual([
      { id: done, viewerPositionSec: 96 },
      { id: middle, viewerPositionSec: 50 },
      { id: begun, viewerPositionSec: 4 },
    ]);
    expect(mine.continueWatching).toEqual([{ id: middle }]);
    await video.run(viewer, 'mutation { clearWatchHistory }');
    expect((await video.run(viewer, LISTS)).viewer).toEqual({ watchHistory: { nodes: [] }, continueWatching: [] });
  });

  it('keeps videos for later, once each, and lets them go', async () => {
    const viewer = newId();
    const [one, two] = [await video.readyVideo(owner), await video.readyVideo(owner)];
    const save =
      'mutation ($id: ID!, $saved: Boolean!) { saveVideo(videoId: $id, saved: $saved) { __typename ... on VideoSuccess { video { viewerHasSaved } } } }';
    const LATER = '{ viewer { watchLater { nodes { id } } } }';
    const listed = async () => (await video.run(viewer, LATER)).viewer.watchLater.nodes.map(({ id }: { id: string }) => id);
    for (const id of [one, two, one])
      expect((await video.run(viewer, save, { id, saved: true })).saveVideo.video).toEqual({ viewerHasSaved: true });
    expect(await listed()).toEqual([two, one]);
    await video.run(owner, 'mutation ($id: ID!) { deleteVideo(videoId: $id) { __typename } }', { id: two });
    expect(await listed()).toEqual([one]);
    expect((await video.run(viewer, save, { id: two, saved: false })).saveVideo.__typename).toBe('NotFound');
    await video.run(viewer, save, { id: one, saved: false });
    expect(await listed()).toEqual([]);
  });
});
