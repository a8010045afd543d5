import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OutputInvalidError, PermanentMediaError } from './errors.ts';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import type { MediaFile } from './media-types.ts';
import { probeAudio } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { METER_HZ, PeakMeter } from './waveform.ts';

/** What was made of a sound. */
export interface AudioResult {
  /** Of what really decoded. */
  durationSec: number;
  /** 64 peaks from 0 to 1. */
  waveform: number[];
  /** `audio.m4a`: AAC-LC, at most two channels, ready to stream. */
  audio: { file: string; contentType: 'audio/mp4'; sizeBytes: number };
}

const BITS_PER_SEC = 128_000;

/**
 * Turns a sound into `outDir/audio.m4a` and a waveform, in one decode. Cover art and tags are dropped. Throws `PermanentMediaError`:
 * EMPTY, TOO_LARGE, TOO_LONG, NO_AUDIO_STREAM, TYPE_MISMATCH (it has a moving picture), UNSUPPORTED_CODEC, CORRUPT; and what `runFfmpeg`
 * throws.
 */
export async function processAudio(
  tools: Toolbox,
  file: MediaFile,
  outDir: string,
  options: StepOptions = {},
): Promise<AudioResult> {
  const { maxAudioSec } = tools.limits;
  const probe = await probeAudio(tools, file, options.signal);
  await mkdir(outDir, { recursive: true });
  const path = join(outDir, 'audio.m4a');
  const meter = new PeakMeter();
  const input = `0:${probe.streamIndex}`;
  // Reading a second more than allowed tells a header that lies from a file that fits.
  const readSec = String(maxAudioSec + 1);
  const command = openWithFfmpeg(tools, file)
    .output(path)
    .outputOptions(
      '-map',
      input,
      '-vn',
      ...NOTHING_ELSE,
      '-c:a',
      'aac',
      '-b:a',
      String(BITS_PER_SEC),
      '-ac',
      String(Math.min(2, probe.channels)),
    )
    .outputOptions(
      '-ar',
      probe.sampleRateHz >= 48_000 ? '48000' : '44100',
      '-t',
      readSec,
      '-movflags',
      '+faststart',
      '-f',
      'ipod',
    )
    .output('pipe:1')
    .outputOptions('-map', input, '-vn', '-c:a', 'pcm_s16le', '-ac', '1', '-ar', String(METER_HZ), '-t', readSec, '-f', 's16le');
  await runFfmpeg(tools, command, {
    mediaSec: Math.min(probe.durationSec ?? maxAudioSec, maxAudioSec),
    maxOutputBytes: ((maxAudioSec * BITS_PER_SEC) / 8) * 1.5,
    signal: options.signal,
    onProgress: options.onProgress,
    onStdout: (chunk) => meter.feed(chunk),
  });
  if (meter.durationSec > maxAudioSec + 0.5) throw new PermanentMediaError('TOO_LONG', 'longer than its headers say');
  if (meter.durationSec === 0) throw new PermanentMediaError('CORRUPT', 'no sound decodes');
  const made = await probeAudio(tools, { path, type: 'm4a' }, options.signal);
  if (made.codec !== 'aac') throw new OutputInvalidError(`made ${made.codec} instead of aac`);
  options.onProgress?.(100);
  return {
    durationSec: meter.durationSec,
    waveform: meter.peaks(),
    audio: { file: 'audio.m4a', contentType: 'audio/mp4', sizeBytes: (await stat(path)).size },
  };
}
