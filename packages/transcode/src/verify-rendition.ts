import { basename, join, resolve } from 'node:path';
import { PermanentMediaError, ProcessFailedError } from './errors.ts';
import { openOwnPlaylist, runFfmpeg } from './ffmpeg.ts';
import { ffprobe, listPackets, type Packet } from './ffprobe.ts';
import { MEDIA_PLAYLIST, measurePlaylist } from './hls.ts';
import { shownSize } from './probe.ts';
import type { Toolbox } from './toolbox.ts';

/** A finished rendition, as measured on disk. Plain data. */
export interface Rendition {
  /** Name of its folder, such as `720p`. */
  name: string;
  /** File names inside the folder; everything there is. */
  files: string[];
  width: number;
  height: number;
  durationSec: number;
  frameRate: number;
  hasAudio: boolean;
  peakBitsPerSec: number;
  averageBitsPerSec: number;
  codecs: string;
  sizeBytes: number;
  /** Where each segment starts, in seconds from the start of the rendition. */
  segmentStartsSec: number[];
}

/** What a rendition should be. */
export interface RenditionExpectation {
  /** As shown. */
  width: number;
  height: number;
  hasAudio: boolean;
  /** Longest and shortest acceptable duration; omitted when unknown. */
  durationSec?: { min: number; max: number };
  /** How much is decoded: the first half second (enough for what was copied), the first and last second, or all. @defaultValue 'edges' */
  decode?: 'start' | 'edges' | 'all';
  signal?: AbortSignal | undefined;
}

/** Valid, with its measures; or not, with the problem in words for a log. */
export type RenditionCheck = { kind: 'valid'; rendition: Rendition } | { kind: 'invalid'; problem: string };

/** Clocks of containers differ by ticks. */
const CLOCK_TOLERANCE_SEC = 0.002;

/**
 * Checks a rendition folder (`index.m3u8`, an initialisation segment, segments): complete, of the expected size and length, with or
 * without sound, each segment beginning with a key frame, and decodable. Use it after making one, and again before trusting one that
 * was found. Cost: two ffprobes, one of them over the packets, and a short ffmpeg run or two, side by side. Throws only when tools fail or the signal aborts.
 */
export async function verifyRendition(tools: Toolbox, folder: string, expected: RenditionExpectation): Promise<RenditionCheck> {
  try {
    return await check(tools, folder, expected);
  } catch (error) {
    // Here the input is our own output: whatever the tools hold against it makes it invalid.
    if (error instanceof PermanentMediaError) return { kind: 'invalid', problem: error.message };
    throw error;
  }
}

async function check(tools: Toolbox, folder: string, expected: RenditionExpectation): Promise<RenditionCheck> {
  const path = join(folder, MEDIA_PLAYLIST);
  const measured = await measurePlaylist(path).catch((error: Error) => error);
  if (measured instanceof Error) return { kind: 'invalid', problem: measured.message };
  const { durationSec, segments, codecs } = measured;
  const hasAudio = codecs.includes(',');
  const segmentStartsSec: number[] = [];
  let at = 0;
  for (const segment of segments) {
    segmentStartsSec.push(at);
    at += segment.durationSec;
  }
  const cheapProblem =
    (hasAudio === expected.hasAudio ? null : `sound ${hasAudio ? 'present' : 'missing'}`) ??
    durationProblem(durationSec, expected);
  if (cheapProblem !== null) return { kind: 'invalid', problem: cheapProblem };
  const input = { path, demuxer: 'hls', stream: 'v:0', mediaSec: durationSec, signal: expected.signal };
  const [isDecodable, size, packets] = await Promise.all([
    decodes(tools, path, durationSec, expected),
    sizeOf(tools, path, expected.signal),
    listPackets(tools, input),
  ]);
  if (!isDecodable) return { kind: 'invalid', problem: 'it does not decode' };
  if (size?.width !== expected.width || size.height !== expected.height) {
    return { kind: 'invalid', problem: `${size?.width}x${size?.height} instead of ${expected.width}x${expected.height}` };
  }
  const frameRate = packets.length / durationSec;
  const keyProblem = keyFrameProblem(packets, segmentStartsSec, 0.6 / frameRate);
  if (keyProblem !== null) return { kind: 'invalid', problem: keyProblem };
  return {
    kind: 'valid',
    rendition: {
      name: basename(resolve(folder)),
      files: [MEDIA_PLAYLIST, measured.initFile, ...segments.map((segment) => segment.file)],
      ...size,
      durationSec,
      frameRate,
      hasAudio,
      peakBitsPerSec: measured.peakBitsPerSec,
      averageBitsPerSec: measured.averageBitsPerSec,
      codecs,
      sizeBytes: measured.initBytes + segments.reduce((sum, segment) => sum + segment.sizeBytes, 0),
      segmentStartsSec,
    },
  };
}

/** Whether all renditions are cut at the same moments, so that a player may change between them at any segment. */
export function areAligned(renditions: readonly Rendition[]): boolean {
  const [first, ...others] = renditions;
  return others.every(
    (other) =>
      other.segmentStartsSec.length === first?.segmentStartsSec.length &&
      other.segmentStartsSec.every((at, index) => Math.abs(at - (first.segmentStartsSec[index] ?? -1)) <= CLOCK_TOLERANCE_SEC),
  );
}

function durationProblem(durationSec: number, { durationSec: bounds }: RenditionExpectation): string | null {
  if (!bounds || (durationSec >= bounds.min && durationSec <= bounds.max)) return null;
  return `${durationSec} s instead of ${bounds.min} to ${bounds.max} s`;
}

function keyFrameProblem(packets: readonly Packet[], segmentStartsSec: readonly number[], toleranceSec: number): string | null {
  const firstSec = packets.reduce((first, packet) => Math.min(first, packet.ptsSec), Number.POSITIVE_INFINITY);
  const keysSec = packets.filter((packet) => packet.isKey).map((packet) => packet.ptsSec - firstSec);
  let cursor = 0;
  for (const startSec of segmentStartsSec) {
    while (cursor < keysSec.length && (keysSec[cursor] ?? 0) < startSec - toleranceSec) cursor += 1;
    if (Math.abs((keysSec[cursor] ?? Number.POSITIVE_INFINITY) - startSec) > toleranceSec) return `no key frame at ${startSec} s`;
  }
  return null;
}

async function sizeOf(tools: Toolbox, path: string, signal: AbortSignal | undefined) {
  const { streams } = await ffprobe(tools, { path, demuxer: 'hls' }, signal);
  const video = streams.find((stream) => stream.codec_type === 'video');
  return video ? shownSize(video) : null;
}

/** Decodes strictly: the first damaged frame ends it. */
async function decodes(tools: Toolbox, path: string, durationSec: number, expected: RenditionExpectation): Promise<boolean> {
  const command = openOwnPlaylist(tools, path);
  if (expected.decode === 'start') command.inputOptions('-t', '0.5');
  else if (expected.decode !== 'all') {
    command.inputOptions('-t', '1');
    openOwnPlaylist(tools, path, Math.max(0, durationSec - 1), command).outputOptions('-map', '0', '-map', '1');
  }
  command.outputOptions('-xerror', '-f', 'null').output('-');
  try {
    await runFfmpeg(tools, command, { mediaSec: durationSec, maxOutputBytes: 0, signal: expected.signal });
    return true;
  } catch (error) {
    if (error instanceof PermanentMediaError || error instanceof ProcessFailedError) return false;
    throw error;
  }
}
