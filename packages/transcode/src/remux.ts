import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import { MEDIA_PLAYLIST, raiseTargetDuration } from './hls.ts';
import type { MediaFile } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { type Rendition, verifyRendition } from './verify-rendition.ts';

/** File names of a rendition's parts. */
const INIT_FILE = 'init.mp4';
const SEGMENT_FILES = 'seg_%05d.m4s';

/** The early rendition; or the reason, for a log, why this source has none and must wait for the ladder. */
export type RemuxOutcome = { kind: 'remuxed'; rendition: Rendition } | { kind: 'unsuitable'; why: string };

/** Why a source cannot be played by browsers as it is; null when it can: H.264, 8 bits, 4:2:0, progressive, square pixels. */
export function remuxObstacle(probe: VideoProbe): string | null {
  if (probe.codec !== 'h264') return `codec ${probe.codec}`;
  if (probe.pixelFormat !== 'yuv420p' && probe.pixelFormat !== 'yuvj420p') return `pixel format ${probe.pixelFormat}`;
  if (probe.isInterlaced) return 'interlaced';
  if (probe.isHdr) return 'HDR';
  return probe.hasSquarePixels ? null : 'pixels are not square';
}

/**
 * Makes an H.264 source playable without decoding it: HLS with fragmented MP4 segments, cut at the source's own key frames, in
 * `outDir/<name>/`. AAC is copied, other sound is encoded. Fragmented MP4 and not MPEG-TS, because it keeps the rotation that phones
 * write and is 5 % smaller at the same speed. Cost: about 0.02 CPU seconds a second of video. A damaged source is `unsuitable`, since the
 * ladder may still save what decodes. Throws like `runFfmpeg`.
 */
export async function remuxVideo(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  outDir: string,
  options: StepOptions & { name?: string } = {},
): Promise<RemuxOutcome> {
  const obstacle = remuxObstacle(probe);
  if (obstacle !== null) return { kind: 'unsuitable', why: obstacle };
  const folder = join(outDir, options.name ?? 'source');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const sound = probe.audio?.codec === 'aac' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'];
  const command = openWithFfmpeg(tools, file)
    .outputOptions('-map', `0:${probe.streamIndex}`, '-c:v', 'copy', ...NOTHING_ELSE)
    .outputOptions(...(probe.audio ? ['-map', `0:${probe.audio.streamIndex}`, ...sound] : ['-an']), '-t', probe.endSec.toFixed(6))
    .outputOptions(...hlsOptions(folder, tools.segmentSec, false))
    .output(join(folder, MEDIA_PLAYLIST));
  await runFfmpeg(tools, command, {
    mediaSec: probe.durationSec,
    maxOutputBytes: Math.ceil(probe.sizeBytes * 1.5) + 16 * 1024 * 1024,
    outputDir: folder,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  await raiseTargetDuration(join(folder, MEDIA_PLAYLIST));
  const check = await verifyRendition(tools, folder, {
    width: probe.width,
    height: probe.height,
    hasAudio: probe.audio !== null,
    durationSec: { min: probe.durationSec * 0.98 - 0.2, max: probe.endSec * 1.02 + 0.2 },
    // To decode its end would mean to decode from its last key frame on, which may be seconds back: somebody waits for this.
    decode: 'start',
    signal: options.signal,
  });
  if (check.kind === 'invalid') {
    await rm(folder, { recursive: true, force: true });
    return { kind: 'unsuitable', why: check.problem };
  }
  options.onProgress?.(100);
  return { kind: 'remuxed', rendition: check.rendition };
}

/** Output options of one HLS rendition in fragmented MP4; `areIndependent` promises that every segment begins with an IDR frame. */
export function hlsOptions(folder: string, segmentSec: number, areIndependent: boolean): string[] {
  return [
    ...['-f', 'hls', '-hls_time', String(segmentSec), '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
    ...(areIndependent ? ['-hls_flags', 'independent_segments'] : []),
    ...['-hls_fmp4_init_filename', INIT_FILE, '-hls_segment_filename', join(folder, SEGMENT_FILES)],
  ];
}
