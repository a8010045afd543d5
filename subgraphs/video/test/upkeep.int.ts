import { ExportVideoData, MaintainVideo } from '@app/contracts';
import { UserDeleted } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const COLLECTIONS = ['captions', 'watchSessions', 'views', 'watchHistory', 'savedVideos', 'seenShorts', 'hourlyViews'];
const SAVE = 'mutation ($id: ID!) { saveVideo(videoId: $id, saved: true) { __typename } }';

describe('upkeep of videos', () => {
  let video: VideoTest;
  beforeAll(async () => {
    video = await startVideo();
  });
  afterAll(() => video[Symbol.asyncDispose]());
  const rows = (name: string, filter: object) => video.db.collection(name).countDocuments(filter);

  it('erases a user: their videos and what they watched; what they were counted for stays, without them', async () => {
    const [owner, leaver] = [newId(), newId()];
    const id = await video.readyVideo(owner, { type: 'SHORT' });
    const own = await video.readyVideo(leaver);
    await video.watch(leaver, id, 30);
    await video.run(leaver, SAVE, { id });
    await video.run(leaver, '{ shortsFeed(first: 1) { nodes { id } } }');
    const { files } = await video.calls.invoke(ExportVideoData, { userId: leaver });
    expect(files.map(({ name, json }) => [name, JSON.parse(json).length])).toEqual([
      ...[
        ['video/videos.json', 1],
        ['video/captions.json', 0],
        ['video/watchHistory.json', 1],
        ['video/savedVideos.json', 1],
      ],
      ...[
        ['video/seenShorts.json', 1],
        ['video/views.json', 1],
        ['video/watchSessions.json', 1],
      ],
    ]);
    for (let times = 0; times < 2; times++) await video.publish(UserDeleted({ userId: leaver }), 'auth');
    expect((await video.run(owner, 'query ($id: ID!) { video(id: $id) { id } }', { id: own })).video).toBeNull();
    for (const name of COLLECTIONS.slice(1, 6)) expect(await rows(name, { userId: leaver }), name).toBe(0);
    expect(JSON.stringify(await video.db.collection('views').find({ videoId: id }).toArray())).not.toContain(leaver);
    expect(video.erased).toContain(leaver);
    const { counts } = await video.calls.invoke(MaintainVideo, { task: 'reconcile-counters' });
    expect(counts.repaired).toBe(0);
  });

  it('takes deleted videos away for good after their time, with all that hangs on them', async () => {
    const owner = newId();
    const id = await video.readyVideo(owner);
    await video.watch(newId(), id, 30);
    await video.run(owner, 'mutation ($id: ID!) { deleteVideo(videoId: $id) { __typename } }', { id });
    await video.calls.invoke(MaintainVideo, { task: 'purge-soft-deleted' });
    expect(await rows('videos', { userId: owner })).toBe(1);
    video.clock.advance(31 * 86_400);
    const { counts } = await video.calls.invoke(MaintainVideo, { task: 'purge-soft-deleted' });
    expect(counts.videos).toBeGreaterThanOrEqual(1);
    for (const name of COLLECTIONS) expect(await rows(name, { videoId: id }), name).toBe(0);
    expect(await rows('videos', { userId: owner })).toBe(0);
  });

  it('puts counts right that have drifted', async () => {
    const owner = newId();
    const id = await video.readyVideo(owner);
    await video.watch(newId(), id, 30);
    await video.db.collection('videos').updateOne({ userId: owner }, { $set: { 'stats.viewCount': 99 } });
    const { counts } = await video.calls.invoke(MaintainVideo, { task: 'reconcile-counters' });
    expect(counts.repaired).toBe(1);
    expect(
      (await video.run(owner, 'query ($id: ID!) { video(id: $id) { metrics { views } } }', { id })).video.metrics.views,
    ).toBe(1);
  });
});
