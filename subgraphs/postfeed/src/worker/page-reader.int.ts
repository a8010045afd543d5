import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageReader, type PageReader } from './page-reader.ts';

const signal = () => AbortSignal.timeout(5_000);

describe('reading a page', () => {
  let base: string;
  let port: number;
  let read: PageReader;
  const asked: string[] = [];
  const server = createServer(((request, response) => {
    asked.push(request.url ?? '');
    const redirect = (location: string) => response.writeHead(302, { location }).end();
    switch (request.url) {
      case '/page':
        return response.writeHead(200, { 'content-type': 'text/html' }).end('<title>hello</title>');
      case '/moved':
        return redirect('/page');
      case '/inside':
        return redirect(`http://[::1]:${port}/page`);
      case '/metadata':
        return redirect('http://169.254.169.254/latest/meta-data');
      case '/port':
        return redirect('http://127.0.0.1:1/page');
      case '/file':
        return redirect('file:///etc/passwd');
      case '/loop':
        return redirect('/loop');
      case '/image':
        return response.writeHead(200, { 'content-type': 'image/png' }).end('x');
      case '/trouble':
        return response.writeHead(503).end();
      case '/endless':
        response.writeHead(200, { 'content-type': 'text/html' });
        return response.write('x'.repeat(600_000));
      default:
        return response.writeHead(404).end();
    }
  }) as RequestListener);
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    base = `http://localhost:${port}`;
    read = createPageReader({ isAllowedAddress: (address) => address === '127.0.0.1', ports: [port, 80] });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('follows redirects to the page', async () => {
    const page = await read(`http://127.0.0.1:${port}/moved`, signal());
    expect([page?.url, page?.body.toString()]).toEqual([`http://127.0.0.1:${port}/page`, '<title>hello</title>']);
  });

  it('never connects to this host or a private network: by address, by name, or by redirect', async () => {
    const guarded = createPageReader({ ports: [port] });
    asked.length = 0;
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `[::1]:${port}`,
      `0.0.0.0:${port}`,
      `2130706433:${port}`,
      `0x7f.1:${port}`,
    ]) {
      expect(await guarded(`http://${host}/page`, signal()), host).toBeNull();
    }
    expect(asked).toEqual([]);
    for (const path of ['/inside', '/metadata', '/port', '/file', '/loop']) {
      expect(await read(`http://127.0.0.1:${port}${path}`, signal()), path).toBeNull();
    }
    expect(asked).not.toContain('/page');
  });

  it('refuses other schemes, credentials and ports', async () => {
    for (const url of [
      'ftp://example.org/',
      `http://me:secret@127.0.0.1:${port}/page`,
      'http://127.0.0.1:22/',
      'nonsense',
      'http://',
    ]) {
      expect(await read(url, signal()), url).toBeNull();
    }
  });

  it('takes what is no page as none, reads at most half a megabyte, and leaves trouble of the site to another try', async () => {
    expect(await read(`http://127.0.0.1:${port}/image`, signal())).toBeNull();
    expect(await read(`http://127.0.0.1:${port}/missing`, signal())).toBeNull();
    expect((await read(`http://127.0.0.1:${port}/endless`, signal()))?.body.length).toBe(512 * 1024);
    await expect(read(`http://127.0.0.1:${port}/trouble`, signal())).rejects.toThrow('503');
    expect(await read(base.replace('localhost', 'no-such-host.invalid'), signal()).catch(() => 'offline')).not.toBe('reached');
  });
});
