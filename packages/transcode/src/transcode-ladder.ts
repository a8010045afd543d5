import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canToneMap } from './capabilities.ts';
import { OutputInvalidError, PermanentMediaError } from './errors.ts';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import { MEDIA_PLAYLIST, raiseTargetDuration } from './hls.ts';
import { outputFrameRate, planLadder, type Rung } from './ladder.ts';
import type { MediaFile } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import { hlsOptions } from './remux.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { areAligned, type Rendition, verifyRendition } from './verify-rendition.ts';
import { ladderGraph } from './video-filters.ts';

/** What the ladder step made. */
export interface LadderResult {
  /** In the order of the rungs: tallest first. */
  renditions: Rendition[];
  /** Of what really came out. */
  durationSec: number;
  /** The source broke off: less came out than its headers promised. */
  isTruncated: boolean;
  /** What ffmpeg used, sampled four times a second; for measuring. */
  cpuSec: number;
  peakMemoryBytes: number;
}

/** Below this share of the promised length a source is corrupt; above, what decodes is kept. */
const MIN_DECODED_SHARE = 0.5;

/**
 * Encodes every rung from one decode into `outDir/<rung name>/`: H.264 High 8-bit and stereo AAC in fragmented MP4 segments, key frames at
 * the same moments everywhere, constant frame rate, rotation applied, metadata dropped. Pass `rungs` to make only some of
 * `planLadder(probe)`. Each rendition is verified, and all of them against each other, before this returns. Throws
 * `PermanentMediaError` (CORRUPT when less than half decodes, RESOURCE_LIMIT), `OutputInvalidError`, and what `runFfmpeg` throws.
 */
export async function transcodeLadder(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  outDir: string,
  options: StepOptions & { rungs?: readonly Rung[] } = {},
): Promise<LadderResult> {
  const rungs = options.rungs ?? planLadder(probe);
  for (const rung of rungs) {
    await rm(join(outDir, rung.name), { recursive: true, force: true });
    await mkdir(join(outDir, rung.name), { recursive: true });
  }
  const graph = ladderGraph(probe, rungs, probe.isHdr && (await canToneMap(tools)));
  // A source that changes its picture size midway must not restart the graph, which would begin again at zero; the scaler follows by itself.
  const command = openWithFfmpeg(tools, file, { extra: ['-reinit_filter', '0'] }).complexFilter(graph);
  for (const [index, rung] of rungs.entries()) {
    const folder = join(outDir, rung.name);
    command
      .output(join(folder, MEDIA_PLAYLIST))
      .outputOptions('-map', `[v${index}]`, ...(probe.audio ? ['-map', `[a${index}]`] : []), ...NOTHING_ELSE)
      .outputOptions(...videoOptions(tools, probe, rung), ...(probe.audio ? audioOptions(rung) : []))
      .outputOptions('-t', probe.endSec.toFixed(6), '-shortest', ...hlsOptions(folder, tools.segmentSec, true));
  }
  const bitsPerSec = rungs.reduce((sum, rung) => sum + rung.maxVideoBitsPerSec + rung.audioBitsPerSec, 0);
  const { cpuSec, peakMemoryBytes } = await runFfmpeg(tools, command, {
    mediaSec: probe.endSec,
    maxOutputBytes: Math.ceil((bitsPerSec / 8) * (probe.endSec + tools.segmentSec) * 1.5) + 16 * 1024 * 1024,
    outputDir: outDir,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const renditions: Rendition[] = [];
  for (const rung of rungs) await raiseTargetDuration(join(outDir, rung.name, MEDIA_PLAYLIST));
  for (const rung of rungs) renditions.push(await verified(tools, join(outDir, rung.name), rung, probe, options.signal));
  if (!areAligned(renditions)) throw new OutputInvalidError('the renditions are not cut at the same moments');
  const durationSec = Math.max(...renditions.map((rendition) => rendition.durationSec));
  options.onProgress?.(100);
  return {
    renditions,
    durationSec,
    isTruncated: durationSec < probe.endSec - Math.max(0.5, probe.endSec * 0.02),
    cpuSec,
    peakMemoryBytes,
  };
}

async function verified(
  tools: Toolbox,
  folder: string,
  rung: Rung,
  probe: VideoProbe,
  signal: AbortSignal | undefined,
): Promise<Rendition> {
  const { num, den } = outputFrameRate(probe);
  const check = await verifyRendition(tools, folder, {
    width: rung.width,
    height: rung.height,
    hasAudio: probe.audio !== null,
    durationSec: { min: 0, max: probe.endSec + (2 * den) / num },
    signal,
  });
  if (check.kind === 'invalid') throw new OutputInvalidError(`${rung.name}: ${check.problem}`);
  if (check.rendition.durationSec < probe.endSec * MIN_DECODED_SHARE - den / num) {
    throw new PermanentMediaError('CORRUPT', `${check.rendition.durationSec} s of ${probe.endSec} s decode`);
  }
  return check.rendition;
}

function videoOptions(tools: Toolbox, probe: VideoProbe, rung: Rung): string[] {
  const { num, den } = outputFrameRate(probe);
  const bits = rung.maxVideoBitsPerSec;
  return [
    ...['-c:v', 'libx264', '-preset', tools.videoPreset, '-profile:v', 'high', '-crf', '23'],
    ...['-threads', String(tools.threads), '-maxrate', String(bits), '-bufsize', String(Math.round(bits * 1.5))],
    // Scene cuts would put key frames at other moments; the long distance leaves them to the expression alone.
    ...['-sc_threshold', '0', '-g', String(Math.ceil((num / den) * tools.segmentSec * 2)), '-bf', '2'],
    ...['-force_key_frames', `expr:gte(t,n_forced*${tools.segmentSec})`],
  ];
}

function audioOptions(rung: Rung): string[] {
  return ['-c:a', 'aac', '-b:a', String(rung.audioBitsPerSec)];
}
