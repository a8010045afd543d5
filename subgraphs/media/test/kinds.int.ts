import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, type MediaPlatform, startMedia, transcoderOf } from './support.ts';

const run = promisify(execFile);
const SIZES = [150, 320, 640, 1280, 2048];
const TONE = ['-f', 'lavfi', '-i', 'sine=d=2'];

/** A file that ffmpeg makes. */
async function made(name: string, ...options: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  await run(transcoderOf().ffmpegPath, ['-v', 'error', ...options, '-y', join(folder, name)]);
  const bytes = await readFile(join(folder, name));
  await rm(folder, { recursive: true });
  return bytes;
}

/** What ffprobe says of what is served. */
async function probed(url: string): Promise<Data> {
  const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', url];
  return JSON.parse((await run(transcoderOf().ffprobePath, args)).stdout);
}

const served = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

/** Each kind of upload, from its ticket to what is served. */
describe('an upload', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia();
  });
  afterAll(() => platform[Symbol.asyncDispose]());
  const row = (id: string) =>
    platform.runtime.database('wechat_media').collection<{ _id: string }>('mediaUploads').findOne({ _id: id });

  it('of a turned photo with a place in it is served upright in five sizes, as WebP and JPEG, without metadata', async () => {
    const photo = await sharp(await fixture('rocket.jpg'))
      .resize({ width: 2400, height: 300, fit: 'fill' })
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const ann = newId();
    const media = await platform.upload(ann, { kind: 'IMAGE', contentType: 'image/jpeg' }, photo);
    expect(media).toMatchObject({ status: 'READY', width: 300, height: 2400, blurhash: expect.stringMatching(/^.{20,}$/) });
    expect(media.variants.map(({ contentType, height }: Data) => `${height} ${contentType}`)).toEqual(
      SIZES.flatMap((size) => [`${size} image/webp`, `${size} image/jpeg`]),
    );
    for (const { url, contentType, width, height, sizeBytes } of media.variants) {
      const bytes = await served(url);
      const { exif, icc, xmp, orientation, format, ...size } = await sharp(bytes).metadata();
      expect([size.width, size.height, bytes.length, `image/${format}`]).toEqual([width, height, sizeBytes, contentType]);
      expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    }
    const wide = await platform.run(ann, 'query ($id: ID!) { media(id: $id) { url variants(minWidth: 70) { url width } } }', {
      id: media.id,
    });
    expect(wide.media.variants[0].width).toBe(80);
    expect(wide.media.url).toBe(media.variants.find(({ height }: Data) => height === 2048).url);
  });

  it('of an animated GIF is served as an MP4 that plays, with a still', async () => {
    const gif = await made('a.gif', '-f', 'lavfi', '-i', 'testsrc2=s=120x74:d=1:r=10');
    const media = await platform.upload(newId(), { kind: 'GIF', contentType: 'image/gif' }, gif);
    expect(media).toMatchObject({ status: 'READY', width: 120, height: 74, blurhash: expect.any(String) });
    expect(media.durationSec).toBeCloseTo(1, 1);
    const types = media.variants.map(({ contentType }: Data) => contentType).sort();
    expect(types).toEqual(['image/jpeg', 'image/webp', 'video/mp4']);
    expect((await fetch(media.url)).headers.get('content-type')).toBe('video/mp4');
    const { streams } = await probed(media.url);
    expect(streams).toMatchObject([{ codec_name: 'h264', nb_frames: '10', pix_fmt: 'yuv420p' }]);
    const still = media.variants.find(({ contentType }: Data) => contentType === 'image/webp');
    expect(await sharp(await served(still.url)).metadata()).toMatchObject({ format: 'webp', width: 120 });
  });

  it.each([
    ['MP3', 'a.mp3', 'audio/mpeg', 'audio/mpeg', ['-c:a', 'libmp3lame']],
    ['WAV', 'a.wav', 'audio/x-wav', 'audio/wav', []],
    ['M4A', 'a.m4a', 'audio/x-m4a', 'audio/mp4', ['-c:a', 'aac']],
    ['voice message in an MP4', 'a.mp4', 'audio/mp4', 'audio/mp4', ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov']],
  ])('of a sound (%s) is served as M4A, with its length and waveform', async (_name, file, contentType, told, options) => {
    const sound = await made(file, ...TONE, '-metadata', 'title=secret', ...options);
    const media = await platform.upload(newId(), { kind: 'AUDIO', contentType }, sound);
    expect(media).toMatchObject({ status: 'READY', contentType: told, width: null, blurhash: null });
    expect(media.durationSec).toBeCloseTo(2, 0);
    expect(media.waveform).toHaveLength(64);
    expect(Math.max(...media.waveform)).toBeGreaterThan(0.05);
    expect(media.variants.map((variant: Data) => [variant.url, variant.contentType])).toEqual([[media.url, 'audio/mp4']]);
    const { streams, format } = await probed(media.url);
    expect(streams).toMatchObject([{ codec_name: 'aac', profile: 'LC' }]);
    expect(JSON.stringify(format)).not.toContain('secret');
  });

  it('of a document is served as it is, with its type, size and pages', async () => {
    const pdf = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 7/Kids[]>>endobj\n%%EOF',
    );
    const media = await platform.upload(newId(), { kind: 'FILE', contentType: 'application/pdf', fileName: 'a.pdf' }, pdf);
    expect(media).toMatchObject({ status: 'READY', contentType: 'application/pdf', sizeBytes: pdf.length, durationSec: null });
    expect(await row(media.id)).toMatchObject({ pageCount: 7 });
    const response = await fetch(media.url);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="a.pdf"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of sound alone is no video, whatever its container says', async () => {
    const sound = await made('a.m4a', ...TONE, '-c:a', 'aac');
    const media = await platform.upload(newId(), { kind: 'VIDEO', contentType: 'video/mp4' }, sound);
    expect(media).toMatchObject({ status: 'FAILED', failureReason: 'NO_VIDEO_STREAM', contentType: 'video/mp4', url: null });
  });
});
