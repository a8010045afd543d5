/** Reading media playlists of our own making, and writing the master playlist from what really exists. */
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codecsOfInit } from './codecs.ts';

/** One segment of a rendition. */
export interface Segment {
  file: string;
  durationSec: number;
  sizeBytes: number;
}

/** What lies on disk for one rendition, measured without decoding. */
export interface MeasuredPlaylist {
  targetDurationSec: number;
  initFile: string;
  initBytes: number;
  segments: Segment[];
  durationSec: number;
  /** RFC 8216 peak: the highest rate of any run of segments that is 0.5 to 1.5 target durations long. */
  peakBitsPerSec: number;
  averageBitsPerSec: number;
  /** RFC 6381, such as `avc1.64001f,mp4a.40.2`. */
  codecs: string;
}

/** One line of a master playlist. */
export interface MasterEntry {
  /** Path of the media playlist, from the master playlist's folder, with `/`. */
  uri: string;
  width: number;
  height: number;
  peakBitsPerSec: number;
  averageBitsPerSec: number;
  frameRate: number;
  codecs: string;
}

/** File name of every media playlist this package writes. */
export const MEDIA_PLAYLIST = 'index.m3u8';
/** File name of the master playlist. */
export const MASTER_PLAYLIST = 'master.m3u8';

/** ffmpeg rounds the target duration of a video below half a second to 0, which players stumble over; 1 is right too. Leaves a missing playlist alone. */
export async function raiseTargetDuration(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const raised = text.replace(/^#EXT-X-TARGETDURATION:0$/m, '#EXT-X-TARGETDURATION:1');
  if (raised !== text) await writeFile(path, raised);
}

/** Measures a media playlist and the files it names. Throws an `Error` that says what is missing or wrong. */
export async function measurePlaylist(path: string): Promise<MeasuredPlaylist> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  if (lines[0] !== '#EXTM3U') throw new Error('not a playlist');
  if (!lines.includes('#EXT-X-ENDLIST')) throw new Error('the playlist is not complete');
  const tagValue = (tag: string) => lines.find((line) => line.startsWith(tag))?.slice(tag.length);
  const initFile = /URI="([^"/\\]+)"/.exec(tagValue('#EXT-X-MAP:') ?? '')?.[1];
  if (!initFile) throw new Error('the playlist names no initialisation segment');
  const folder = dirname(path);
  const sizeOf = async (file: string) => {
    const { size } = await stat(join(folder, file));
    if (size === 0) throw new Error(`${file} is empty`);
    return size;
  };
  const segments: Segment[] = [];
  for (const [index, line] of lines.entries()) {
    const file = lines[index + 1];
    if (!line.startsWith('#EXTINF:') || !file) continue;
    segments.push({ file, durationSec: Number.parseFloat(line.slice(8)), sizeBytes: await sizeOf(file) });
  }
  if (segments.length === 0) throw new Error('the playlist names no segment');
  const targetDurationSec = Number(tagValue('#EXT-X-TARGETDURATION:'));
  const durationSec = sum(segments.map((segment) => segment.durationSec));
  if (!(targetDurationSec > 0 && durationSec > 0)) throw new Error('the playlist has no duration');
  return {
    targetDurationSec,
    initFile,
    initBytes: await sizeOf(initFile),
    segments,
    durationSec,
    peakBitsPerSec: peakRate(segments, targetDurationSec),
    averageBitsPerSec: Math.ceil((8 * sum(segments.map((segment) => segment.sizeBytes))) / durationSec),
    codecs: codecsOfInit(await readFile(join(folder, initFile))),
  };
}

/** The text of a master playlist, lowest rate first: a player that starts with the first entry starts fast. Throws when there is none. */
export function masterPlaylist(entries: readonly MasterEntry[]): string {
  if (entries.length === 0) throw new RangeError('a master playlist needs an entry');
  const rising = entries.toSorted((a, b) => a.peakBitsPerSec - b.peakBitsPerSec);
  const lines = rising.flatMap((entry) => {
    const attributes = [
      `BANDWIDTH=${entry.peakBitsPerSec}`,
      `AVERAGE-BANDWIDTH=${entry.averageBitsPerSec}`,
      `RESOLUTION=${entry.width}x${entry.height}`,
      `FRAME-RATE=${entry.frameRate.toFixed(3)}`,
      `CODECS="${entry.codecs}"`,
    ];
    return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, entry.uri];
  });
  return `${['#EXTM3U', '#EXT-X-VERSION:7', ...lines].join('\n')}\n`;
}

/** Writes the master playlist by rename, so that a reader never sees half of it. Returns its path. */
export async function writeMasterPlaylist(folder: string, entries: readonly MasterEntry[]): Promise<string> {
  const path = join(folder, MASTER_PLAYLIST);
  await writeFile(`${path}.new`, masterPlaylist(entries));
  await rename(`${path}.new`, path);
  return path;
}

function peakRate(segments: readonly Segment[], targetDurationSec: number): number {
  let peak = 0;
  for (let from = 0; from < segments.length; from++) {
    let durationSec = 0;
    let bytes = 0;
    for (const segment of segments.slice(from)) {
      durationSec += segment.durationSec;
      bytes += segment.sizeBytes;
      if (durationSec > 1.5 * targetDurationSec) break;
      if (durationSec >= 0.5 * targetDurationSec) peak = Math.max(peak, (8 * bytes) / durationSec);
    }
  }
  const whole = (8 * sum(segments.map((segment) => segment.sizeBytes))) / sum(segments.map((segment) => segment.durationSec));
  return Math.ceil(Math.max(peak, whole));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
