import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, scratchFolder, testTranscoder } from '../test/tools.ts';
import type { MediaType } from './media-types.ts';

const transcoder = testTranscoder();
let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await scratchFolder();
});

async function process(input: Buffer | string, type: MediaType) {
  const path = join(folder, `input-${++count}`);
  await writeFile(path, typeof input === 'string' ? await readFile(fixture(input)) : input);
  const outDir = join(folder, `out-${count}`);
  return { outDir, result: await transcoder.processImage({ path, type }, outDir) };
}

/** A PNG whose header promises this size; its pixels are zeros, which compress a thousandfold. */
function bombPng(width: number, height: number, rows: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('processImage', () => {
  it('derives each size as WebP and JPEG, never above the original, and nothing else', async () => {
    const { outDir, result } = await process(await sharp(fixture('rocket.jpg')).resize(3000).jpeg().toBuffer(), 'jpeg');
    expect(result).toMatchObject({ width: 3000, hasAlpha: false });
    expect(result.variants.map((variant) => `${variant.file} ${variant.width}`)).toEqual([
      ...['150.webp 150', '150.jpg 150', '320.webp 320', '320.jpg 320', '640.webp 640', '640.jpg 640'],
      ...['1280.webp 1280', '1280.jpg 1280', '2048.webp 2048', '2048.jpg 2048'],
    ]);
    expect((await readdir(outDir)).sort()).toEqual(result.variants.map((variant) => variant.file).sort());
    for (const variant of result.variants) {
      const made = await sharp(join(outDir, variant.file)).metadata();
      expect([made.width, made.height, `image/${made.format}`, made.size ?? variant.sizeBytes]).toEqual([
        variant.width,
        variant.height,
        variant.contentType,
        variant.sizeBytes,
      ]);
    }
  });

  it('makes one at its own size when the original is smaller than the largest', async () => {
    const { result } = await process('rocket.jpg', 'jpeg');
    expect([result.width, result.height]).toEqual([640, 427]);
    expect([...new Set(result.variants.map((variant) => variant.width))]).toEqual([150, 320, 640]);
    const { result: small } = await process('chelsea.png', 'png');
    expect([...new Set(small.variants.map((variant) => variant.width))]).toEqual([150, 320, 451]);
  });

  it('handles a single pixel', async () => {
    const { result } = await process(
      await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } })
        .png()
        .toBuffer(),
      'png',
    );
    expect(result.variants.map((variant) => [variant.file, variant.width, variant.height])).toEqual([
      ['1.webp', 1, 1],
      ['1.jpg', 1, 1],
    ]);
    expect(result.blurhash.length).toBeGreaterThan(5);
  });

  it('applies the orientation and drops all metadata, places included', async () => {
    const input = await sharp(fixture('rocket.jpg'))
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { outDir, result } = await process(input, 'jpeg');
    expect([result.width, result.height]).toEqual([427, 640]);
    for (const variant of result.variants) {
      const made = await sharp(join(outDir, variant.file)).metadata();
      expect([made.exif, made.icc, made.xmp, made.iptc, made.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(made.width).toBeLessThan(made.height);
    }
  });

  it('brings wide-gamut colours to sRGB instead of just dropping the profile', async () => {
    const red = sharp({ create: { width: 200, height: 200, channels: 3, background: { r: 200, g: 60, b: 40 } } });
    const { outDir } = await process(await red.withIccProfile('p3').png().toBuffer(), 'png');
    const { dominant } = await sharp(join(outDir, '200.webp')).stats();
    expect(Math.abs(dominant.r - 200)).toBeLessThan(20);
    const cmyk = await sharp(fixture('rocket.jpg')).toColourspace('cmyk').jpeg().toBuffer();
    expect((await process(cmyk, 'jpeg')).result.variants.length).toBe(6);
  });

  it('keeps transparency with a PNG for old clients, and drops an alpha channel that hides nothing', async () => {
    const see = await sharp({ create: { width: 300, height: 200, channels: 4, background: { r: 0, g: 200, b: 0, alpha: 0.4 } } })
      .png()
      .toBuffer();
    const { outDir, result } = await process(see, 'png');
    expect(result.hasAlpha).toBe(true);
    expect(result.variants.map((variant) => variant.file)).toEqual(['150.webp', '150.png', '300.webp', '300.png']);
    expect((await sharp(join(outDir, '300.webp')).metadata()).hasAlpha).toBe(true);
    const idle = await sharp(fixture('chelsea.png')).ensureAlpha(1).png().toBuffer();
    expect((await process(idle, 'png')).result).toMatchObject({ hasAlpha: false });
  });

  it('decodes AVIF, WebP, grey and 16-bit pictures, and the first frame of a GIF', async () => {
    const rocket = () => sharp(fixture('rocket.jpg')).resize(200);
    for (const [type, input] of [
      ['avif', await rocket().avif().toBuffer()],
      ['webp', await rocket().webp().toBuffer()],
      ['gif', await rocket().gif().toBuffer()],
      ['png', await rocket().toColourspace('rgb16').png().toBuffer()],
      ['jpeg', await rocket().greyscale().jpeg().toBuffer()],
    ] as const) {
      const { result } = await process(input, type);
      expect([type, result.width, result.variants.length]).toEqual([type, 200, 4]);
    }
  });

  it('decodes HEIC upright, and joins the tiles that phones write', async () => {
    const { result: turned } = await process('turned.heic', 'heic');
    expect([turned.width, turned.height]).toEqual([214, 320]);
    const { result: tiled } = await process('tiled.heic', 'heic');
    expect([tiled.width, tiled.height]).toEqual([512, 256]);
  });

  it('gives a blurhash and a mean colour', async () => {
    const blue = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#1030e0' } })
      .png()
      .toBuffer();
    const { result } = await process(blue, 'png');
    expect(result.blurhash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^{|}~]{28}$/);
    expect(result.dominantColor).toMatch(/^#[01][0-9a-f][23][0-9a-f][c-f][0-9a-f]$/);
  });
});

describe('processImage refuses', () => {
  it.each([
    ['a bomb by its header', bombPng(50_000, 50_000, 10), 'PIXEL_LIMIT'],
    ['one pixel row too many', bombPng(10_000, 5_001, 1), 'PIXEL_LIMIT'],
    ['a picture that breaks off', bombPng(2_000, 2_000, 3), 'CORRUPT'],
  ] as const)('%s', async (_name, input, reason) => {
    const before = globalThis.process.memoryUsage().rss;
    await expect(process(input, 'png')).rejects.toMatchObject({ name: 'PermanentMediaError', reason });
    expect(globalThis.process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('a photo cut in half, noise behind a signature, no bytes, and too many bytes', async () => {
    const photo = await readFile(fixture('rocket.jpg'));
    await expect(process(photo.subarray(0, photo.length / 2), 'jpeg')).rejects.toMatchObject({ reason: 'CORRUPT' });
    await expect(process(Buffer.concat([photo.subarray(0, 4), Buffer.alloc(500, 7)]), 'jpeg')).rejects.toMatchObject({
      reason: 'CORRUPT',
    });
    await expect(process(Buffer.alloc(0), 'png')).rejects.toMatchObject({ reason: 'EMPTY' });
    const small = testTranscoder({ limits: { maxImageBytes: 1000 } });
    await expect(small.processImage({ path: fixture('rocket.jpg'), type: 'jpeg' }, folder)).rejects.toMatchObject({
      reason: 'TOO_LARGE',
    });
  });

  it('a format that no accepted type uses, even when it is said to be one', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>');
    await expect(process(svg, 'png')).rejects.toMatchObject({ reason: 'CORRUPT' });
    const tiff = await sharp(fixture('rocket.jpg')).resize(50).tiff().toBuffer();
    await expect(process(tiff, 'jpeg')).rejects.toMatchObject({ reason: 'CORRUPT' });
    await expect(process('chelsea.png', 'jpeg')).rejects.toMatchObject({ reason: 'TYPE_MISMATCH' });
  });

  it('to go on when aborted', async () => {
    const file = { path: fixture('rocket.jpg'), type: 'jpeg' as const };
    await expect(transcoder.processImage(file, join(folder, 'aborted'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
