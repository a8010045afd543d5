/** Files made to do harm. Each must end with a stable reason (or as a harmless video), soon, reading and calling nothing outside itself. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AAC, BUNNY, fixture, makeClip, picture, scratchFolder, testTranscoder, tone, X264 } from '../test/tools.ts';
import type { MediaFile, MediaType } from './media-types.ts';
import { sniff } from './sniff.ts';

const transcoder = testTranscoder();
let folder = '';
let bait: Server;
let baitUrl = '';
let calls = 0;
const CANARY = 'canary-that-must-not-be-read';

beforeAll(async () => {
  folder = await scratchFolder();
  await writeFile(join(folder, 'canary.txt'), CANARY);
  bait = createServer((_request, response) => {
    calls += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => bait.once('listening', resolve));
  baitUrl = `http://127.0.0.1:${(bait.address() as AddressInfo).port}/`;
});
afterAll(() => bait.close());

async function hostile(name: string, type: MediaType, content: string | Buffer): Promise<MediaFile> {
  const path = join(folder, name);
  await writeFile(path, content);
  return { path, type };
}

/** All that could be done with a video upload, as if sniffing had been fooled. */
async function everything(file: MediaFile, out: string): Promise<void> {
  const probe = await transcoder.probeVideo(file);
  await transcoder.remuxVideo(file, probe, out);
  await transcoder.transcodeLadder(file, probe, out);
  await transcoder.makeThumbnails(file, probe, out);
}

describe('text posing as a video never reaches another demuxer, another file or the network', () => {
  it.each([
    [
      'an HLS playlist',
      () => `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n${baitUrl}\n#EXTINF:1,\nfile://${folder}/canary.txt\n#EXT-X-ENDLIST\n`,
    ],
    ['a concat script', () => `ffconcat version 1.0\nfile '${folder}/canary.txt'\nfile '${baitUrl}'\n`],
    ['a headless concat script', () => `file '${folder}/canary.txt'\n`],
    ['a concat URL', () => `concat:${folder}/canary.txt|${baitUrl}`],
    ['a DASH manifest', () => `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${baitUrl}</BaseURL></MPD>`],
    ['an SDP description', () => 'v=0\nm=video 5004 RTP/AVP 96\nc=IN IP4 127.0.0.1\n'],
    ['an SVG', () => `<svg xmlns="http://www.w3.org/2000/svg"><image href="${baitUrl}"/></svg>`],
    ['a QuickTime reference', () => `[Reference]\nRef1=${baitUrl}\n`],
  ])('%s', async (name, text) => {
    for (const type of ['mp4', 'avi'] as const) {
      const file = await hostile(`${name}.${type}`, type, text());
      expect((await sniff(file.path)).kind).toBe(
        name === 'an SDP description' || name === 'a concat URL' ? 'recognised' : 'refused',
      );
      const out = join(folder, 'text-out');
      await expect(everything(file, out)).rejects.toMatchObject({ name: 'PermanentMediaError', reason: 'CORRUPT' });
      expect(existsSync(out) ? await readdir(out) : []).toEqual([]);
    }
    expect(calls).toBe(0);
  });
});

describe('what is no video', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'EMPTY'],
    ['noise', Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251)), 'CORRUPT'],
    ['a header alone', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'CORRUPT'],
    [
      'a box of four gigabytes',
      Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom\xff\xff\xff\xffmoov\xff\xff\xff\xfftrak', 'latin1'),
      'NO_VIDEO_STREAM',
    ],
  ] as const)('%s', async (name, content, reason) => {
    await expect(transcoder.probeVideo(await hostile(`${name}.mp4`, 'mp4', content))).rejects.toMatchObject({ reason });
  });

  it('a renamed program', async () => {
    const program = (await readFile(process.execPath)).subarray(0, 200_000);
    const file = await hostile('program.mp4', 'mp4', program);
    expect(await sniff(file.path)).toEqual({ kind: 'refused', reason: 'EXECUTABLE' });
    await expect(transcoder.probeVideo(file)).rejects.toMatchObject({ reason: 'CORRUPT' });
  });

  it('a photo, and a video said to be of another container', async () => {
    const photo = await hostile('photo.mp4', 'mp4', await readFile(fixture('rocket.jpg')));
    await expect(transcoder.probeVideo(photo)).rejects.toMatchObject({ reason: 'CORRUPT' });
    await expect(transcoder.probeVideo({ path: BUNNY.path, type: 'avi' })).rejects.toMatchObject({ reason: 'CORRUPT' });
  });
});

describe('what is too much', () => {
  it('pixels', async () => {
    const wide = await makeClip(join(folder, 'wide.mp4'), 'mp4', ...picture('8400x16', 0.1), ...X264);
    await expect(transcoder.probeVideo(wide)).rejects.toMatchObject({ reason: 'PIXEL_LIMIT' });
  });

  it('streams', async () => {
    const maps = Array.from({ length: 33 }, () => ['-map', '0:v']).flat();
    const many = await makeClip(join(folder, 'many.mp4'), 'mp4', ...picture('16x16', 0.1), ...maps, '-c:v', 'mpeg4');
    await expect(transcoder.probeVideo(many)).rejects.toMatchObject({ reason: 'STREAM_LIMIT' });
  });

  it('hours, even of almost no frames', async () => {
    const slow = await makeClip(
      join(folder, 'slow.mp4'),
      'mp4',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=32x32:rate=1/2000:duration=16000',
      ...X264,
    );
    await expect(transcoder.probeVideo(slow)).rejects.toMatchObject({ reason: 'TOO_LONG' });
  });

  it('bytes', async () => {
    await expect(testTranscoder({ limits: { maxVideoBytes: 1000 } }).probeVideo(BUNNY)).rejects.toMatchObject({
      reason: 'TOO_LARGE',
    });
  });

  it('an unknown codec', async () => {
    const file = await makeClip(join(folder, 'codec.avi'), 'avi', ...picture('64x64', 0.2), '-c:v', 'ffvhuff');
    await expect(transcoder.probeVideo(file)).rejects.toMatchObject({ reason: 'UNSUPPORTED_CODEC' });
  });
});

describe('lying tables', () => {
  /** Overwrites the entry count of a sample table of the real clip. */
  async function lie(table: string, countAt: number, count: number): Promise<MediaFile> {
    const bytes = await readFile(BUNNY.path);
    bytes.writeUInt32BE(count, bytes.indexOf(table, 0, 'latin1') + countAt);
    return hostile(`${table}-${count}.mp4`, 'mp4', bytes);
  }

  it.each([
    ['stts', 8, 0x0fffffff],
    ['stsz', 12, 0x0fffffff],
    ['stco', 8, 0x3fffffff],
    ['stsc', 8, 0x0fffffff],
    ['stsd', 8, 0x7fffffff],
    ['mvhd', 16, 1],
    ['tkhd', 20, 0],
  ])('%s: ends soon, with a reason or with a video', async (table, at, count) => {
    const file = await lie(table, at, count);
    const startedAt = performance.now();
    const outcome = await transcoder.probeVideo(file).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'PermanentMediaError' });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(process.memoryUsage().rss).toBeLessThan(512 * 1024 * 1024);
  });

  it('frames that are noise: nothing is published as playable', async () => {
    const clip = await makeClip(
      join(folder, 'good.mp4'),
      'mp4',
      ...picture('320x180', 1),
      ...tone(1),
      ...X264,
      ...AAC,
      '-movflags',
      '+faststart',
    );
    const bytes = await readFile(clip.path);
    const from = bytes.indexOf('mdat', 0, 'latin1') + 4;
    for (let at = from; at < bytes.length; at++) bytes[at] = (at * 7919) % 251;
    const file = await hostile('noise-inside.mp4', 'mp4', bytes);
    const outcome = await everything(file, join(folder, 'noise-out')).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ name: 'PermanentMediaError', reason: 'CORRUPT' });
  });
});

describe('polyglots', () => {
  it('a page in front of a picture is a page; a program behind a picture does not survive', async () => {
    const photo = await readFile(fixture('rocket.jpg'));
    const page = await hostile('page.jpg', 'jpeg', Buffer.concat([Buffer.from('<html><script>x</script>'), photo]));
    expect(await sniff(page.path)).toEqual({ kind: 'refused', reason: 'HTML' });
    await expect(transcoder.processImage(page, folder)).rejects.toMatchObject({ reason: 'CORRUPT' });

    const trailing = await hostile('trailing.jpg', 'jpeg', Buffer.concat([photo, Buffer.from(`<?php ${CANARY} ?>`)]));
    const { variants } = await transcoder.processImage(trailing, join(folder, 'trailing'));
    for (const variant of variants) expect((await readFile(join(folder, 'trailing', variant.file))).includes(CANARY)).toBe(false);
  });

  it('a comment with a script inside a picture does not survive', async () => {
    const photo = await sharp(fixture('rocket.jpg')).resize(64).jpeg().toBuffer();
    const comment = Buffer.from(`\xff\xfe\0\x22<script>${CANARY}</script>`.slice(0, 36), 'latin1');
    const file = await hostile('comment.jpg', 'jpeg', Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]));
    const { variants } = await transcoder.processImage(file, join(folder, 'comment'));
    for (const variant of variants)
      expect((await readFile(join(folder, 'comment', variant.file))).includes('<script>')).toBe(false);
  });
});

it('no metadata of a source reach any output', async () => {
  const secret = [
    '-metadata',
    'location=+51.5-0.1/',
    '-metadata',
    'title=secret-title',
    '-metadata:s:v',
    'handler_name=secret-handler',
  ];
  const file = await makeClip(
    join(folder, 'tagged.mov'),
    'mov',
    ...picture('320x180', 1),
    ...tone(1),
    ...X264,
    ...AAC,
    ...secret,
  );
  const out = join(folder, 'tagged');
  await everything(file, out);
  const names = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(names.length).toBeGreaterThan(8);
  for (const entry of names) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of ['secret-', '+51.5-0.1']) expect([entry.name, bytes.includes(text)]).toEqual([entry.name, false]);
  }
  expect(calls).toBe(0);
});
