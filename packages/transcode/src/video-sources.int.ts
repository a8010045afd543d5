import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkMaster, type SeenRendition } from '../test/check-hls.ts';
import { AAC, BUNNY, frameAt, inspect, makeClip, picture, scratchFolder, testTranscoder, tone, X264 } from '../test/tools.ts';
import { isShortLength } from './classify.ts';
import { writeMasterPlaylist } from './hls.ts';
import type { MediaFile, MediaType } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import type { LadderResult } from './transcode-ladder.ts';

const transcoder = testTranscoder();
let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await scratchFolder();
});

async function clip(type: MediaType, ...args: string[]): Promise<MediaFile> {
  return makeClip(join(folder, `clip-${++count}.${type}`), type, ...args);
}

/** Probes and encodes a clip, then looks at the result from outside: every rendition decodes, cut at the same moments. */
async function play(file: MediaFile): Promise<{ probe: VideoProbe; result: LadderResult; seen: SeenRendition[]; out: string }> {
  const probe = await transcoder.probeVideo(file);
  const out = join(folder, `out-${++count}`);
  const result = await transcoder.transcodeLadder(file, probe, out);
  const seen = await checkMaster(
    await writeMasterPlaylist(
      out,
      result.renditions.map((rendition) => ({ ...rendition, uri: `${rendition.name}/index.m3u8` })),
    ),
  );
  for (const rendition of seen) {
    expect(rendition.extinfSec).toEqual(seen[0]?.extinfSec);
    expect(rendition.frames).toBe(seen[0]?.frames);
    expect(rendition.video).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p' });
  }
  return { probe, result, seen, out };
}

const total = (seen: SeenRendition | undefined) => (seen?.extinfSec ?? []).reduce((sum, value) => sum + value, 0);

/** Mean difference of two frames, 0 to 255. */
function difference(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

describe('shapes', () => {
  it('keeps a portrait source portrait', async () => {
    const { seen } = await play(await clip('mp4', ...picture('480x852', 1), ...X264));
    expect(seen.map((rendition) => rendition.attributes.RESOLUTION)).toEqual(['360x640', '480x852']);
  });

  it('turns what a phone marked as turned, and shows the same picture as the source', async () => {
    const upright = await clip('mp4', '-i', BUNNY.path, '-t', '1', '-vf', 'scale=640:360', '-an', ...X264);
    const turned = await clip('mp4', '-display_rotation', '90', '-i', upright.path, '-c', 'copy');
    const { probe, seen, out } = await play(turned);
    expect(probe).toMatchObject({ width: 360, height: 640, rotationDeg: 270 });
    expect(seen.map((rendition) => rendition.attributes.RESOLUTION)).toEqual(['360x640']);
    const [made, shown] = [
      await frameAt(join(out, '360p', 'index.m3u8'), 0.5, 90, 160),
      await frameAt(turned.path, 0.5, 90, 160),
    ];
    expect(difference(made, shown)).toBeLessThan(12);

    const early = await transcoder.remuxVideo(turned, probe, join(folder, 'turned'));
    expect(early).toMatchObject({ kind: 'remuxed', rendition: { width: 360, height: 640 } });
    const { streams } = await inspect(join(folder, 'turned', 'source', 'index.m3u8'), '-show_streams');
    expect(JSON.stringify(streams)).toContain('"rotation": 90'.replace(' ', ''));
  });

  it('makes odd sides even without growing', async () => {
    const { probe, seen } = await play(
      await clip(
        'mp4',
        ...picture('428x242', 1),
        '-vf',
        'crop=427:241:exact=1',
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv444p',
      ),
    );
    expect([probe.width, probe.height]).toEqual([427, 241]);
    expect(seen.map((rendition) => rendition.attributes.RESOLUTION)).toEqual(['426x240']);
    expect(await transcoder.remuxVideo(BUNNY, { ...probe }, join(folder, 'odd'))).toMatchObject({
      kind: 'unsuitable',
      why: 'pixel format yuv444p',
    });
  });

  it('squares pixels that are not square', async () => {
    const { probe, seen } = await play(await clip('mp4', ...picture('360x288', 1), '-vf', 'setsar=64/45', ...X264));
    expect([probe.width, probe.height]).toEqual([512, 288]);
    expect(seen[0]?.video).toMatchObject({ width: 512, height: 288, sample_aspect_ratio: '1:1' });
  });

  it.each([
    ['640x360', ['640x360']],
    ['320x180', ['320x180']],
    ['64x36', ['64x36']],
    ['2x2', ['2x2']],
  ])('gives a source of %s exactly one rendition of its own size', async (size, expected) => {
    const { seen } = await play(
      await clip(
        'mp4',
        ...picture(size === '2x2' ? '64x64' : size, 0.5),
        ...(size === '2x2' ? ['-vf', 'scale=2:2'] : []),
        ...X264,
      ),
    );
    expect(seen.map((rendition) => rendition.attributes.RESOLUTION)).toEqual(expected);
  });
});

describe('sound', () => {
  it('gives a silent source no sound, neither early nor later', async () => {
    const silent = await clip('mp4', ...picture('320x180', 1), ...X264);
    const { probe, seen } = await play(silent);
    expect(seen[0]).toMatchObject({ audio: undefined, attributes: { CODECS: expect.not.stringContaining('mp4a') } });
    const early = await transcoder.remuxVideo(silent, probe, join(folder, 'silent'));
    expect(early).toMatchObject({ kind: 'remuxed', rendition: { hasAudio: false } });
  });

  it('ends with the picture, whether the sound is longer or shorter', async () => {
    for (const soundSec of [0.4, 3]) {
      const { seen } = await play(await clip('mp4', ...picture('320x180', 1.2), ...tone(soundSec), ...X264, ...AAC));
      expect(total(seen[0])).toBeCloseTo(1.2, 2);
      expect(Number(seen[0]?.audio?.nb_read_packets ?? seen[0]?.audio?.channels)).toBe(2);
    }
  });

  it('keeps late sound and a late picture in time', async () => {
    const lateSound = await play(
      await clip(
        'mp4',
        ...picture('320x180', 1),
        '-itsoffset',
        '0.4',
        ...tone(0.6),
        '-map',
        '0:v',
        '-map',
        '1:a',
        ...X264,
        ...AAC,
      ),
    );
    expect(total(lateSound.seen[0])).toBeCloseTo(1, 2);
    const latePicture = await play(
      await clip(
        'mp4',
        '-itsoffset',
        '0.4',
        ...picture('320x180', 1),
        ...tone(1.4),
        '-map',
        '0:v',
        '-map',
        '1:a',
        ...X264,
        ...AAC,
      ),
    );
    expect(latePicture.probe.durationSec).toBeCloseTo(1, 1);
    expect(total(latePicture.seen[0])).toBeCloseTo(1.4, 1);
  });

  it('refuses sound without a picture as no video', async () => {
    await expect(transcoder.probeVideo(await clip('mp4', ...tone(1), ...AAC))).rejects.toMatchObject({
      reason: 'NO_VIDEO_STREAM',
    });
  });

  it('encodes other sound than AAC for the early rendition', async () => {
    const source = await clip('mov', ...picture('320x180', 1), ...tone(1), ...X264, '-c:a', 'pcm_s16le');
    const early = await transcoder.remuxVideo(source, await transcoder.probeVideo(source), join(folder, 'pcm'));
    expect(early).toMatchObject({ kind: 'remuxed', rendition: { codecs: expect.stringMatching(/,mp4a\.40\.2$/) } });
  });
});

describe('time', () => {
  it('evens out a variable frame rate without changing the length', async () => {
    const varying = await clip(
      'mp4',
      ...picture('320x180', 2, 50),
      '-vf',
      "select='lt(n,50)+not(mod(n,5))'",
      '-fps_mode',
      'vfr',
      ...X264,
    );
    const { probe, seen } = await play(varying);
    expect(probe.isVariableFrameRate).toBe(true);
    expect(total(seen[0])).toBeCloseTo(probe.durationSec, 1);
    expect(Number(seen[0]?.attributes['FRAME-RATE'])).toBeCloseTo(50, 0);
    expect(seen[0]?.keysSec).toEqual([0, 1]);
  });

  it('thins slow motion to what players take', async () => {
    const { seen } = await play(await clip('mp4', ...picture('128x72', 1, 120), ...X264));
    expect(seen[0]?.attributes['FRAME-RATE']).toBe('60.000');
  });

  it('keeps broadcast rates exact and key frames aligned over many segments', async () => {
    const { seen } = await play(
      await clip('mp4', ...picture('640x480', 4, 30).map((arg) => arg.replace('rate=30', 'rate=30000/1001')), ...X264),
    );
    expect(seen).toHaveLength(2);
    expect(seen[0]?.attributes['FRAME-RATE']).toBe('29.970');
    expect(seen[0]?.extinfSec).toHaveLength(4);
    expect(seen[0]?.keysSec).toHaveLength(4);
    expect(seen[1]?.keysSec).toEqual(seen[0]?.keysSec);
  });

  it.each([
    ['14.9', false],
    ['15', true],
    ['60', true],
    ['60.1', false],
  ])('judges a file of %s s by its picture: a short is %s', async (durationSec, expected) => {
    const file = await clip(
      'mp4',
      ...picture('64x36', Number(durationSec), 30),
      ...tone(Number(durationSec) + 2),
      ...X264,
      ...AAC,
    );
    const probe = await transcoder.probeVideo(file);
    expect(probe.durationSec).toBeCloseTo(Number(durationSec), 1);
    expect(isShortLength(probe)).toBe(expected);
  });

  it('reads a fragmented file, and one of a single frame', async () => {
    const fragmented = await clip(
      'mp4',
      ...picture('320x180', 1.2),
      ...X264,
      '-movflags',
      'frag_keyframe+empty_moov+default_base_moof',
    );
    expect((await transcoder.probeVideo(fragmented)).durationSec).toBeCloseTo(1.2, 1);
    const { seen } = await play(await clip('mp4', ...picture('320x180', 0.04), ...X264));
    expect(seen[0]?.frames).toBe(1);
  });
});

describe('codecs', () => {
  it('brings 10-bit HEVC in HDR down to 8-bit SDR H.264', async () => {
    const colours = 'log-level=0:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc';
    const x265 = [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-x265-params',
      colours,
      '-pix_fmt',
      'yuv420p10le',
      '-tag:v',
      'hvc1',
    ];
    const { probe, seen } = await play(await clip('mov', ...picture('320x180', 0.6), ...x265));
    expect(probe).toMatchObject({ codec: 'hevc', bitDepth: 10, isHdr: true });
    expect(seen[0]?.video).toMatchObject({ color_transfer: 'bt709', color_primaries: 'bt709', color_space: 'bt709' });
  });

  it.each([
    ['MPEG-4 and MP3 in AVI', 'avi', ['-c:v', 'mpeg4', '-c:a', 'mp3']],
    ['full-range Motion JPEG in AVI', 'avi', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le']],
    ['ProRes in MOV', 'mov', ['-c:v', 'prores', '-c:a', 'pcm_s16le']],
    ['interlaced H.264', 'mp4', [...X264, '-flags', '+ilme+ildct', '-field_order', 'tt', ...AAC]],
  ] as const)('plays %s', async (_name, type, codecs) => {
    const file = await clip(type, ...picture('320x180', 1), ...tone(1), ...codecs);
    const { seen, probe, out } = await play(file);
    expect(total(seen[0])).toBeCloseTo(1, 1);
    // Untagged H.264 is in limited range: a source in full range must have been converted, or the picture would differ.
    expect(seen[0]?.video.color_range ?? 'tv').toBe('tv');
    const made = await frameAt(join(out, seen[0]?.uri ?? ''), 0.48, 160, 90);
    expect(difference(made, await frameAt(file.path, 0.48, 160, 90))).toBeLessThan(8);
    expect(seen[0]?.audio).toBeDefined();
    expect((await transcoder.remuxVideo(file, probe, join(folder, 'codecs'))).kind).toBe('unsuitable');
  });

  it('survives a picture that changes its size midway', async () => {
    const [large, small] = [
      await clip('mp4', ...picture('320x180', 0.6), '-c:v', 'mjpeg', '-f', 'mjpeg'),
      await clip('mp4', ...picture('160x90', 0.6), '-c:v', 'mjpeg', '-f', 'mjpeg'),
    ];
    await writeFile(join(folder, 'both.mjpeg'), Buffer.concat([await readFile(large.path), await readFile(small.path)]));
    const { seen } = await play(await clip('mov', '-f', 'mjpeg', '-i', join(folder, 'both.mjpeg'), '-c', 'copy'));
    expect(seen[0]?.frames).toBe(30);
    expect(total(seen[0])).toBeCloseTo(1.2, 2);
  });
});

describe('damage', () => {
  async function cut(share: number): Promise<MediaFile> {
    const whole = await clip('mp4', '-i', BUNNY.path, '-vf', 'scale=320:180', ...X264, ...AAC, '-movflags', '+faststart');
    const path = join(folder, `cut-${share}.mp4`);
    await writeFile(path, (await readFile(whole.path)).subarray(0, Math.floor((await stat(whole.path)).size * share)));
    return { path, type: 'mp4' };
  }

  it('keeps what decodes of a file whose tail is missing, and says so', async () => {
    const file = await cut(0.8);
    const { probe, result, seen } = await play(file);
    expect(probe.durationSec).toBeCloseTo(5.28, 1);
    expect(result.isTruncated).toBe(true);
    expect(result.durationSec).toBeGreaterThan(3);
    expect(total(seen[0])).toBeCloseTo(result.durationSec, 3);
    expect((await transcoder.remuxVideo(file, probe, join(folder, 'cut'))).kind).toBe('unsuitable');
    const { thumbnails } = await transcoder.makeThumbnails(file, probe, join(folder, 'cut-stills'));
    expect(thumbnails.length).toBeGreaterThanOrEqual(2);
    await transcoder.makeStoryboard(file, probe, join(folder, 'cut-board'));
    await transcoder.makePreview(file, probe, join(folder, 'cut-preview'));
  });

  it('gives up a file of which less than half decodes', async () => {
    const file = await cut(0.3);
    const probe = await transcoder.probeVideo(file);
    await expect(transcoder.transcodeLadder(file, probe, join(folder, 'given-up'))).rejects.toMatchObject({ reason: 'CORRUPT' });
  });
});
