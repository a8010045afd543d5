import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { canToneMap } from './capabilities.ts';
import { decodeImage } from './decode-image.ts';
import { PermanentMediaError } from './errors.ts';
import { openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import { type ImageVariant, placeholderOf, writeVariants } from './image-variants.ts';
import type { MediaFile } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { fitInside, shownAt } from './video-filters.ts';

/** One still of a video to choose from. */
export interface Thumbnail {
  /** Also the start of its file names: `thumb-1` … */
  name: string;
  atSec: number;
  blurhash: string;
  dominantColor: string;
  /** WebP and JPEG of one size. */
  variants: ImageVariant[];
}

/** The stills of a video. */
export interface ThumbnailsResult {
  /** In the order of time; at least one. */
  thumbnails: Thumbnail[];
  /** Index of the one with the most to see in it: the default. */
  bestIndex: number;
}

/** Where the candidates are taken, as shares of the length: the very start and end are often black. */
const CANDIDATE_SHARES = [0.1, 0.4, 0.7] as const;
const LONG_SIDE = 1280;
/** The most typical of so many frames is taken, which skips flashes and cuts. */
const FRAMES_COMPARED = 8;

/**
 * Takes three stills into `outDir` (`thumb-1.webp`, `thumb-1.jpg`, …), at most 1280 pixels on the long side, never enlarged. Moments that do
 * not decode are left out. Throws `PermanentMediaError` CORRUPT when none does, and what `runFfmpeg` throws.
 */
export async function makeThumbnails(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  outDir: string,
  options: StepOptions = {},
): Promise<ThumbnailsResult> {
  await mkdir(outDir, { recursive: true });
  const thumbnails: Thumbnail[] = [];
  const interest: number[] = [];
  const moments = [...CANDIDATE_SHARES.map((share) => share * probe.durationSec), 0];
  for (const [index, atSec] of moments.entries()) {
    // The first frame is only for sources of which nothing else decodes.
    if (index === CANDIDATE_SHARES.length && thumbnails.length > 0) break;
    const name = `thumb-${thumbnails.length + 1}`;
    const taken = await takeStill(tools, file, probe, atSec, outDir, name, options.signal);
    if (taken) {
      thumbnails.push(taken.thumbnail);
      interest.push(taken.interest);
    }
    options.onProgress?.(Math.min(99, Math.round((100 * (index + 1)) / CANDIDATE_SHARES.length)));
  }
  if (thumbnails.length === 0) throw new PermanentMediaError('CORRUPT', 'no frame decodes');
  options.onProgress?.(100);
  return { thumbnails, bestIndex: interest.indexOf(Math.max(...interest)) };
}

async function takeStill(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  atSec: number,
  outDir: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<{ thumbnail: Thumbnail; interest: number } | null> {
  const folder = await mkdtemp(join(tools.tempDir, 'still-'));
  try {
    const png = join(folder, 'still.png');
    const size = fitInside(probe, LONG_SIDE, false);
    const look = shownAt(probe, size.width, size.height, await canToneMap(tools));
    const command = openWithFfmpeg(tools, file, { seekSec: atSec })
      .complexFilter(`[0:${probe.streamIndex}]${look},thumbnail=${FRAMES_COMPARED},format=rgb24[v]`)
      .output(png)
      .outputOptions('-map', '[v]', '-frames:v', '1', '-c:v', 'png', '-compression_level', '1', '-f', 'image2', '-update', '1');
    await runFfmpeg(tools, command, { mediaSec: 60, maxOutputBytes: 64 * 1024 * 1024, signal });
    const pixels = await decodeImage(tools, { path: png, type: 'png' });
    const variants = await writeVariants(pixels, LONG_SIDE, outDir, name);
    const { entropy } = await sharp(png).stats();
    return { thumbnail: { name, atSec, ...(await placeholderOf(pixels)), variants }, interest: entropy };
  } catch (error) {
    // No file, or no frame in it: nothing decodes at this moment.
    if (error instanceof PermanentMediaError && error.reason === 'CORRUPT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
