/** Looks at HLS output from outside, with nothing of the code under test. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { decodeAll, inspect } from './tools.ts';

export interface SeenRendition {
  uri: string;
  attributes: Record<string, string>;
  extinfSec: number[];
  keysSec: number[];
  video: Record<string, unknown>;
  audio: Record<string, unknown> | undefined;
  frames: number;
}

/** Reads a master playlist and everything below it: each rendition must exist, decode strictly and agree with its line. */
export async function checkMaster(master: string): Promise<SeenRendition[]> {
  const lines = (await readFile(master, 'utf8')).trim().split('\n');
  const seen: SeenRendition[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) continue;
    const attributes = Object.fromEntries(
      [...line.slice(18).matchAll(/([A-Z-]+)=("[^"]*"|[^,]*)/g)].map(([, key, value]) => [key, value?.replaceAll('"', '')]),
    );
    seen.push(await checkRendition(dirname(master), lines[index + 1] ?? '', attributes));
  }
  expect(seen.length).toBeGreaterThan(0);
  return seen;
}

async function checkRendition(folder: string, uri: string, attributes: Record<string, string>): Promise<SeenRendition> {
  const path = join(folder, uri);
  const playlist = (await readFile(path, 'utf8')).split('\n');
  const extinfSec = playlist.filter((line) => line.startsWith('#EXTINF:')).map((line) => Number.parseFloat(line.slice(8)));
  const files = playlist.filter((line) => line !== '' && !line.startsWith('#'));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dirname(path), file))).size));
  const { streams } = await inspect(path, '-show_streams');
  const { packets = [] } = await inspect(path, '-select_streams', 'v:0', '-show_entries', 'packet=pts_time,flags');
  const times = packets.map((packet) => Number(packet.pts_time));
  const start = Math.min(...times);
  const keysSec = packets.filter((packet) => packet.flags.startsWith('K')).map((packet) => Number(packet.pts_time) - start);
  const video = streams.find((stream) => stream.codec_type === 'video') ?? {};
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const frames = await decodeAll(path);

  expect(frames).toBe(packets.length);
  const total = extinfSec.reduce((sum, value) => sum + value, 0);
  const rates = sizes.map((size, at) => (size * 8) / (extinfSec[at] ?? 1));
  const mean = (sizes.reduce((sum, size) => sum + size, 0) * 8) / total;
  expect(Number(attributes['AVERAGE-BANDWIDTH'])).toBeCloseTo(mean, -1);
  expect(Number(attributes.BANDWIDTH)).toBeGreaterThanOrEqual(Math.floor(mean));
  // A last segment of a fraction of a second does not count alone.
  const longEnough = rates.filter((_, at) => (extinfSec[at] ?? 0) >= 0.75 * Math.max(...extinfSec));
  expect(Number(attributes.BANDWIDTH)).toBeGreaterThanOrEqual(Math.floor(Math.max(...longEnough)) * 0.999);
  expect(Number(attributes['FRAME-RATE'])).toBeCloseTo(frames / total, 1);
  expect(attributes.CODECS?.split(',').length).toBe(audio ? 2 : 1);
  expect(attributes.CODECS).toMatch(/^avc1\.[0-9a-f]{6}(,mp4a\.40\.2)?$/);
  const level = Number.parseInt(attributes.CODECS?.slice(9, 11) ?? '', 16);
  expect(level).toBe(video.level);
  return { uri, attributes, extinfSec, keysSec, video, audio, frames };
}
