import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMaster } from '../../../packages/transcode/test/check-hls.ts';
import { type MediaWorkerProcess, startMediaWorkerProcess } from './support/media-worker.ts';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';
import { fetchHls, finishedVideo, here, openVideo, realClip, sendBytes, sendVideo, videoOf } from './support/videos.ts';

const PROGRESS =
  'subscription ($id: ID!) { videoProgress(videoId: $id) { ... on VideoChanged { video { status progress isPlayable } } } }';

describe('a video', () => {
  let platform: TestPlatform;
  let worker: MediaWorkerProcess;
  let ada: Person;
  let bo: Person;
  let folder = '';
  beforeAll(async () => {
    platform = await startTestPlatform();
    worker = startMediaWorkerProcess();
    [ada, bo] = await Promise.all([join(platform, 'ada'), join(platform, 'bo')]);
    await bo.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    await platform.settle();
    folder = await mkdtemp(joinPath(tmpdir(), 'played-'));
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await platform[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it('is sent in parts, told live, plays before it is done, and reaches its owner and her followers once', async () => {
    const bytes = await realClip();
    const ticket = await openVideo(ada, bytes, { title: '大兔子', privacy: 'PUBLIC', resumable: true });
    const live = { ada: ada.live(), bo: bo.live() };
    const progress = live.ada.subscribe(PROGRESS, { id: ticket.video.id });
    const feed = live.bo.subscribe(
      'subscription { feedUpdates { ... on FeedPostAdded { post { text author { username } video { id isPlayable } } } } }',
    );
    await Promise.all([progress.next(() => true), live.bo.subscribe('{ viewer { id } }').next(() => true)]);
    await sendBytes(platform, ticket, bytes);
    await ada.client.run('mutation ($id: ID!) { completeVideoUpload(videoId: $id) { __typename } }', { id: ticket.video.id });

    const ready = await finishedVideo(ada, ticket.video.id);
    expect(ready).toMatchObject({ status: 'READY', progress: 100, durationSec: 5.28, width: 1280, height: 720, type: 'LONG' });
    await until(() => progress.ended !== null, 10_000);
    const told: Data[] = progress.events.map(({ videoProgress }) => videoProgress.video);
    expect(told.map(({ progress: percent }) => percent)).toEqual(
      told.map(({ progress: percent }) => percent).toSorted((a, b) => a - b),
    );
    expect(told.some(({ status, isPlayable }) => status === 'PROCESSING' && isPlayable)).toBe(true);
    expect(told.at(-1)).toEqual({ status: 'READY', progress: 100, isPlayable: true });

    const { feedUpdates } = await feed.next((data) => data.feedUpdates.post?.video?.id === ready.id, 10_000);
    expect(feedUpdates.post).toEqual({
      text: '大兔子',
      author: { username: ada.username },
      video: { id: ready.id, isPlayable: true },
    });
    await platform.settle();
    const { viewer } = await ada.client.run(
      '{ viewer { notifications(first: 50) { nodes { type subject { ... on Video { id } } } } } }',
    );
    const processed = viewer.notifications.nodes.filter(({ type }: Data) => type === 'VIDEO_PROCESSED');
    expect(processed).toEqual([{ type: 'VIDEO_PROCESSED', subject: { id: ready.id } }]);
    expect(feed.events.filter(({ feedUpdates: { post } }) => post?.video?.id === ready.id)).toHaveLength(1);
    await Promise.all([live.ada.close(), live.bo.close()]);

    const seen = await checkMaster(await fetchHls(here(platform, ready.hlsUrl), folder));
    expect(seen.map(({ attributes }) => attributes.RESOLUTION)).toEqual(['640x360', '854x480', '1280x720']);
    expect(ready.renditions.map(({ name }: Data) => name)).toEqual(['720p', '480p', '360p']);
    for (const rendition of seen) {
      expect(rendition.keysSec).toEqual(seen[0]?.keysSec);
      expect(rendition.extinfSec.reduce((sum, sec) => sum + sec, 0)).toBeCloseTo(5.28, 2);
    }
    const part = await fetch(here(platform, ready.thumbnails[0].url), {
      headers: { range: 'bytes=0-9', origin: 'https://a.example' },
    });
    expect([part.status, part.headers.get('access-control-allow-origin')]).toEqual([206, '*']);
    const vtt = await (await fetch(here(platform, ready.storyboard.vttUrl))).text();
    expect(vtt.match(/-->/g)).toHaveLength(6);
  }, 120_000);

  it('that nobody can play is refused, or fails with a reason', async () => {
    const nothing = await openVideo(ada, new Uint8Array(0), {});
    expect(nothing.problems).toMatchObject([{ field: 'sizeBytes' }]);
    const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(4_000, 7)]);
    const disguised = await sendVideo(platform, ada, program, { fileName: 'holiday.mp4' });
    expect(disguised.completed).toMatchObject({ __typename: 'NotAllowed', reason: 'EXECUTABLE' });
    expect(await videoOf(ada, disguised.id)).toMatchObject({ status: 'FAILED', failureReason: 'EXECUTABLE', isPlayable: false });
    expect(await videoOf(bo, disguised.id)).toBeNull();
  });
});
