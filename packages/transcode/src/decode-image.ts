import sharp, { type Metadata } from 'sharp';
import { withHeicAsPng } from './decode-heic.ts';
import { decodeErrorOf, decodeLarge } from './decode-large.ts';
import { type DecodeRequest, decodeUpright } from './decode-upright.ts';
import { PermanentMediaError } from './errors.ts';
import type { Pixels } from './image-variants.ts';
import type { MediaFile } from './media-types.ts';
import { LARGE_PIXELS, type Toolbox } from './toolbox.ts';

/** A picture ready to derive sizes from: at most 2048 pixels on its long side, with the size that the original is shown at. */
export interface DecodedImage extends Pixels {
  originalWidth: number;
  originalHeight: number;
}

/** Formats by sharp's names, for each type of ours that it decodes. */
const SHARP_FORMAT: Partial<Record<MediaFile['type'], string>> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'heif',
};

/**
 * Decodes one picture (the first frame of an animation) with its orientation applied, in sRGB, without metadata.
 * Throws `PermanentMediaError`: CORRUPT, PIXEL_LIMIT (checked on the header, before any decoding), TYPE_MISMATCH, UNSUPPORTED_TYPE.
 */
export async function decodeImage(tools: Toolbox, file: MediaFile, signal?: AbortSignal): Promise<DecodedImage> {
  // Of the encoders, too.
  sharp.concurrency(tools.threads);
  if (file.type === 'heic') {
    // ffmpeg has turned it upright already: whatever its metadata say of orientation must not act twice.
    return withHeicAsPng(tools, file, signal, async (png) =>
      decodeWithSharp(tools, png.path, await imageHeader(tools, png), false, signal),
    );
  }
  const header = await imageHeader(tools, file);
  return decodeWithSharp(tools, file.path, header, true, signal);
}

/** Reads a picture's header and checks it against the pixel limit. Throws like `decodeImage`. */
export async function imageHeader(tools: Toolbox, file: MediaFile): Promise<Metadata> {
  const format = SHARP_FORMAT[file.type];
  if (format === undefined) throw new PermanentMediaError('UNSUPPORTED_TYPE', file.type);
  const header = await headerOf(file.path);
  if (header.format !== format) throw new PermanentMediaError('TYPE_MISMATCH', `${header.format} instead of ${format}`);
  if (pixelsOf(header) > tools.limits.maxImagePixels)
    throw new PermanentMediaError('PIXEL_LIMIT', `${header.width}x${header.height}`);
  return header;
}

function pixelsOf({ width, height, pageHeight }: Metadata): number {
  return width * (pageHeight ?? height);
}

async function headerOf(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch (error) {
    throw new PermanentMediaError('CORRUPT', String(error), { cause: error });
  }
}

async function decodeWithSharp(
  tools: Toolbox,
  path: string,
  header: Metadata,
  isOriented: boolean,
  signal: AbortSignal | undefined,
): Promise<DecodedImage> {
  const { threads, limits, pixelGate, largeGate } = tools;
  const request = { path, maxPixels: limits.maxImagePixels, threads, isOriented };
  const pixels = pixelsOf(header);
  const decoded =
    pixels > LARGE_PIXELS
      ? await largeGate.run(pixels, () => decodeLarge(tools, request, signal))
      : await pixelGate.run(pixels, () => decodeHere(request));
  const shown = isOriented ? header.autoOrient : header;
  return { ...decoded, originalWidth: shown.width, originalHeight: shown.height };
}

async function decodeHere(request: DecodeRequest): Promise<Pixels> {
  try {
    return await decodeUpright(request);
  } catch (error) {
    throw decodeErrorOf(String(error));
  }
}
