import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { AAC, BUNNY, decodeAll, fixture, inspect, makeClip, scratchFolder, testTranscoder, tone } from '../test/tools.ts';

const transcoder = testTranscoder();
let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

it.each([
  ['mp3', 'mp3', ['-c:a', 'libmp3lame']],
  ['wav', 'wav', ['-ac', '2']],
  ['m4a', 'm4a', AAC],
  ['mp4', 'mp4', AAC],
] as const)('turns %s into AAC with its duration and a waveform', async (type, extension, codec) => {
  const file = await makeClip(join(folder, `tone.${extension}`), type, ...tone(2), ...codec);
  const out = join(folder, `out-${type}`);
  const result = await transcoder.processAudio(file, out);
  expect(result.durationSec).toBeGreaterThan(1.95);
  expect(result.durationSec).toBeLessThan(2.1);
  expect(result.waveform).toHaveLength(64);
  expect(result.waveform.slice(2, 60).every((peak) => peak > 0.05 && peak <= 1)).toBe(true);
  const { streams } = await inspect(join(out, result.audio.file), '-show_streams');
  expect(streams).toMatchObject([{ codec_name: 'aac', profile: 'LC' }]);
  await decodeAll(join(out, result.audio.file));
});

it('shows loudness over time: silence, then a tone', async () => {
  const file = await makeClip(join(folder, 'fade.wav'), 'wav', ...tone(2), '-af', "volume=enable='lt(t,1)':volume=0");
  const { waveform } = await transcoder.processAudio(file, join(folder, 'fade'));
  expect(Math.max(...waveform.slice(0, 31))).toBe(0);
  expect(Math.min(...waveform.slice(33))).toBeGreaterThan(0.1);
});

it('drops cover art and tags', async () => {
  const cover = [
    '-i',
    fixture('rocket.jpg'),
    '-map',
    '0',
    '-map',
    '1',
    '-c:v',
    'mjpeg',
    '-disposition:v',
    'attached_pic',
    '-metadata',
    'title=secret',
  ];
  const file = await makeClip(join(folder, 'cover.mp3'), 'mp3', ...tone(1), ...cover, '-c:a', 'libmp3lame');
  await transcoder.processAudio(file, join(folder, 'cover'));
  const made = await inspect(join(folder, 'cover', 'audio.m4a'), '-show_streams', '-show_format');
  expect(made.streams).toHaveLength(1);
  expect(JSON.stringify(made)).not.toContain('secret');
});

it('refuses too long, moving pictures, no sound and no sense', async () => {
  const file = await makeClip(join(folder, 'long.wav'), 'wav', ...tone(3));
  const strict = testTranscoder({ limits: { maxAudioSec: 2 } });
  await expect(strict.processAudio(file, folder)).rejects.toMatchObject({ reason: 'TOO_LONG' });
  await expect(transcoder.processAudio(BUNNY, folder)).rejects.toMatchObject({ reason: 'TYPE_MISMATCH' });
  await writeFile(join(folder, 'noise.mp3'), Buffer.from(`ID3\x04\0\0\0\0\0\0${'<?php evil ?>'.repeat(300)}`, 'latin1'));
  await expect(transcoder.processAudio({ path: join(folder, 'noise.mp3'), type: 'mp3' }, folder)).rejects.toMatchObject({
    name: 'PermanentMediaError',
  });
});

it('refuses a sound that is longer than its header says, by what decodes', async () => {
  const file = await makeClip(join(folder, 'vbr.mp3'), 'mp3', ...tone(30), '-c:a', 'libmp3lame', '-q:a', '9', '-write_xing', '0');
  const strict = testTranscoder({ limits: { maxAudioSec: 4 } });
  await expect(strict.processAudio(file, join(folder, 'vbr'))).rejects.toMatchObject({ reason: 'TOO_LONG' });
});
