import { readdir } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MaintainMedia } from '@app/contracts';
import { type Data, until } from '@app/testkit';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaWorkerProcess, startMediaWorkerProcess } from './support/media-worker.ts';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';
import { finishedVideo, here, makeFile, sendVideo } from './support/videos.ts';

/** A moment in the work on a video: what its row says, and how long after that. */
interface Moment {
  readonly name: string;
  readonly isReached: (row: Data) => boolean;
  readonly afterMs: number;
}

/** What the test reads and sets of the row of an upload. */
interface UploadRow {
  readonly _id: string;
  readonly status: string;
  readonly dueAt: Date | null;
  readonly keys: readonly string[];
}

const MOMENTS: readonly Moment[] = [
  { name: 'it was begun', isReached: ({ status }) => status === 'PROCESSING', afterMs: 0 },
  { name: 'it is looked at', isReached: ({ status }) => status === 'PROCESSING', afterMs: 60 },
  { name: 'it was looked at', isReached: ({ video }) => video !== null, afterMs: 0 },
  { name: 'it is made playable', isReached: ({ video }) => video !== null, afterMs: 100 },
  { name: 'it became playable', isReached: ({ video }) => video?.early != null, afterMs: 0 },
  { name: 'its stills are taken', isReached: ({ video }) => video?.early != null, afterMs: 150 },
  { name: 'its stills were taken', isReached: ({ video }) => video?.thumbnails != null, afterMs: 0 },
  { name: 'it is encoded', isReached: ({ video }) => video?.thumbnails != null, afterMs: 300 },
  { name: 'it was encoded', isReached: ({ video }) => video?.renditions != null, afterMs: 0 },
  { name: 'its seek bar was made', isReached: ({ video }) => video?.storyboard != null, afterMs: 0 },
  { name: 'it was published', isReached: ({ status }) => status === 'READY', afterMs: 0 },
];

describe('the worker is killed', () => {
  let platform: TestPlatform;
  let worker: MediaWorkerProcess;
  let ada: Person;
  let clip: Buffer;
  const sent: string[] = [];
  beforeAll(async () => {
    platform = await startTestPlatform({ MEDIA_STALE_SEC: '3' });
    worker = startMediaWorkerProcess();
    ada = await join(platform, 'ada');
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=854x480:r=25:d=4', '-f', 'lavfi', '-i', 'sine=d=4'];
    clip = await makeFile(
      'clip.mp4',
      ...picture,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
    );
  });
  afterAll(async () => {
    await worker.end('SIGKILL');
    await platform[Symbol.asyncDispose]();
  });
  const database = (name: string): Db => {
    const runtime = platform.platform?.runtime;
    if (runtime === undefined) throw new Error('no embedded platform');
    return runtime.database(name);
  };
  const uploads = () => database('wechat_media').collection<UploadRow>('mediaUploads');
  /** Content that differs, so that no upload is known from an earlier one. */
  const send = async () => {
    const video = await sendVideo(platform, ada, Buffer.concat([clip, mark(sent.length)]), { title: `clip ${sent.length}` });
    sent.push(video.id);
    return video;
  };
  const rowOf = async (mediaId: string): Promise<Data> => uploads().findOne({ _id: mediaId });
  const timesOf = (name: string, type: string, key: string) =>
    database(name).collection('outbox').countDocuments({ 'event.type': type, 'event.key': key });
  const expectOneSet = async (id: string, mediaId: string): Promise<void> => {
    const video = await finishedVideo(ada, id);
    expect([video.status, video.failureReason]).toEqual(['READY', null]);
    expect(video.renditions.map(({ name }: Data) => name)).toEqual(['480p', '360p']);
    const master = await (await fetch(here(platform, video.hlsUrl))).text();
    const listed = master.split('\n').filter((line) => line.endsWith('.m3u8'));
    expect(listed).toEqual(['360p/index.m3u8', '480p/index.m3u8']);
    for (const line of listed) expect((await fetch(new URL(line, here(platform, video.hlsUrl)))).status).toBe(200);
    await platform.settle();
    expect(await timesOf('wechat_media', 'media.upload.ready.v1', mediaId)).toBe(1);
    expect(await timesOf('wechat_video', 'video.video.ready.v1', id)).toBe(1);
    expect(await timesOf('wechat_video', 'video.video.published.v1', id)).toBe(1);
  };

  it.each(MOMENTS)('when $name: the video is ready, once', async ({ isReached, afterMs }) => {
    const { id, mediaId } = await send();
    await until(async () => isReached(await rowOf(mediaId)), 60_000);
    await delay(afterMs);
    await worker.end('SIGKILL');
    worker = startMediaWorkerProcess();
    await expectOneSet(id, mediaId);
  });

  it('again and again on one video: it is ready or failed with a reason, and the queue goes on', async () => {
    const { id, mediaId } = await send();
    for (let times = 0; times < 4; times++) {
      const before = (await rowOf(mediaId)).fence;
      await until(async () => (await rowOf(mediaId)).fence > before || (await rowOf(mediaId)).status === 'FAILED', 60_000);
      await worker.end('SIGKILL');
      worker = startMediaWorkerProcess();
    }
    const video = await finishedVideo(ada, id);
    if (video.status === 'FAILED') expect(video.failureReason).toBe('PROCESSING_FAILED');
    const next = await send();
    await expectOneSet(next.id, next.mediaId);
  });

  it('in appearance only: what it does after it was given up changes nothing', async () => {
    const { id, mediaId } = await send();
    await until(async () => (await rowOf(mediaId)).video?.thumbnails != null, 60_000);
    worker.child.kill('SIGSTOP');
    await using other = startMediaWorkerProcess();
    await expectOneSet(id, mediaId);
    const published = await rowOf(mediaId);
    worker.child.kill('SIGCONT');
    await other.end('SIGTERM');
    // It works on one quick video at a time: this one is taken up when the other has been let go.
    const next = await send();
    await expectOneSet(next.id, next.mediaId);
    await expectOneSet(id, mediaId);
    const after = await rowOf(mediaId);
    expect({ ...after, updatedAt: null }).toEqual({ ...published, updatedAt: null });
  });

  it('and leaves nothing behind for good', async () => {
    await uploads().updateMany({ status: 'READY' }, { $set: { dueAt: new Date() } });
    await platform.platform?.runtime.calls.invoke(MaintainMedia, { task: 'collect-orphan-media' });
    const files = await readdir(process.env.MEDIA_DIR ?? '', { recursive: true, withFileTypes: true });
    const ready = await uploads().find({ status: 'READY' }).toArray();
    for (const { _id, keys } of ready) {
      const folders = files.filter((file) => file.isDirectory() && file.parentPath.endsWith(joinPath('', _id)));
      expect(folders.map(({ name }) => name).toSorted()).toEqual(keys.toSorted());
      expect(files.filter((file) => file.isFile() && file.name === _id)).toEqual([]);
    }
    const { viewer } = await ada.client.run(
      '{ viewer { notifications(first: 100) { nodes { type subject { ... on Video { id } } } } } }',
    );
    const told = viewer.notifications.nodes.flatMap(({ type, subject }: Data) =>
      type === 'VIDEO_PROCESSED' ? [subject.id] : [],
    );
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
    expect(told.length).toBeGreaterThanOrEqual(sent.length - 1);
  });
});

/** A box that players pass over (ISO 14496-12 `free`). */
function mark(number: number): Buffer {
  const box = Buffer.alloc(16);
  box.writeUInt32BE(16);
  box.write('free', 4, 'latin1');
  box.writeUInt32BE(number, 8);
  return box;
}
