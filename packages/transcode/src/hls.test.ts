import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { masterPlaylist, measurePlaylist } from './hls.ts';
import { storyboardVtt } from './storyboard.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An initialisation segment as far as its codecs are read: an `avcC`, and an `esds` with the three nested descriptors. */
const INIT = Buffer.concat([
  Buffer.from('avcC\x01\x64\x00\x1f', 'latin1'),
  Buffer.from('esds\0\0\0\0\x03\x19\0\0\0\x04\x11\x40\x15\0\0\0\0\0\0\0\0\0\0\0\x05\x02\x12\x10', 'latin1'),
]);

async function playlistOf(segments: [durationSec: number, bytes: number][], end = '#EXT-X-ENDLIST'): Promise<string> {
  await writeFile(join(folder, 'init.mp4'), INIT);
  const lines = await Promise.all(
    segments.map(async ([durationSec, bytes], index) => {
      await writeFile(join(folder, `${index}.m4s`), Buffer.alloc(bytes));
      return `#EXTINF:${durationSec},\n${index}.m4s`;
    }),
  );
  const path = join(folder, 'index.m3u8');
  await writeFile(path, ['#EXTM3U', '#EXT-X-TARGETDURATION:4', '#EXT-X-MAP:URI="init.mp4"', ...lines, end].join('\n'));
  return path;
}

describe('measurePlaylist', () => {
  it('takes the peak over runs of half to one and a half target durations, so that a short last segment does not count alone', async () => {
    const measured = await measurePlaylist(
      await playlistOf([
        [4, 4000],
        [4, 8000],
        [0.1, 1000],
      ]),
    );
    expect(measured).toMatchObject({
      durationSec: 8.1,
      peakBitsPerSec: Math.ceil((9000 * 8) / 4.1),
      averageBitsPerSec: Math.ceil((13_000 * 8) / 8.1),
    });
  });
  it('reads the codecs from the initialisation segment', async () => {
    expect((await measurePlaylist(await playlistOf([[4, 10]]))).codecs).toBe('avc1.64001f,mp4a.40.2');
  });
  it.each([
    ['an unfinished playlist', () => playlistOf([[4, 10]], ''), /not complete/],
    ['an empty segment', () => playlistOf([[4, 0]]), /is empty/],
    ['no segments', () => playlistOf([]), /no segment/],
  ])('refuses %s', async (_name, path, problem) => {
    await expect(measurePlaylist(await path())).rejects.toThrow(problem);
  });
});

describe('masterPlaylist', () => {
  it('lists what it is given, lowest rate first', () => {
    const entry = { width: 640, height: 360, averageBitsPerSec: 400, frameRate: 29.97, codecs: 'avc1.64001e,mp4a.40.2' };
    expect(
      masterPlaylist([
        { ...entry, uri: '720p/index.m3u8', width: 1280, height: 720, peakBitsPerSec: 900 },
        { ...entry, uri: '360p/index.m3u8', peakBitsPerSec: 500 },
      ]),
    ).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-STREAM-INF:BANDWIDTH=500,AVERAGE-BANDWIDTH=400,RESOLUTION=640x360,FRAME-RATE=29.970,CODECS="avc1.64001e,mp4a.40.2"
360p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=900,AVERAGE-BANDWIDTH=400,RESOLUTION=1280x720,FRAME-RATE=29.970,CODECS="avc1.64001e,mp4a.40.2"
720p/index.m3u8
`);
  });
  it('refuses to be empty', () => {
    expect(() => masterPlaylist([])).toThrow(RangeError);
  });
});

it('a storyboard cue names its part of the sprite, and the last one ends with the video', () => {
  const vtt = storyboardVtt(
    { tiles: 12, columns: 10, tileWidth: 160, tileHeight: 90, intervalSec: 1, durationSec: 11.5 },
    'sprite.jpg',
  );
  expect(vtt.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nsprite.jpg#xywh=0,0,160,90\n\n')).toBe(true);
  expect(vtt.endsWith('00:00:11.000 --> 00:00:11.500\nsprite.jpg#xywh=160,90,160,90\n')).toBe(true);
});
