import { mkdir } from 'node:fs/promises';
import { decodeImage } from './decode-image.ts';
import { type ImageVariant, placeholderOf, sizesFor, withoutIdleAlpha, writeVariants } from './image-variants.ts';
import type { MediaFile } from './media-types.ts';
import { sizeWithin } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';

/** What was made of a picture. */
export interface ImageResult {
  /** Of the original as it is shown: orientation applied. */
  width: number;
  height: number;
  /** Something shines through. */
  hasAlpha: boolean;
  blurhash: string;
  /** `#rrggbb` */
  dominantColor: string;
  /** Smallest first; each size as WebP, then as JPEG (PNG with alpha). */
  variants: ImageVariant[];
}

/**
 * Derives all sizes of a picture into `outDir` (`150.webp`, `150.jpg`, …, by the long side, never enlarged): upright, sRGB, no metadata,
 * always encoded anew, so that nothing of the upload but its pixels is ever served. Throws `PermanentMediaError`: EMPTY, TOO_LARGE,
 * PIXEL_LIMIT, CORRUPT, TYPE_MISMATCH, UNSUPPORTED_TYPE. Cost: one decode; memory is bounded by the decoder and 2048² pixels.
 */
export async function processImage(
  tools: Toolbox,
  file: MediaFile,
  outDir: string,
  options: StepOptions = {},
): Promise<ImageResult> {
  await sizeWithin(file.path, tools.limits.maxImageBytes);
  const decoded = await decodeImage(tools, file, options.signal);
  const pixels = await withoutIdleAlpha(decoded);
  await mkdir(outDir, { recursive: true });
  const sizes = sizesFor(Math.max(decoded.originalWidth, decoded.originalHeight));
  const variants: ImageVariant[] = [];
  for (const [index, size] of sizes.entries()) {
    options.signal?.throwIfAborted();
    variants.push(...(await writeVariants(pixels, size, outDir, String(size))));
    options.onProgress?.(Math.min(99, Math.round((100 * (index + 1)) / sizes.length)));
  }
  const placeholder = await placeholderOf(pixels);
  options.onProgress?.(100);
  return {
    width: decoded.originalWidth,
    height: decoded.originalHeight,
    hasAlpha: pixels.channels === 4,
    ...placeholder,
    variants,
  };
}
