import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { AAC, fixture, makeClip, picture, scratchFolder, tone, X264 } from '../test/tools.ts';
import { sniff } from './sniff.ts';

let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

async function file(name: string, ...parts: (string | Buffer)[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));
  return path;
}

/** A zip of stored entries; enough of the format for any reader. */
function zip(...entries: [name: string, content: string][]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name + content)]);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, Buffer.alloc(10), at, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const OOXML_TYPES = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

/** The head of a compound file whose directory names this stream. */
function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}

describe('sniff recognises by content, whatever the name says', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s', async (format) => {
    const path = await file(`${format}.txt`, await sharp(fixture('rocket.jpg')).resize(64).toFormat(format).toBuffer());
    expect(await sniff(path)).toEqual({ kind: 'recognised', type: format });
  });

  it.each([
    ['mp4', 'mp4', X264],
    ['mov', 'mov', X264],
    ['avi', 'avi', ['-c:v', 'mpeg4']],
  ] as const)('%s', async (type, extension, codec) => {
    const clip = await makeClip(join(folder, `clip.${extension}`), type, ...picture('64x64', 0.2), ...codec);
    expect(await sniff(clip.path)).toEqual({ kind: 'recognised', type });
  });

  it.each([
    ['mp3', 'mp3', ['-c:a', 'libmp3lame']],
    ['wav', 'wav', []],
    ['m4a', 'm4a', AAC],
  ] as const)('%s', async (type, extension, codec) => {
    const clip = await makeClip(join(folder, `sound.${extension}`), type, ...tone(0.5), ...codec);
    expect(await sniff(clip.path)).toEqual({ kind: 'recognised', type });
  });

  it('heic, in one piece and tiled', async () => {
    expect(await sniff(fixture('turned.heic'))).toEqual({ kind: 'recognised', type: 'heic' });
    expect(await sniff(fixture('tiled.heic'))).toEqual({ kind: 'recognised', type: 'heic' });
  });

  it.each([
    ['pdf', '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF'],
    ['txt', '你好，世界\nplain words'],
    ['doc', compoundFile('WordDocument')],
    ['zip', zip(['a.txt', 'hello'])],
    ['docx', zip(['[Content_Types].xml', OOXML_TYPES('wordprocessingml.document')], ['word/document.xml', '<w/>'])],
    ['xlsx', zip(['[Content_Types].xml', OOXML_TYPES('spreadsheetml.sheet')], ['xl/workbook.xml', '<w/>'])],
    ['pptx', zip(['[Content_Types].xml', OOXML_TYPES('presentationml.presentation')], ['ppt/presentation.xml', '<w/>'])],
  ] as const)('%s', async (type, content) => {
    expect(await sniff(await file(`document.${type}`, typeof content === 'string' ? Buffer.from(content) : content))).toEqual({
      kind: 'recognised',
      type,
    });
  });

  it('UTF-16 text', async () => {
    const text = Buffer.from(`\ufeff${'words 字 '.repeat(20_000)}`, 'utf16le');
    expect(await sniff(await file('utf16.txt', text))).toEqual({ kind: 'recognised', type: 'txt' });
  });

  it('an image with something behind it: the image, whose trailing data re-encoding drops', async () => {
    const gifar = await file(
      'gifar.gif',
      await sharp(fixture('rocket.jpg')).resize(32).gif().toBuffer(),
      zip(['Evil.class', 'x']),
    );
    expect(await sniff(gifar)).toEqual({ kind: 'recognised', type: 'gif' });
  });
});

describe('sniff refuses', () => {
  it.each([
    ['nothing at all', 'EMPTY', ''],
    ['an SVG named .png', 'SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['HTML named .jpg', 'HTML', '<!doctype html><script>alert(1)</script>'],
    ['a playlist named .mp4', 'PLAYLIST', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'],
    ['a concat script named .mp4', 'PLAYLIST', "ffconcat version 1.0\nfile '/etc/passwd'\n"],
    ['a Windows program named .mp4', 'EXECUTABLE', `MZ${'\0'.repeat(200)}`],
    ['a Linux program named .jpg', 'EXECUTABLE', `\x7fELF${'\0'.repeat(200)}`],
    ['a shell script named .txt', 'EXECUTABLE', '#!/bin/sh\nid\n'],
    ['a Java class', 'EXECUTABLE', '\xca\xfe\xba\xbe\0\0\x004'],
    ['HTML with an image behind it', 'HTML', '<html><!-- \xff\xd8\xff\xe0 -->'],
    ['random bytes', 'UNSUPPORTED_TYPE', '\x01\x02\x03\x04\x00\x00random'],
    ['a zip that was cut', 'CORRUPT', zip(['a.txt', 'hello']).subarray(0, 40)],
    ['an Excel 97 file', 'UNSUPPORTED_TYPE', compoundFile('Workbook')],
    ['a PDF that is a zip too', 'POLYGLOT', Buffer.concat([Buffer.from('%PDF-1.7\n%%EOF\n'), zip(['a.txt', 'hello'])])],
    ['a Java archive', 'EXECUTABLE', zip(['META-INF/MANIFEST.MF', 'Manifest-Version: 1.0'], ['A.class', 'x'])],
  ] as const)('%s: %s', async (name, reason, content) => {
    const path = await file(
      `${name.replaceAll(' ', '-')}.bin`,
      typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
    );
    expect(await sniff(path)).toEqual({ kind: 'refused', reason });
  });

  it('Matroska and WebM', async () => {
    const webm = await makeClip(join(folder, 'clip.mkv'), 'mp4', ...picture('64x64', 0.2), ...X264, '-f', 'matroska');
    expect(await sniff(webm.path)).toEqual({ kind: 'refused', reason: 'UNSUPPORTED_TYPE' });
  });

  it('a video with another format in front of it', async () => {
    const bunny = await readFile(fixture('bigbuckbunny.mp4'));
    expect(await sniff(await file('script.mp4', '#!/bin/sh\n', bunny))).toEqual({ kind: 'refused', reason: 'EXECUTABLE' });
    expect(await sniff(await file('page.mp4', '<html>', bunny))).toEqual({ kind: 'refused', reason: 'HTML' });
    expect(await sniff(await file('junk.mp4', '\0\0\0\0', bunny))).toEqual({ kind: 'refused', reason: 'UNSUPPORTED_TYPE' });
  });
});
