import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webAppRoutes } from './web-app.ts';

describe('the web app at /app', () => {
  const app = Fastify();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-app-'));
    const routes = webAppRoutes(folder);
    if (routes.kind !== 'mounted') throw new Error('not mounted');
    await app.register(async (scope) => routes.mount(scope));
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('says how to build it while it is not built, and asks to come back', async () => {
    const answer = await app.inject('/app/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).toContain('npm run build --workspace @app/web');
  });

  it('answers its page for every address that is no file, never from a cache', async () => {
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Moments</title>');
    await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'export {};');
    for (const path of ['/app/', '/app/posts/42', '/app/u/ada.lovelace']) {
      const answer = await app.inject(path);
      expect(answer.body).toContain('Moments');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
    expect((await app.inject('/app')).headers.location).toBe('/app/');
    const mailed = await app.inject('/verify-email?token=abc');
    expect([mailed.statusCode, mailed.headers.location]).toEqual([302, '/app/verify-email?token=abc']);
  });

  it('sends what the build compressed to browsers that take it', async () => {
    await writeFile(join(folder, 'assets', 'index-3c4d.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'index-3c4d.js.br'), 'small');
    const answer = await app.inject({ url: '/app/assets/index-3c4d.js', headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(answer.body).toBe('small');
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers.vary).toBe('accept-encoding');
  });

  it('lets files with a hash in their names be kept for ever, and knows no others', async () => {
    const asset = await app.inject('/app/assets/index-1a2b.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.headers['content-encoding']).toBeUndefined();
    for (const path of ['/app/assets/gone.js', '/app/%2e%2e/secret.js', '/app/assets/..%2f..%2fsecret.js']) {
      expect((await app.inject(path)).statusCode).toBe(404);
    }
  });
});
