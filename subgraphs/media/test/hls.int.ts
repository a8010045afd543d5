import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CompleteVideoUpload, GetVideoAssets, MaintainMedia, OpenVideoUpload, SetMediaCarrier } from '@app/contracts';
import { newId } from '@app/kernel';
import { MediaUrls } from '@app/media-urls';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip } from './clip.ts';
import { headersOf, type MediaPlatform, startMedia } from './support.ts';

describe('the file of a video', () => {
  let platform: MediaPlatform;
  let urls: MediaUrls;
  const owner = newId();
  let mediaId = '';
  let early = '';
  beforeAll(async () => {
    platform = await startMedia();
    urls = new MediaUrls(platform.config, platform.env.PUBLIC_URL ?? '');
    const bytes = await clip(1, '854x480');
    const wish = { ownerId: owner, videoId: newId(), contentType: 'video/mp4', sizeBytes: bytes.length, fileName: null };
    const opened = await platform.calls.invoke(OpenVideoUpload, { ...wish, resumable: false });
    if (opened.kind !== 'Ticket') throw new Error(opened.code);
    mediaId = opened.mediaId;
    await fetch(opened.url, { method: opened.method, headers: headersOf(opened), body: new Uint8Array(bytes) });
    await platform.calls.invoke(CompleteVideoUpload, { mediaId });
    early = await until(async () => (await assets()).files.master, 50_000);
    await until(async () => (await assets()).status === 'READY', 50_000);
  }, 120_000);
  afterAll(() => platform[Symbol.asyncDispose]());
  const assets = async () => {
    const [found] = (await platform.calls.invoke(GetVideoAssets, { mediaIds: [mediaId] })).assets;
    if (found === undefined) throw new Error('no such file');
    return found;
  };
  const row = () => platform.runtime.database('wechat_media').collection<{ _id: string; dueAt: Date }>('mediaUploads');
  const change = (fields: Record<string, unknown>) => row().updateOne({ _id: mediaId }, { $set: fields });
  const masterUrl = async (accessSince: Date | null = null) =>
    urls.address({ mediaId, accessSince, publicKey: null, file: (await assets()).files.master ?? '', now: new Date() });
  const statusOf = async (url: string | URL) => (await fetch(url)).status;

  it('lists only renditions that are there, and never the early one once all are', async () => {
    const url = await masterUrl();
    const master = await (await fetch(url)).text();
    const listed = master.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(listed).toEqual(['360p/index.m3u8', '480p/index.m3u8']);
    for (const line of listed) expect(await statusOf(new URL(line, url))).toBe(200);
  });

  it('is longer than an access: its renditions are named by one that lasts to its end, and opens nothing else', async () => {
    await change({ durationSec: 7_200 });
    await expect
      .poll(async () => (await (await fetch(await masterUrl())).text()).includes('../../../p'), { timeout: 3_000 })
      .toBe(true);
    const url = await masterUrl();
    const served = await fetch(url);
    expect(served.headers.get('cache-control')).toBe('no-store');
    const [line = ''] = (await served.text()).split('\n').filter((one) => one.includes('480p'));
    const playlist = new URL(line, url);
    const [, token = ''] = /\/media\/s\/([^/]+)\//.exec(playlist.href) ?? [];
    const lastsSec = ((urls.verify(token, mediaId, new Date())?.until.getTime() ?? 0) - Date.now()) / 1000;
    expect(lastsSec).toBeGreaterThan(7_200 + 890);
    expect(lastsSec).toBeLessThanOrEqual(7_200 + 900);
    const segments = (await (await fetch(playlist)).text()).split('\n').filter((one) => one.endsWith('.m4s'));
    const segment = new URL(segments[0] ?? '', playlist);
    expect(await statusOf(segment)).toBe(200);
    // Nobody lets themselves in again by it.
    expect(await statusOf(new URL('../master.m3u8', playlist))).toBe(404);
    await change({ durationSec: 1 });
  });

  it('is out of reach of those who were let in before they were shut out, within two seconds', async () => {
    const before = await masterUrl();
    const segment = new URL('480p/init.mp4', before);
    expect([await statusOf(before), await statusOf(segment)]).toEqual([200, 200]);
    const since = new Date();
    // Who may see it is let in at once, whether or not media has heard already.
    const after = await masterUrl(since);
    expect(await statusOf(after)).toBe(200);
    await platform.calls.invoke(SetMediaCarrier, {
      ...{ mediaIds: [mediaId], carrier: 'video:1', isPublic: false, attached: true },
      accessSince: since.toISOString(),
    });
    await expect.poll(() => statusOf(before), { timeout: 3_000 }).toBe(404);
    expect([await statusOf(segment), await statusOf(after)]).toEqual([404, 200]);
    expect((await assets()).accessSince).toBe(since.toISOString());
  });

  it('keeps its early rendition for those who have begun with it, and no longer', async () => {
    const early1 = urls.address({ mediaId, accessSince: new Date(), publicKey: null, file: early, now: new Date() });
    expect(await statusOf(early1)).toBe(200);
    const found = await row().findOne({ _id: mediaId });
    expect(found?.dueAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    await change({ dueAt: new Date() });
    await platform.calls.invoke(MaintainMedia, { task: 'collect-orphan-media' });
    await expect.poll(() => statusOf(early1), { timeout: 3_000 }).toBe(404);
    expect(await statusOf(await masterUrl(new Date()))).toBe(200);
    const folder = join(platform.mediaDir, 'derived');
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('source/index.m3u8'));
    expect(files).toEqual([]);
  });
});
