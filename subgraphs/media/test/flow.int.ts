import { CompleteVideoUpload, DescribeMedia, GetVideoAssets, OpenVideoUpload } from '@app/contracts';
import { newId } from '@app/kernel';
import { MediaUrls } from '@app/media-urls';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, headersOf, type MediaPlatform, startMedia } from './support.ts';

describe('an upload', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia();
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('of a photo goes from ticket to derivatives, with one event that it is ready', async () => {
    const ann = newId();
    const bytes = await fixture('rocket.jpg');
    const ticket = await platform.send(ann, { kind: 'IMAGE', contentType: 'image/jpeg', altText: 'A rocket' }, bytes);
    expect(ticket).toMatchObject({ method: 'PUT', resumable: false, media: { status: 'PENDING', url: null, variants: [] } });
    const completed = await platform.complete(ann, ticket.media.id);
    expect(completed).toMatchObject({ __typename: 'MediaSuccess', media: { status: 'UPLOADED' } });
    const ready = await platform.finished(ann, ticket.media.id);
    expect(ready).toMatchObject({ status: 'READY', progress: 100, altText: 'A rocket', contentType: 'image/jpeg' });
    expect(ready.blurhash).toMatch(/^.{20,}$/);
    const image = await fetch(ready.url);
    expect(image.status).toBe(200);
    expect(image.headers.get('content-type')).toBe('image/webp');
    expect((await image.arrayBuffer()).byteLength).toBe(ready.variants.at(-2)?.sizeBytes ?? -1);
    const wide = await platform.run(ann, 'query ($id: ID!) { media(id: $id) { variants(minWidth: 300) { width } } }', {
      id: ready.id,
    });
    expect(wide.media.variants[0].width).toBe(320);
    await platform.complete(ann, ticket.media.id);
    expect(await platform.events('media.upload.ready.v1', ready.id)).toHaveLength(1);
  });

  it('of a video is opened by its domain, plays early, and ends as HLS', async () => {
    const [ann, videoId] = [newId(), newId()];
    const bytes = await fixture('bigbuckbunny.mp4');
    const opened = await platform.calls.invoke(OpenVideoUpload, {
      ownerId: ann,
      videoId,
      contentType: 'video/mp4',
      sizeBytes: bytes.length,
      fileName: 'bunny.mp4',
      resumable: false,
    });
    if (opened.kind !== 'Ticket') throw new Error(JSON.stringify(opened));
    await fetch(opened.url, { method: opened.method, headers: headersOf(opened), body: new Uint8Array(bytes) });
    const assets = async () => (await platform.calls.invoke(GetVideoAssets, { mediaIds: [opened.mediaId] })).assets[0];
    expect(await platform.calls.invoke(CompleteVideoUpload, { mediaId: opened.mediaId })).toEqual({
      kind: 'Done',
      status: 'UPLOADED',
    });
    const early = await until(async () => {
      const now = await assets();
      return now?.isPlayable ? now : null;
    }, 20_000);
    expect(early.files.renditions.map(({ name }) => name)).toEqual(['source']);
    const ready = await until(async () => {
      const now = await assets();
      return now?.status === 'READY' || now?.status === 'FAILED' ? now : null;
    }, 50_000);
    expect(ready).toMatchObject({ status: 'READY', isPlayable: true, videoId, failureReason: null, isShortLength: false });
    expect(ready.files.renditions.length).toBeGreaterThan(0);
    const urls = new MediaUrls(platform.config, platform.config.PUBLIC_URL);
    const url = (file: string) =>
      urls.address({ mediaId: opened.mediaId, accessSince: null, publicKey: null, file, now: new Date() });
    const master = await (await fetch(url(ready.files.master ?? ''))).text();
    const rung = master.split('\n').find((line) => line.endsWith('index.m3u8')) ?? '';
    const playlistUrl = new URL(rung, url(ready.files.master ?? ''));
    const playlist = await (await fetch(playlistUrl)).text();
    const segment = playlist.split('\n').find((line) => line.endsWith('.m4s')) ?? '';
    const served = await fetch(new URL(segment, playlistUrl));
    expect(served.status).toBe(200);
    expect(served.headers.get('content-type')).toBe('video/iso.segment');
    for (const file of [ready.files.storyboard?.vtt, ready.files.storyboard?.sprite, ready.files.preview])
      expect((await fetch(url(file ?? ''))).status).toBe(200);
    expect(ready.files.thumbnails.map(({ name }) => name)).toContain(ready.files.bestThumbnail);
    const described = await platform.calls.invoke(DescribeMedia, { ids: [opened.mediaId] });
    expect(described.media).toEqual([{ id: opened.mediaId, ownerId: ann, kind: 'VIDEO', status: 'READY' }]);
  });
});
