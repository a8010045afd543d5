/** The tools that the tests run with: named by the environment, else found on PATH, else (ffprobe) from its npm package. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';
import { afterAll } from 'vitest';
import type { MediaFile, MediaType } from '../src/media-types.ts';
import type { TranscoderConfig } from '../src/toolbox.ts';
import { createTranscoder, type Transcoder } from '../src/transcoder.ts';

const run = promisify(execFile);

function onPath(name: string): string | null {
  const folder = (process.env.PATH ?? '').split(delimiter).find((candidate) => existsSync(join(candidate, name)));
  return folder === undefined ? null : join(folder, name);
}

export const ffmpegPath = process.env.FFMPEG_PATH ?? onPath('ffmpeg') ?? 'ffmpeg';
export const ffprobePath = process.env.FFPROBE_PATH ?? onPath('ffprobe') ?? ffprobeInstaller.path;

/** Path of a file in `fixtures/`. */
export function fixture(name: string): string {
  return join(import.meta.dirname, '..', 'fixtures', name);
}

export const BUNNY: MediaFile = { path: fixture('bigbuckbunny.mp4'), type: 'mp4' };

/** A folder that is removed when the test file ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'transcode-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A transcoder that is fast rather than good: fastest preset, one-second segments. */
export function testTranscoder(overrides: Partial<TranscoderConfig> = {}): Transcoder {
  return createTranscoder({ ffmpegPath, ffprobePath, videoPreset: 'ultrafast', segmentSec: 1, niceness: 0, ...overrides });
}

/** Runs ffmpeg freely, to make a clip. */
export async function makeClip(path: string, type: MediaType, ...args: string[]): Promise<MediaFile> {
  await run(ffmpegPath, ['-v', 'error', '-nostdin', '-y', ...args, path], { cwd: tmpdir(), maxBuffer: 1 << 24 });
  return { path, type };
}

/** Generated input: a moving test picture of this size, length and rate. */
export function picture(size: string, durationSec: number, rate = 25): string[] {
  return ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${durationSec}`];
}

/** Generated input: a tone. */
export function tone(durationSec: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100:duration=${durationSec}`];
}

export const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
export const AAC = ['-c:a', 'aac', '-b:a', '64k'];

/** Asks ffprobe independently of the code under test. */
export async function inspect(
  path: string,
  ...args: string[]
): Promise<{ streams: Record<string, unknown>[]; packets?: { pts_time: string; flags: string }[] }> {
  const { stdout } = await run(ffprobePath, ['-v', 'error', ...args, '-of', 'json', path], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Decodes a file as a whole and strictly; rejects at the first damaged frame. Returns how many video frames came out. */
export async function decodeAll(path: string): Promise<number> {
  const args = ['-v', 'error', '-xerror', '-nostdin', '-progress', 'pipe:1', '-i', path, '-map', '0', '-f', 'null', '-'];
  const { stdout, stderr } = await run(ffmpegPath, args, { maxBuffer: 1 << 24 });
  if (stderr !== '') throw new Error(stderr);
  return Number([...stdout.matchAll(/frame=\s*(\d+)/g)].at(-1)?.[1] ?? 0);
}

/** Decodes one frame to raw RGB. */
export async function frameAt(path: string, atSec: number, width: number, height: number): Promise<Buffer> {
  const args = ['-v', 'error', '-nostdin', '-ss', String(atSec), '-i', path, '-frames:v', '1', '-vf', `scale=${width}:${height}`];
  const options = { encoding: 'buffer' as const, maxBuffer: 1 << 26 };
  const { stdout } = await run(ffmpegPath, [...args, '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'], options);
  return stdout;
}
