import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { fixture } from '../support.ts';
import { type Bait, type HostileFile, text } from './file.ts';

const MIB = 1024 * 1024;

/** A chunk of a PNG. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A PNG whose header promises this size; `extra` stands before its pixels, which are zeros. */
function png(width: number, height: number, rows: number, ...extra: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * rows)));
  return Buffer.concat([signature, chunk('IHDR', header), ...extra, pixels, chunk('IEND', Buffer.alloc(0))]);
}

/** A few bytes that inflate to 256 MiB. */
function deflated(): Buffer {
  return deflateSync(Buffer.alloc(256 * MIB), { level: 9 });
}

function patched(bytes: Buffer, at: number, value: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  value.copy(copy, at);
  return copy;
}

/** Writes a size into the picture properties (`ispe`) of an AVIF or HEIC. */
function withDeclaredSize(bytes: Buffer, side: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  let made = bytes;
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) made = patched(made, at + 8, size);
  return made;
}

/** Pictures made to do harm. */
export async function hostilePictures({ url, canary }: Bait): Promise<HostileFile[]> {
  const photo = await fixture('rocket.jpg');
  const small = sharp(photo).resize(64);
  const [avif, webp, tiff] = await Promise.all([
    small.clone().avif().toBuffer(),
    small.clone().webp().toBuffer(),
    small.clone().tiff().toBuffer(),
  ]);
  const heic = await fixture('turned.heic');
  const large = { create: { width: 9_000, height: 5_500, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } } as const;
  const [interlaced, wideAvif] = await Promise.all([
    sharp(large).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    sharp(large).avif({ effort: 0 }).toBuffer(),
  ]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${url}"/><image href="file://${canary.path}"/></svg>`;
  const frame =
    photo.indexOf(Buffer.from([0xff, 0xc0])) >= 0
      ? photo.indexOf(Buffer.from([0xff, 0xc0]))
      : photo.indexOf(Buffer.from([0xff, 0xc2]));
  const canvas = Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xfe\x3f\0\xfe\x3f\0', 'latin1');
  const program = (await readFile(process.execPath)).subarray(0, 100_000);
  const jpeg = (name: string, bytes: Buffer, harmless = false): HostileFile => ({
    name,
    kind: 'IMAGE',
    contentType: 'image/jpeg',
    bytes,
    harmless,
  });
  const asPng = (name: string, bytes: Buffer, harmless = false): HostileFile => ({
    name,
    kind: 'IMAGE',
    contentType: 'image/png',
    bytes,
    harmless,
  });
  return [
    asPng('an SVG that asks for other files', text(svg)),
    jpeg(
      'an SVG behind a prologue',
      text(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://${canary.path}">]>${svg}`),
    ),
    asPng('a page', text('<!doctype html><script>alert(1)</script>')),
    asPng(
      'drawing commands of ImageMagick',
      text(`push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 '${url}'\npop graphic-context`),
    ),
    jpeg('PostScript', text(`%!PS-Adobe-3.0 EPSF-3.0\n(${canary.path}) (r) file\n`)),
    asPng('a TIFF', tiff),
    asPng('a program', program),
    asPng('zeros', Buffer.alloc(1_000)),
    asPng('a signature and nothing else', Buffer.from('89504e470d0a1a0a', 'hex')),
    asPng('2.5 gigapixels by its header', png(50_000, 50_000, 10)),
    asPng('one row of pixels too many', png(10_000, 5_001, 1)),
    asPng('48 megapixels that are really there', png(20_000, 2_400, 2_400), true),
    asPng('49 megapixels of 16 bits that must be held as a whole', interlaced, true),
    asPng('a picture that breaks off', png(2_000, 2_000, 3)),
    asPng(
      'a colour profile that inflates to 256 MiB',
      png(64, 64, 64, chunk('iCCP', Buffer.concat([text('x\0\0'), deflated()]))),
      true,
    ),
    asPng('a comment that inflates to 256 MiB', png(64, 64, 64, chunk('zTXt', Buffer.concat([text('x\0\0'), deflated()]))), true),
    asPng('a header of 19 MiB', png(64, 64, 64, chunk('tEXt', Buffer.concat([text('x\0'), Buffer.alloc(19 * MIB, 'x')]))), true),
    jpeg('4.3 gigapixels by its frame', patched(photo, frame + 5, Buffer.from([0xff, 0xdc, 0xff, 0xdc]))),
    jpeg('half a photo', photo.subarray(0, photo.length / 2)),
    jpeg('noise behind a signature', Buffer.concat([photo.subarray(0, 4), Buffer.alloc(5_000, 7)])),
    jpeg('a script behind a photo', Buffer.concat([photo, text(`<?php echo '${canary.text}' ?>`)]), true),
    jpeg('an archive behind a photo', Buffer.concat([photo, text(`PK\x03\x04${canary.text}`)]), true),
    jpeg('a page in front of a photo', Buffer.concat([text('<html><script>x</script>'), photo])),
    {
      name: 'a canvas of 268 megapixels',
      kind: 'IMAGE',
      contentType: 'image/webp',
      bytes: Buffer.concat([canvas, webp.subarray(12)]),
    },
    { name: 'an AVIF of 49 megapixels', kind: 'IMAGE', contentType: 'image/avif', bytes: wideAvif, harmless: true },
    { name: 'an AVIF of 3.6 gigapixels', kind: 'IMAGE', contentType: 'image/avif', bytes: withDeclaredSize(avif, 60_000) },
    { name: 'a HEIC of 3.6 gigapixels', kind: 'IMAGE', contentType: 'image/heic', bytes: withDeclaredSize(heic, 60_000) },
    {
      name: 'a page with the signature of a GIF',
      kind: 'IMAGE',
      contentType: 'image/gif',
      bytes: text('GIF89a<script>alert(1)</script>'),
    },
  ];
}
