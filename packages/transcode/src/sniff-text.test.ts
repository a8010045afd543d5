import { expect, it } from 'vitest';
import { isPlainText, refuseText } from './sniff-text.ts';

const bytes = (text: string) => Buffer.from(text);

it.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
  ['\ufeff<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY x "y">]>\n<svg/>', 'SVG'],
  ['<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>', 'SVG'],
  ['  <!DOCTYPE html><html>', 'HTML'],
  ['<!-- hidden --><script>alert(1)</script>', 'HTML'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'HTML'],
  ['#EXTM3U\nhttp://10.0.0.1/x.ts', 'PLAYLIST'],
  ['ffconcat version 1.0\nfile /etc/passwd', 'PLAYLIST'],
  ["# a comment\n\n# another\nfile '/etc/passwd'", 'PLAYLIST'],
  ['file secrets.mp4', 'PLAYLIST'],
  ['[playlist]\nFile1=http://x', 'PLAYLIST'],
  ['<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">', 'PLAYLIST'],
  ['<?xml version="1.0"?><smil><body/></smil>', 'PLAYLIST'],
  ['#!/bin/sh\nrm -rf /', 'EXECUTABLE'],
  ['<?php system($_GET[0]);', 'UNSUPPORTED_TYPE'],
])('refuses %j as %s', (text, reason) => {
  expect(refuseText(bytes(text))).toBe(reason);
});

it('sees through UTF-16', () => {
  expect(refuseText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<svg/>', 'utf16le')]))).toBe('SVG');
});

it.each(['Hello, world', '你好，世界', '# Notes\nfile transfer went well', 'file a complaint', '1 < 2 and 3 > 2'])(
  'lets plain text %j pass',
  (text) => {
    expect(refuseText(bytes(text))).toBeNull();
    expect(isPlainText(bytes(text), bytes(text))).toBe(true);
  },
);

it('takes legacy encodings for text, and control bytes for binary', () => {
  const gb18030 = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0d, 0x0a]);
  expect(isPlainText(gb18030, gb18030)).toBe(true);
  expect(isPlainText(bytes('fine'), Buffer.from([0x61, 0x00]))).toBe(false);
});

it('stays fast on text made to be slow', () => {
  const slow = [
    `${'#\n\n\n\n'.repeat(8_000)}x`,
    `<!--${'<!--'.repeat(10_000)}`,
    `<!doctype x [${']'.repeat(30_000)}`,
    `<?${'?'.repeat(60_000)}`,
  ];
  const startedAt = performance.now();
  for (const text of slow) refuseText(bytes(text));
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
