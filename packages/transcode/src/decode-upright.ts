import sharp from 'sharp';
import type { Pixels } from './image-variants.ts';

/** One decoding. */
export interface DecodeRequest {
  readonly path: string;
  readonly maxPixels: number;
  readonly threads: number;
  /** Whether its orientation is still to be applied. */
  readonly isOriented: boolean;
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

/** The first frame of a picture, upright, in sRGB, at most 2048 pixels on its long side. Throws whatever sharp throws. */
export async function decodeUpright({ path, maxPixels, threads, isOriented }: DecodeRequest): Promise<Pixels> {
  sharp.concurrency(threads);
  const source = sharp(path, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true, pages: 1 });
  const upright = isOriented ? source.autoOrient() : source;
  const { data, info } = await upright
    .resize({ width: DECODE_LONG_SIDE, height: DECODE_LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: DECODE_TIMEOUT_SEC })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}
