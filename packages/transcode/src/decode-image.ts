import sharp, { type Metadata } from 'sharp';
import { withHeicAsPng } from './decode-heic.ts';
import { PermanentMediaError } from './errors.ts';
import type { Pixels } from './image-variants.ts';
import type { MediaFile } from './media-types.ts';
import type { Toolbox } from './toolbox.ts';

/** A picture ready to derive sizes from: at most 2048 pixels on its long side, with the size that the original is shown at. */
export interface DecodedImage extends Pixels {
  originalWidth: number;
  originalHeight: number;
}

const DECODE_LONG_SIDE = 2048;
const DECODE_TIMEOUT_SEC = 60;

// Of libvips' loaders only those of the accepted types can be reached, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadHeif'],
});
// A worker sees each picture once: a cache would only hold memory.
sharp.cache(false);

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
  sharp.concurrency(tools.threads);
  if (file.type === 'heic') {
    // ffmpeg has turned it upright already: whatever its metadata say of orientation must not act twice.
    return withHeicAsPng(tools, file, signal, async (png) =>
      decodeWithSharp(tools, png.path, await imageHeader(tools, png), false),
    );
  }
  const header = await imageHeader(tools, file);
  return decodeWithSharp(tools, file.path, header, true);
}

/** Reads a picture's header and checks it against the pixel limit. Throws like `decodeImage`. */
export async function imageHeader(tools: Toolbox, file: MediaFile): Promise<Metadata> {
  const format = SHARP_FORMAT[file.type];
  if (format === undefined) throw new PermanentMediaError('UNSUPPORTED_TYPE', file.type);
  const header = await headerOf(file.path);
  if (header.format !== format) throw new PermanentMediaError('TYPE_MISMATCH', `${header.format} instead of ${format}`);
  const pixels = header.width * (header.pageHeight ?? header.height);
  if (pixels > tools.limits.maxImagePixels) throw new PermanentMediaError('PIXEL_LIMIT', `${header.width}x${header.height}`);
  return header;
}

async function headerOf(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch (error) {
    throw new PermanentMediaError('CORRUPT', String(error), { cause: error });
  }
}

async function decodeWithSharp(tools: Toolbox, path: string, header: Metadata, isOriented: boolean): Promise<DecodedImage> {
  const source = sharp(path, { limitInputPixels: tools.limits.maxImagePixels, failOn: 'error', sequentialRead: true, pages: 1 });
  const upright = isOriented ? source.autoOrient() : source;
  try {
    const { data, info } = await upright
      .resize({ width: DECODE_LONG_SIDE, height: DECODE_LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: DECODE_TIMEOUT_SEC })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const shown = isOriented ? header.autoOrient : header;
    const [originalWidth, originalHeight] = [shown.width, shown.height];
    return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, originalWidth, originalHeight };
  } catch (error) {
    throw /timeout/i.test(String(error)) ? error : new PermanentMediaError('CORRUPT', String(error), { cause: error });
  }
}
