import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { encode as encodeBlurhash } from 'blurhash';
import sharp from 'sharp';
import { fitInside } from './video-filters.ts';

/** One derived picture on disk. */
export interface ImageVariant {
  /** File name inside the output folder. */
  file: string;
  contentType: 'image/webp' | 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  sizeBytes: number;
}

/** Decoded pixels in sRGB, 8 bits a channel, three channels, or four when something shines through. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Longest sides of the derived sizes, in pixels. */
export const IMAGE_SIZES = [150, 320, 640, 1280, 2048] as const;

/** The sizes to make of a picture: each that it reaches, and its own when it is smaller than the largest; smallest first. */
export function sizesFor(longSide: number): number[] {
  const reached: number[] = IMAGE_SIZES.filter((size) => size <= longSide);
  const largest = IMAGE_SIZES[IMAGE_SIZES.length - 1] ?? longSide;
  return longSide >= largest || reached.includes(longSide) ? reached : [...reached, longSide];
}

/** Writes one size as WebP and as a fallback for old clients: JPEG, or PNG when something shines through. Names are `<name>.<extension>`. */
export async function writeVariants(pixels: Pixels, longSide: number, outDir: string, name: string): Promise<ImageVariant[]> {
  const size = fitInside(pixels, longSide, false);
  const scaled = sharp(pixels.data, { raw: rawOf(pixels) }).resize({ ...size, fit: 'fill' });
  const webp = join(outDir, `${name}.webp`);
  await scaled.clone().webp({ quality: 80, effort: 4 }).toFile(webp);
  const hasAlpha = pixels.channels === 4;
  const fallback = join(outDir, `${name}.${hasAlpha ? 'png' : 'jpg'}`);
  await (hasAlpha ? scaled.png({ compressionLevel: 8 }) : scaled.jpeg({ quality: 82, progressive: true })).toFile(fallback);
  return [
    { file: `${name}.webp`, contentType: 'image/webp', ...size, sizeBytes: (await stat(webp)).size },
    {
      file: hasAlpha ? `${name}.png` : `${name}.jpg`,
      contentType: hasAlpha ? 'image/png' : 'image/jpeg',
      ...size,
      sizeBytes: (await stat(fallback)).size,
    },
  ];
}

/** A blurhash (about 30 characters) and the mean colour (`#rrggbb`) to show while a picture loads. */
export async function placeholderOf(pixels: Pixels): Promise<{ blurhash: string; dominantColor: string }> {
  const small = await sharp(pixels.data, { raw: rawOf(pixels) })
    .flatten({ background: '#ffffff' })
    .resize({ ...fitInside(pixels, 32, false), fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [x, y] = pixels.width >= pixels.height ? [4, 3] : [3, 4];
  const { dominant } = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: 4 },
  }).stats();
  const hex = [dominant.r, dominant.g, dominant.b].map((channel) => channel.toString(16).padStart(2, '0')).join('');
  return {
    blurhash: encodeBlurhash(new Uint8ClampedArray(small.data), small.info.width, small.info.height, x, y),
    dominantColor: `#${hex}`,
  };
}

/** Drops an alpha channel that hides nothing, so that a screenshot becomes a JPEG and not a PNG. */
export async function withoutIdleAlpha(pixels: Pixels): Promise<Pixels> {
  if (pixels.channels === 3) return pixels;
  for (let at = 3; at < pixels.data.length; at += 4) if (pixels.data[at] !== 255) return pixels;
  const opaque = await sharp(pixels.data, { raw: rawOf(pixels) })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...pixels, data: opaque, channels: 3 };
}

function rawOf(pixels: Pixels): { width: number; height: number; channels: 3 | 4 } {
  return { width: pixels.width, height: pixels.height, channels: pixels.channels };
}
