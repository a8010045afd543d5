import {
  CancelVideoProcessing,
  CompleteVideoUpload,
  GetVideoAssets,
  MaintainMedia,
  OpenVideoUpload,
  RetryVideoProcessing,
  SetMediaCarrier,
} from '@app/contracts';
import { UserDeleted } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip } from './clip.ts';
import { headersOf, type MediaPlatform, startMedia } from './support.ts';
import { spawnWorker } from './worker-process.ts';

const VIDEO = { kind: 'VIDEO', contentType: 'video/mp4' };

const begin = async (platform: MediaPlatform, bytes: Buffer) => {
  const ownerId = newId();
  const ticket = await platform.send(ownerId, VIDEO, bytes);
  await platform.complete(ownerId, ticket.media.id);
  return { ownerId, id: String(ticket.media.id) };
};
const assetsOf = async (platform: MediaPlatform, id: string) =>
  (await platform.calls.invoke(GetVideoAssets, { mediaIds: [id] })).assets[0];
const progressOf = (platform: MediaPlatform, id: string, atLeast: number) =>
  until(async () => ((await assetsOf(platform, id))?.progress ?? 0) >= atLeast, 30_000);

describe('work on a video', () => {
  let platform: MediaPlatform;
  let long: Buffer;
  let short: Buffer;
  beforeAll(async () => {
    platform = await startMedia({ worker: false });
    [long, short] = await Promise.all([clip(6, '854x480'), clip(1, '160x120')]);
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('whose process is killed in the middle goes on in another one: ready once, nothing made twice that was done', async () => {
    const { ownerId, id } = await begin(platform, long);
    await using first = spawnWorker(platform.env);
    await progressOf(platform, id, 8);
    const before = await assetsOf(platform, id);
    await first.kill('SIGKILL');
    expect(before?.isPlayable).toBe(true);
    await using second = spawnWorker(platform.env);
    const ready = await platform.finished(ownerId, id);
    const after = await assetsOf(platform, id);
    await second.kill('SIGTERM');
    expect(ready.status).toBe('READY');
    expect(after?.files.thumbnails).toEqual(before?.files.thumbnails);
    expect(after?.files.renditions.map(({ name }) => name)).toEqual(['480p', '360p']);
    expect(await platform.events('media.upload.ready.v1', id)).toHaveLength(1);
    expect((await fetch(ready.url)).status).toBe(200);
  }, 60_000);

  it('goes on in another process when the first is told to stop, without losing a try', async () => {
    const { ownerId, id } = await begin(platform, long);
    await using first = spawnWorker(platform.env);
    await progressOf(platform, id, 8);
    await first.kill('SIGTERM');
    expect(first.child.exitCode).toBe(0);
    const worker = await platform.startWorker();
    expect((await platform.finished(ownerId, id)).status).toBe('READY');
    await worker.stop();
  }, 60_000);

  it('that the queue has forgotten is asked for again', async () => {
    const { ownerId, id } = await begin(platform, short);
    const { redis, redisPrefix } = platform.runtime;
    for await (const keys of redis.scanStream({ match: `${redisPrefix}{jobs:*`, count: 1_000 }))
      if (keys.length > 0) await redis.del(keys);
    const worker = await platform.startWorker();
    expect((await platform.finished(ownerId, id)).status).toBe('READY');
    await worker.stop();
  }, 60_000);

  it('ends when it is cancelled, and can be begun again', async () => {
    const { ownerId, id } = await begin(platform, long);
    const worker = await platform.startWorker();
    await progressOf(platform, id, 8);
    expect(await platform.calls.invoke(CancelVideoProcessing, { mediaId: id })).toEqual({ kind: 'Done', status: 'FAILED' });
    expect(await platform.media(ownerId, id)).toMatchObject({ status: 'FAILED', failureReason: 'CANCELLED' });
    expect((await assetsOf(platform, id))?.isPlayable).toBe(false);
    expect(await platform.calls.invoke(RetryVideoProcessing, { mediaId: id })).toMatchObject({ kind: 'Done' });
    expect((await platform.finished(ownerId, id)).status).toBe('READY');
    expect(await platform.calls.invoke(CancelVideoProcessing, { mediaId: id })).toMatchObject({ code: 'NOT_CANCELLABLE' });
    expect(await platform.calls.invoke(RetryVideoProcessing, { mediaId: id })).toMatchObject({ code: 'NOT_RETRYABLE' });
    await worker.stop();
  }, 60_000);

  it('that is a short goes before others that were there first', async () => {
    const open = async (isShort: boolean): Promise<string> => {
      const wish = { ownerId: newId(), videoId: newId(), contentType: 'video/mp4', sizeBytes: short.length, fileName: null };
      const opened = await platform.calls.invoke(OpenVideoUpload, { ...wish, resumable: false, isShort });
      if (opened.kind !== 'Ticket') throw new Error(opened.code);
      const body = new Uint8Array(short);
      await fetch(opened.url, { method: opened.method, headers: headersOf(opened), body });
      await platform.calls.invoke(CompleteVideoUpload, { mediaId: opened.mediaId });
      return opened.mediaId;
    };
    const others = [await open(false), await open(false)];
    const first = await open(true);
    const worker = await platform.startWorker();
    await until(async () => (await assetsOf(platform, first))?.status === 'READY', 50_000);
    const statuses = await Promise.all(others.map(async (id) => (await assetsOf(platform, id))?.status));
    expect(statuses).not.toContain('READY');
    await until(async () => (await assetsOf(platform, others[1] ?? ''))?.status === 'READY', 50_000);
    await worker.stop();
  }, 60_000);

  it('without a picture fails with a reason', async () => {
    const silent = await clip(1, '160x120');
    const worker = await platform.startWorker();
    const ownerId = newId();
    const cut = await platform.upload(ownerId, VIDEO, silent.subarray(0, 200));
    expect(cut.status).toBe('FAILED');
    expect(cut.failureReason).toMatch(/^(CORRUPT|NO_VIDEO_STREAM)$/);
    await worker.stop();
  });
});

describe('upkeep', () => {
  let platform: MediaPlatform;
  const TEXT = { kind: 'FILE', contentType: 'text/plain' };
  const upload = async (ownerId: string, text: string) => String((await platform.upload(ownerId, TEXT, Buffer.from(text))).id);
  const maintain = (task: 'collect-orphan-media' | 'purge-soft-deleted' | 'cleanup-expired-uploads') =>
    platform.calls.invoke(MaintainMedia, { task });
  beforeAll(async () => {
    platform = await startMedia({ env: { MEDIA_ORPHAN_SEC: '1', SOFT_DELETE_RETENTION_SEC: '1' } });
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('removes what nothing carries, after a while, and keeps what something carries', async () => {
    const ann = newId();
    const [lost, kept] = [await upload(ann, 'lost'), await upload(ann, 'kept')];
    await platform.calls.invoke(SetMediaCarrier, { mediaIds: [kept], carrier: 'post:1', isPublic: false, attached: true });
    await until(async () => {
      await maintain('collect-orphan-media');
      return (await platform.media(ann, lost)) === null;
    });
    expect((await platform.media(ann, kept)).status).toBe('READY');
    await until(async () => (await maintain('purge-soft-deleted')).counts.rows === 1 || null);
  });

  it('removes everything of a deleted user, and says so', async () => {
    const ann = newId();
    const id = await upload(ann, 'mine');
    await platform.publish('auth', UserDeleted({ userId: ann }));
    await until(() => platform.erased.includes(ann));
    expect(await platform.media(ann, id)).toBeNull();
  });
});
