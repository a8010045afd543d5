import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMaster } from '../../../packages/transcode/test/check-hls.ts';
import { fixture, picture, tone, X264 } from '../../../packages/transcode/test/tools.ts';
import { type MediaWorkerProcess, startMediaWorkerProcess } from './support/media-worker.ts';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';
import { fetchHls, finishedVideo, here, makeFile, sendVideo } from './support/videos.ts';

const AAC = ['-c:a', 'aac', '-b:a', '64k'];
const BUNNY = ['-i', fixture('bigbuckbunny.mp4')];
const hevc = (params: string) => [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', `log-level=0${params}`],
  ...['-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'],
];
const HDR = hevc(':colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc');
/** As phones write it: the picture lies on its side, and a matrix says so. */
async function turned(): Promise<Buffer> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'upright-'));
  const upright = joinPath(folder, 'upright.mp4');
  await writeFile(upright, await makeFile('upright.mp4', ...picture('640x360', 2), ...tone(2), ...X264, ...AAC));
  const bytes = await makeFile('turned.mp4', '-display_rotation', '90', '-i', upright, '-c', 'copy');
  await rm(folder, { recursive: true });
  return bytes;
}

/** A file that plays: how it is made, and what must come of it. */
interface Playable {
  readonly name: string;
  readonly make: () => Promise<Buffer>;
  readonly contentType?: string;
  readonly sizes: readonly string[];
  readonly sec: number;
  readonly hasSound?: boolean;
}
const mp4 =
  (...args: string[]) =>
  () =>
    makeFile('clip.mp4', ...args);
const PLAYABLE: readonly Playable[] = [
  {
    name: 'portrait',
    make: mp4(...picture('720x1280', 2, 30), ...tone(2), ...X264, ...AAC),
    sizes: ['360x640', '480x854', '720x1280'],
    sec: 2,
  },
  { name: 'turned by a phone', make: turned, sizes: ['360x640'], sec: 2 },
  { name: 'silent', make: mp4(...picture('640x360', 2), ...X264), sizes: ['640x360'], sec: 2, hasSound: false },
  {
    name: 'of odd size',
    make: mp4(
      ...picture('428x242', 2),
      ...tone(2),
      '-vf',
      'crop=427:241:exact=1',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv444p',
      ...AAC,
    ),
    sizes: ['426x240'],
    sec: 2,
  },
  {
    name: 'of variable frame rate',
    make: mp4(
      ...picture('640x360', 4, 50),
      ...tone(4),
      '-vf',
      "select='lt(n,100)+not(mod(n,5))'",
      '-fps_mode',
      'vfr',
      ...X264,
      ...AAC,
    ),
    sizes: ['640x360'],
    sec: 3.92,
  },
  {
    name: '10-bit HEVC',
    make: mp4(...picture('854x480', 2), ...tone(2), ...hevc(''), ...AAC),
    sizes: ['640x360', '854x480'],
    sec: 2,
  },
  {
    name: 'HDR in MOV',
    make: () => makeFile('clip.mov', ...picture('854x480', 2), ...tone(2), ...HDR, ...AAC),
    contentType: 'video/quicktime',
    sizes: ['640x360', '854x480'],
    sec: 2,
  },
  {
    name: 'MPEG-4 in AVI',
    make: () => makeFile('clip.avi', ...picture('640x360', 2), ...tone(2), '-c:v', 'mpeg4', '-c:a', 'mp3'),
    contentType: 'video/x-msvideo',
    sizes: ['640x360'],
    sec: 2,
  },
  {
    name: 'of 360p, never enlarged',
    make: mp4(...picture('640x360', 2), ...tone(2), ...X264, ...AAC),
    sizes: ['640x360'],
    sec: 2,
  },
  {
    name: 'below 360p, in its own size',
    make: mp4(...picture('320x180', 2), ...tone(2), ...X264, ...AAC),
    sizes: ['320x180'],
    sec: 2,
  },
];

describe('a video', () => {
  let platform: TestPlatform;
  let worker: MediaWorkerProcess;
  let ada: Person;
  let folder = '';
  beforeAll(async () => {
    platform = await startTestPlatform();
    worker = startMediaWorkerProcess();
    ada = await join(platform, 'ada');
    folder = await mkdtemp(joinPath(tmpdir(), 'played-'));
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await platform[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  /** Sends a file and fetches what came of it, as a player does; every rendition is probed and decoded to its end. */
  const play = async (name: string, bytes: Buffer, input: Data = {}) => {
    const { id } = await sendVideo(platform, ada, bytes, { title: name, ...input });
    const video = await finishedVideo(ada, id);
    expect([video.status, video.failureReason]).toEqual(['READY', null]);
    const seen = await checkMaster(await fetchHls(here(platform, video.hlsUrl), joinPath(folder, id)));
    for (const { keysSec, extinfSec, frames, video: stream } of seen) {
      expect(keysSec).toEqual(seen[0]?.keysSec);
      expect(extinfSec).toEqual(seen[0]?.extinfSec);
      expect(frames).toBe(seen[0]?.frames);
      expect(stream).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p' });
    }
    const sec = (seen[0]?.extinfSec ?? []).reduce((sum, one) => sum + one, 0);
    expect(video.durationSec).toBeCloseTo(sec, 1);
    expect(video.renditions.map(({ width, height }: Data) => `${width}x${height}`).toReversed()).toEqual(
      seen.map(({ attributes }) => attributes.RESOLUTION),
    );
    for (const { url } of video.thumbnails) expect((await fetch(here(platform, url))).status).toBe(200);
    for (const url of [video.previewUrl, video.storyboard.spriteUrl, video.storyboard.vttUrl])
      expect((await fetch(here(platform, url))).status).toBe(200);
    return { video, seen, sec };
  };

  it.each(PLAYABLE)('$name plays in the sizes it has', async ({ name, make, contentType, sizes, sec, hasSound }) => {
    const played = await play(name, await make(), contentType === undefined ? {} : { contentType });
    expect(played.seen.map(({ attributes }) => attributes.RESOLUTION)).toEqual(sizes);
    expect(played.sec).toBeCloseTo(sec, 1);
    for (const { audio } of played.seen) expect(audio !== undefined).toBe(hasSound ?? true);
  });

  it.each([
    [14.9, 'LONG'],
    [15, 'SHORT'],
    [60, 'SHORT'],
    [60.1, 'LONG'],
  ])('declared as a short, of %d s, is %s', async (sec, type) => {
    const bytes = await makeFile('short.mp4', ...picture('160x90', sec, 30), ...tone(sec), ...X264, ...AAC);
    const played = await play(`short of ${sec}`, bytes, { type: 'SHORT' });
    expect(played.video.type).toBe(type);
    expect(played.sec).toBeCloseTo(sec, 1);
  });

  it('whose tail is missing plays as far as it goes', async () => {
    const whole = await makeFile('whole.mp4', ...BUNNY, '-vf', 'scale=320:180', ...X264, ...AAC, '-movflags', '+faststart');
    const { sec } = await play('cut', whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(sec).toBeGreaterThan(3);
    expect(sec).toBeLessThan(5.2);
  });

  it.each([
    [
      'of which little is left',
      'CORRUPT',
      async () => (await makeFile('whole.mp4', ...BUNNY, ...X264, ...AAC, '-movflags', '+faststart')).subarray(0, 100_000),
    ],
    ['that is sound alone', 'NO_VIDEO_STREAM', mp4(...tone(2), ...AAC)],
  ] as const)('%s fails with %s', async (name, reason, make) => {
    const { id } = await sendVideo(platform, ada, await make(), { title: name });
    const video = await finishedVideo(ada, id);
    expect(video).toMatchObject({ status: 'FAILED', failureReason: reason, isPlayable: false, hlsUrl: null, renditions: [] });
  });
});
