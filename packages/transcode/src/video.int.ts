import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { checkMaster } from '../test/check-hls.ts';
import { BUNNY, scratchFolder, testTranscoder } from '../test/tools.ts';
import { classifyVideo } from './classify.ts';
import { writeMasterPlaylist } from './hls.ts';
import { planLadder } from './ladder.ts';
import type { VideoProbe } from './probe.ts';

const transcoder = testTranscoder({ segmentSec: 2 });
let folder = '';
let probe: VideoProbe;
beforeAll(async () => {
  folder = await scratchFolder();
  probe = await transcoder.probeVideo(BUNNY);
});

it('finds every encoder that the steps need', async () => {
  expect(await transcoder.missingEncoders()).toEqual([]);
});

it('probes the real clip', () => {
  expect(probe).toMatchObject({
    ...{
      durationSec: 5.28,
      width: 1280,
      height: 720,
      rotationDeg: 0,
      fps: 25,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      bitDepth: 8,
    },
    ...{
      isHdr: false,
      isInterlaced: false,
      isVariableFrameRate: false,
      hasSquarePixels: true,
      audio: { codec: 'aac', channels: 6 },
    },
  });
  expect(classifyVideo('SHORT', probe)).toBe('LONG');
  expect(JSON.parse(JSON.stringify(probe))).toEqual(probe);
});

it('makes the source playable by remuxing: same frames, nothing encoded, listed alone', async () => {
  const outcome = await transcoder.remuxVideo(BUNNY, probe, join(folder, 'early'));
  if (outcome.kind === 'unsuitable') throw new Error(outcome.why);
  const { rendition } = outcome;
  expect(rendition).toMatchObject({ name: 'source', width: 1280, height: 720, hasAudio: true });
  expect((await readdir(join(folder, 'early', 'source'))).sort()).toEqual(rendition.files.toSorted());
  const [seen, ...more] = await checkMaster(
    await writeMasterPlaylist(join(folder, 'early'), [{ ...rendition, uri: 'source/index.m3u8' }]),
  );
  expect(more).toEqual([]);
  expect(seen).toMatchObject({ frames: 132, attributes: { RESOLUTION: '1280x720' } });
});

it('encodes all rungs from one decode: each verifies, key frames are aligned, durations add up, progress rises to 100', async () => {
  const out = join(folder, 'ladder');
  const told: number[] = [];
  const result = await transcoder.transcodeLadder(BUNNY, probe, out, { onProgress: (percent) => told.push(percent) });
  expect(result.renditions.map((rendition) => rendition.name)).toEqual(['720p', '480p', '360p']);
  expect(result).toMatchObject({ isTruncated: false });
  expect(result.durationSec).toBeCloseTo(5.28, 2);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(100);

  const seen = await checkMaster(
    await writeMasterPlaylist(
      out,
      result.renditions.map((rendition) => ({ ...rendition, uri: `${rendition.name}/index.m3u8` })),
    ),
  );
  expect(seen.map((rendition) => rendition.attributes.RESOLUTION)).toEqual(['640x360', '854x480', '1280x720']);
  for (const rendition of seen) {
    expect(rendition.video).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p' });
    expect(rendition.audio).toMatchObject({ codec_name: 'aac', channels: 2, sample_rate: '48000' });
    expect(rendition.frames).toBe(132);
    expect(rendition.extinfSec).toEqual([2, 2, 1.28]);
    expect(rendition.keysSec.map((at) => Math.round(at * 1000))).toEqual([0, 2000, 4000]);
  }
});

it('makes only the missing rungs when told so', async () => {
  const rungs = planLadder(probe).filter((rung) => rung.name === '360p');
  const out = join(folder, 'some');
  const { renditions } = await transcoder.transcodeLadder(BUNNY, probe, out, { rungs });
  expect(renditions.map((rendition) => rendition.name)).toEqual(['360p']);
  expect(await readdir(out)).toEqual(['360p']);
  const expected = { width: 640, height: 360, hasAudio: true, decode: 'all' as const };
  expect(await transcoder.verifyRendition(join(out, '360p'), expected)).toMatchObject({ kind: 'valid' });
  expect(await transcoder.verifyRendition(join(out, '360p'), { ...expected, height: 480 })).toMatchObject({ kind: 'invalid' });
  expect(await transcoder.verifyRendition(join(out, '480p'), expected)).toMatchObject({ kind: 'invalid' });
});

it('takes three stills, the best of which is told', async () => {
  const out = join(folder, 'stills');
  const { thumbnails, bestIndex } = await transcoder.makeThumbnails(BUNNY, probe, out);
  expect(thumbnails.map((still) => still.name)).toEqual(['thumb-1', 'thumb-2', 'thumb-3']);
  expect(thumbnails[bestIndex]).toBeDefined();
  for (const still of thumbnails) {
    expect(still.variants.map((variant) => [variant.contentType, variant.width, variant.height])).toEqual([
      ['image/webp', 1280, 720],
      ['image/jpeg', 1280, 720],
    ]);
    const { entropy } = await sharp(join(out, `${still.name}.jpg`)).stats();
    expect(entropy).toBeGreaterThan(4);
  }
});

it('makes a storyboard whose cues cover the whole video', async () => {
  const out = join(folder, 'board');
  const board = await transcoder.makeStoryboard(BUNNY, probe, out, { spriteUrl: 'https://cdn.example/s.jpg' });
  expect(board).toMatchObject({ intervalSec: 1, tiles: 6, tileWidth: 160, tileHeight: 90, sprite: { width: 960, height: 90 } });
  const vtt = await readFile(join(out, board.vtt.file), 'utf8');
  expect(vtt.match(/-->/g)).toHaveLength(6);
  expect(vtt).toContain('00:00:05.000 --> 00:00:05.280\nhttps://cdn.example/s.jpg#xywh=800,0,160,90');
  const last = await sharp(join(out, board.sprite.file)).extract({ left: 800, top: 0, width: 160, height: 90 }).stats();
  expect(last.entropy).toBeGreaterThan(3);
});

it('makes a short moving preview', async () => {
  const preview = await transcoder.makePreview(BUNNY, probe, join(folder, 'preview'));
  expect(preview).toMatchObject({ width: 320, height: 180, contentType: 'image/webp' });
  expect(preview.durationSec).toBeCloseTo(3, 0);
  const made = await sharp(join(folder, 'preview', preview.file), { animated: true }).metadata();
  expect([made.pages, made.loop]).toEqual([30, 0]);
});
