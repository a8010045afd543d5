import { describe, expect, it } from 'vitest';
import { decodePage, readHead } from './page-head.ts';

const URL = 'https://example.org/dir/page';

describe('what a page says about itself', () => {
  it('is its Open Graph tags before its title, in any order and quoting of attributes', () => {
    const html = `<html><head><title>plain</title><meta content='Tom &amp; &#x4F60;&#22909;' property=og:title>
      <META NAME="description" CONTENT="second"><meta property="og:description" content="first &lt;b&gt;"><meta property="og:image" content="../a.png">`;
    expect(readHead(html, URL)).toEqual({
      title: 'Tom & 你好',
      description: 'first <b>',
      imageUrl: 'https://example.org/a.png',
    });
  });

  it('is its title and description where there are no such tags, on one line and cut', () => {
    const html = `<title> two\n lines </title><meta name="description" content="${'x'.repeat(2000)}">`;
    const head = readHead(html, URL);
    expect(head.title).toBe('two lines');
    expect(Array.from(head.description ?? '')).toHaveLength(1000);
    expect(head.imageUrl).toBeNull();
  });

  it('is nothing when the page says nothing, and never a script address', () => {
    expect(readHead('', URL)).toEqual({ title: null, description: null, imageUrl: null });
    expect(readHead('<meta property="og:image" content="javascript:alert(1)">', URL).imageUrl).toBeNull();
  });

  it('is read in the character set that header or page name', () => {
    const gbk = Buffer.concat([
      Buffer.from('<meta charset="gbk"><title>'),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from('</title>'),
    ]);
    expect(readHead(decodePage(gbk, 'text/html'), URL).title).toBe('你好');
    expect(decodePage(Buffer.from('你好'), 'text/html; charset=unknown-9')).toBe('你好');
  });

  it('is found in hostile pages without delay', () => {
    const hostile = `${'<meta '.repeat(50_000)}${'<title'.repeat(50_000)}${'a="'.repeat(50_000)}`;
    const began = performance.now();
    readHead(hostile, URL);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
