import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PermanentMediaError } from './errors.ts';
import { openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import type { MediaFile } from './media-types.ts';
import type { Toolbox } from './toolbox.ts';

/** The property boxes of a HEIC stand at its start, before the coded picture. */
const PROPERTIES_BYTES = 256 * 1024;

/**
 * HEIC is HEVC inside, which sharp's binaries may not decode: ffmpeg (7.1 or newer) does, joins the tiles and turns the picture upright. Hands
 * the PNG to `use` and removes it afterwards. Throws `PermanentMediaError`: PIXEL_LIMIT, CORRUPT, and UNSUPPORTED_TYPE when this ffmpeg
 * cannot join the tiles.
 */
export async function withHeicAsPng<T>(
  tools: Toolbox,
  file: MediaFile,
  signal: AbortSignal | undefined,
  use: (png: MediaFile) => Promise<T>,
): Promise<T> {
  const declared = await declaredPixels(file.path);
  if (declared > tools.limits.maxImagePixels) throw new PermanentMediaError('PIXEL_LIMIT', `${declared} pixels`);
  const folder = await mkdtemp(join(tools.tempDir, 'heic-'));
  try {
    const path = join(folder, 'picture.png');
    const command = openWithFfmpeg(tools, file)
      .output(path)
      .outputOptions('-frames:v', '1', '-c:v', 'png', '-compression_level', '1', '-f', 'image2', '-update', '1');
    await runFfmpeg(tools, command, { mediaSec: 1, maxOutputBytes: tools.limits.maxImagePixels * 8, signal });
    if ((await pngPixels(path)) < declared / 2) throw new PermanentMediaError('UNSUPPORTED_TYPE', 'the tiles were not joined');
    return await use({ path, type: 'png' });
  } catch (error) {
    const isUnknownToFfmpeg = error instanceof PermanentMediaError && (error.detail?.includes('moov atom not found') ?? false);
    throw isUnknownToFfmpeg
      ? new PermanentMediaError('UNSUPPORTED_TYPE', 'this ffmpeg does not read HEIC', { cause: error })
      : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pixels of the largest picture that the file declares (`ispe`: version and flags, width, height); tiles are smaller than the whole. */
async function declaredPixels(path: string): Promise<number> {
  const head = await headOf(path, PROPERTIES_BYTES);
  let largest = 0;
  for (
    let at = head.indexOf('ispe', 0, 'latin1');
    at >= 0 && at + 16 <= head.length;
    at = head.indexOf('ispe', at + 4, 'latin1')
  ) {
    largest = Math.max(largest, head.readUInt32BE(at + 8) * head.readUInt32BE(at + 12));
  }
  return largest;
}

/** Width and height stand in bytes 16 to 23 of every PNG. */
async function pngPixels(path: string): Promise<number> {
  const head = await headOf(path, 24);
  return head.length < 24 ? 0 : head.readUInt32BE(16) * head.readUInt32BE(20);
}

async function headOf(path: string, bytes: number): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
  return buffer.subarray(0, bytesRead);
}
