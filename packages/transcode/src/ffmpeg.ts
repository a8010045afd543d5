/** The one place that starts ffmpeg. Commands are composed with fluent-ffmpeg and run by our own limited runner. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ffmpeg, { type FfmpegCommand } from 'fluent-ffmpeg';
import { PermanentMediaError, ProcessFailedError } from './errors.ts';
import { demuxerOf, type MediaFile } from './media-types.ts';
import { type ProcessResult, runProcess } from './process.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';

/** A run of ffmpeg: how long the media is decides its limits and the meaning of its progress. */
export interface FfmpegRun extends StepOptions {
  /** Seconds of media that it reads. */
  mediaSec: number;
  /** Most bytes that one output file, and the output folder as a whole, may have. */
  maxOutputBytes: number;
  /** Watched against `maxOutputBytes` while it runs. */
  outputDir?: string;
  onStdout?: (chunk: Buffer) => void;
}

/** Failures that lie in the input: decoders and demuxers say so in these words. */
const BAD_INPUT =
  /Invalid data found when processing input|moov atom not found|Could not find codec parameters|could not find corresponding|Invalid NAL unit|Decoder .* not found|Picture size .* is invalid|Output file does not contain any stream|does not contain any stream|matches no streams|No decoder|Nothing was written into output file/i;
/** Failures that lie in the machine, whatever else was printed. */
const BAD_MACHINE =
  /No space left on device|Cannot allocate memory|Resource temporarily unavailable|Too many open files|Input\/output error/i;
const CRASHES = new Set<NodeJS.Signals | null>(['SIGSEGV', 'SIGABRT', 'SIGFPE', 'SIGILL', 'SIGBUS']);

/**
 * Begins a command that reads one file: its demuxer pinned to the sniffed type, no protocol but local files, no frame larger
 * than the limit. `seekSec` starts reading there. Throws `PermanentMediaError` for a type that ffmpeg never opens.
 */
export function openWithFfmpeg(
  tools: Toolbox,
  file: MediaFile,
  options: { seekSec?: number; extra?: readonly string[] } = {},
): FfmpegCommand {
  const demuxer = demuxerOf(file.type);
  if (demuxer === null) throw new PermanentMediaError('UNSUPPORTED_TYPE', `ffmpeg is not used for ${file.type}`);
  const seek = options.seekSec === undefined ? [] : ['-ss', options.seekSec.toFixed(3)];
  return ffmpeg()
    .input(`file:${resolve(file.path)}`)
    .inputOptions(...pinned(tools, demuxer), ...(options.extra ?? []), ...seek);
}

/** Like `openWithFfmpeg`, for a playlist that this package wrote itself; as a further input when a command is given. */
export function openOwnPlaylist(tools: Toolbox, path: string, seekSec = 0, command: FfmpegCommand = ffmpeg()): FfmpegCommand {
  return command.input(`file:${resolve(path)}`).inputOptions(...pinned(tools, 'hls'), '-ss', seekSec.toFixed(3));
}

function pinned(tools: Toolbox, demuxer: string): string[] {
  return [
    '-protocol_whitelist',
    'file,pipe',
    '-max_pixels',
    String(tools.limits.maxVideoPixels),
    '-threads',
    String(tools.threads),
    '-f',
    demuxer,
  ];
}

/** Drops everything but the mapped streams from an output: metadata (places, devices, names), chapters, subtitles, data. */
export const NOTHING_ELSE = ['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'] as const;

/**
 * Runs a composed command in a temporary folder of its own, inside the limits. Progress is told as whole percents below 100.
 * Throws `PermanentMediaError` (CORRUPT, RESOURCE_LIMIT), `ProcessTimeoutError`, `ProcessFailedError` or the signal's reason.
 */
export async function runFfmpeg(tools: Toolbox, command: FfmpegCommand, run: FfmpegRun): Promise<ProcessResult> {
  const cwd = await mkdtemp(join(tools.tempDir, 'ffmpeg-'));
  try {
    return await runProcess({
      tool: 'ffmpeg',
      command: tools.ffmpegPath,
      args: [
        '-hide_banner',
        '-nostdin',
        '-v',
        'warning',
        '-nostats',
        '-progress',
        'pipe:3',
        '-stats_period',
        '0.5',
        ...command._getArguments(),
      ],
      cwd,
      niceness: tools.niceness,
      limits: {
        wallSec: tools.limits.wallBaseSec + run.mediaSec * tools.limits.wallPerMediaSec,
        cpuSec: tools.limits.cpuBaseSec + run.mediaSec * tools.limits.cpuPerMediaSec,
        memoryBytes: tools.limits.maxProcessBytes,
        outputBytes: run.maxOutputBytes,
      },
      outputDir: run.outputDir,
      signal: run.signal,
      onStdout: run.onStdout,
      onReport: progressReader(run.mediaSec, run.onProgress),
    });
  } catch (error) {
    throw blame(error);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

/**
 * Tells a bad input from a bad machine: only the first is permanent. A tool that only reads has nothing but its input to complain of, and
 * memory that it cannot have was asked for by a table of the input.
 */
export function blame(error: unknown): unknown {
  if (!(error instanceof ProcessFailedError)) return error;
  const { stderrTail, signal, exitCode } = error;
  const isReader = error.tool === 'ffprobe' && exitCode !== null && stderrTail !== '';
  if (BAD_MACHINE.test(isReader ? stderrTail.replaceAll('Cannot allocate memory', '') : stderrTail)) return error;
  if (!CRASHES.has(signal) && !isReader && !BAD_INPUT.test(stderrTail)) return error;
  return new PermanentMediaError('CORRUPT', stderrTail.slice(-500), { cause: error });
}

/** Reads `-progress` lines (`out_time_us=1234`) into rising whole percents below 100. */
function progressReader(
  mediaSec: number,
  onProgress: ((percent: number) => void) | undefined,
): ((text: string) => void) | undefined {
  if (onProgress === undefined) return undefined;
  let told = -1;
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const micros = line.startsWith('out_time_us=') ? Number(line.slice(12)) : Number.NaN;
      const percent = Math.min(99, Math.floor(micros / 10_000 / Math.max(mediaSec, 0.001)));
      if (!(percent > told)) continue;
      told = percent;
      onProgress(percent);
    }
  };
}
