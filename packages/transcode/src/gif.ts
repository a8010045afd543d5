import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeImage, imageHeader } from './decode-image.ts';
import { OutputInvalidError, PermanentMediaError } from './errors.ts';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import { type ImageVariant, placeholderOf, withoutIdleAlpha, writeVariants } from './image-variants.ts';
import type { MediaFile } from './media-types.ts';
import { probeVideo, sizeWithin } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';

/** What was made of an animated GIF. */
export interface GifResult {
  /** Of the original. */
  width: number;
  height: number;
  frames: number;
  durationSec: number;
  blurhash: string;
  dominantColor: string;
  /** `animation.mp4`: H.264, no sound, even size, transparent parts white. */
  video: { file: string; contentType: 'video/mp4'; width: number; height: number; sizeBytes: number };
  /** The first frame as `poster.webp`, and its fallback. */
  poster: ImageVariant[];
}

/** Transparent parts become white; an odd side gains one pixel, because H.264 wants even ones. */
const ON_WHITE =
  '[0:v]format=rgba,pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white@0,split[a][b];[a]drawbox=color=white:thickness=fill:replace=1[ground];[ground][b]overlay=format=auto:shortest=1,format=yuv420p[v]';

/**
 * Turns a GIF into an MP4 and a poster in `outDir`. Throws `PermanentMediaError`: EMPTY, TOO_LARGE, PIXEL_LIMIT (of one frame or of all
 * together), FRAME_LIMIT (both counted on the frame headers, before any decoding), CORRUPT; and what `runFfmpeg` throws.
 */
export async function processGif(tools: Toolbox, file: MediaFile, outDir: string, options: StepOptions = {}): Promise<GifResult> {
  const { limits } = tools;
  await sizeWithin(file.path, limits.maxGifBytes);
  if (file.type !== 'gif') throw new PermanentMediaError('TYPE_MISMATCH', `${file.type} instead of gif`);
  const header = await imageHeader(tools, file);
  const screenPixels = await screenPixelsOf(file.path);
  if (screenPixels > limits.maxImagePixels) throw new PermanentMediaError('PIXEL_LIMIT', `a screen of ${screenPixels} pixels`);
  const [width, height, frames] = [header.width, header.pageHeight ?? header.height, header.pages ?? 1];
  if (frames > limits.maxGifFrames) throw new PermanentMediaError('FRAME_LIMIT', `${frames} frames`);
  if (width * height * frames > limits.maxGifTotalPixels)
    throw new PermanentMediaError('PIXEL_LIMIT', `${width}x${height}x${frames}`);

  await mkdir(outDir, { recursive: true });
  const mp4 = join(outDir, 'animation.mp4');
  const mediaSec = (header.delay ?? []).reduce((sum, delayMs) => sum + delayMs, 0) / 1000;
  const command = openWithFfmpeg(tools, file, { extra: ['-ignore_loop', '1'] })
    .complexFilter(ON_WHITE)
    .output(mp4)
    .outputOptions('-map', '[v]', '-an', ...NOTHING_ELSE, '-c:v', 'libx264', '-preset', tools.videoPreset, '-crf', '23')
    .outputOptions('-threads', String(tools.threads), '-frames:v', String(frames + 1), '-movflags', '+faststart', '-f', 'mp4');
  await runFfmpeg(tools, command, {
    mediaSec,
    maxOutputBytes: 4 * limits.maxGifBytes,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const made = await probeVideo(tools, { path: mp4, type: 'mp4' }, options.signal);
  if (made.codec !== 'h264' || made.pixelFormat !== 'yuv420p') throw new OutputInvalidError(`${made.codec} ${made.pixelFormat}`);

  const pixels = await withoutIdleAlpha(await decodeImage(tools, file, options.signal));
  const poster = await writeVariants(pixels, Math.max(pixels.width, pixels.height), outDir, 'poster');
  const placeholder = await placeholderOf(pixels);
  options.onProgress?.(100);
  return {
    width,
    height,
    frames,
    durationSec: made.durationSec,
    ...placeholder,
    video: {
      file: 'animation.mp4',
      contentType: 'video/mp4',
      width: made.width,
      height: made.height,
      sizeBytes: (await stat(mp4)).size,
    },
    poster,
  };
}

/** The screen size in the header; libvips goes by the frames instead, ffmpeg does not. */
async function screenPixelsOf(path: string): Promise<number> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(10), 0, 10, 0);
  return buffer.readUInt16LE(6) * buffer.readUInt16LE(8);
}
