import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transcoderOf } from './support.ts';

/** A clip of moving colours with a tone; `size` decides how long the encoder is busy. */
export async function clip(seconds: number, size: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'clip-'));
  const path = join(folder, 'clip.mp4');
  const input = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`, '-f', 'lavfi', '-i', `sine=d=${seconds}`];
  const output = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', '-y', path];
  await promisify(execFile)(transcoderOf().ffmpegPath, [...input, ...output]);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return bytes;
}
