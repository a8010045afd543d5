import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { decodeAll, frameAt, makeClip, picture, scratchFolder, testTranscoder } from '../test/tools.ts';

const transcoder = testTranscoder();
let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

it('turns an animated GIF of odd size into an even MP4 that decodes, and a poster', async () => {
  const gif = await makeClip(
    join(folder, 'odd.gif'),
    'gif',
    ...picture('160x90', 1.2, 10),
    '-vf',
    'crop=121:75:exact=1',
    '-loop',
    '0',
  );
  const told: number[] = [];
  const result = await transcoder.processGif(gif, join(folder, 'odd'), { onProgress: (percent) => told.push(percent) });
  expect(result).toMatchObject({
    width: 121,
    height: 75,
    frames: 12,
    video: { width: 122, height: 76, contentType: 'video/mp4' },
  });
  expect(result.durationSec).toBeCloseTo(1.2, 1);
  expect(result.poster.map((variant) => variant.file)).toEqual(['poster.webp', 'poster.jpg']);
  expect(await decodeAll(join(folder, 'odd', result.video.file))).toBe(12);
  expect(told.at(-1)).toBe(100);
});

it('shows what was transparent in white', async () => {
  const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .gif()
    .toBuffer();
  await writeFile(join(folder, 'clear.gif'), clear);
  const result = await transcoder.processGif({ path: join(folder, 'clear.gif'), type: 'gif' }, join(folder, 'clear'));
  const frame = await frameAt(join(folder, 'clear', result.video.file), 0, 40, 40);
  expect(Math.min(...frame)).toBeGreaterThan(240);
  expect(result.poster.map((variant) => variant.contentType)).toEqual(['image/webp', 'image/png']);
});

it('refuses too many frames, too many pixels in all, and a screen too large, before decoding', async () => {
  const gif = await makeClip(join(folder, 'many.gif'), 'gif', ...picture('16x16', 3, 10));
  const out = join(folder, 'many');
  await expect(testTranscoder({ limits: { maxGifFrames: 29 } }).processGif(gif, out)).rejects.toMatchObject({
    reason: 'FRAME_LIMIT',
  });
  await expect(testTranscoder({ limits: { maxGifTotalPixels: 16 * 16 * 29 } }).processGif(gif, out)).rejects.toMatchObject({
    reason: 'PIXEL_LIMIT',
  });
  const huge = await readFile(gif.path);
  huge.writeUInt16LE(65_535, 6);
  huge.writeUInt16LE(65_535, 8);
  await writeFile(join(folder, 'huge.gif'), huge);
  await expect(transcoder.processGif({ path: join(folder, 'huge.gif'), type: 'gif' }, out)).rejects.toMatchObject({
    reason: 'PIXEL_LIMIT',
  });
});

it('refuses a GIF that is only a header, and a picture that is no GIF', async () => {
  await writeFile(join(folder, 'stub.gif'), 'GIF89a<script>alert(1)</script>');
  await expect(transcoder.processGif({ path: join(folder, 'stub.gif'), type: 'gif' }, folder)).rejects.toMatchObject({
    name: 'PermanentMediaError',
  });
  await expect(transcoder.processGif({ path: join(folder, 'stub.gif'), type: 'png' }, folder)).rejects.toMatchObject({
    reason: 'TYPE_MISMATCH',
  });
});
