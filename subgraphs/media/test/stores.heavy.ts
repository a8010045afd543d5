import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEmulator } from './gcs/emulator.ts';
import { startBucket } from './gcs/place.ts';
import { specifyMediaStore } from './store-conformance.ts';
import { fixture, type MediaPlatform, startMedia } from './support.ts';

describe('the store on the disk', () => {
  specifyMediaStore(async () => ({ env: { MEDIA_STORE: 'disk' }, [Symbol.asyncDispose]: async () => undefined }));
});

const emulator = findEmulator();
const path = 'path' in emulator ? emulator.path : '';
const suffix = 'reason' in emulator ? ` (skipped: ${emulator.reason})` : '';

describe.skipIf('reason' in emulator)(`the store in a bucket of Google Cloud Storage${suffix}`, () => {
  specifyMediaStore(() => startBucket(path));
});

describe.skipIf('reason' in emulator)(`a bucket that serves its files itself${suffix}`, () => {
  let place: Awaited<ReturnType<typeof startBucket>>;
  let platform: MediaPlatform;
  beforeAll(async () => {
    place = await startBucket(path);
    platform = await startMedia({ env: { ...place.env, GCS_READS: 'redirected', MEDIA_URL_TTL_SEC: '3' } });
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  it('is reached by a redirect that ends with the address, whole and by range, as the type that we say', async () => {
    const file = { kind: 'FILE', contentType: 'text/plain', fileName: 'a.txt' };
    const { url } = await platform.upload(newId(), file, Buffer.from('hello'));
    const redirect = await fetch(url, { redirect: 'manual' });
    expect(redirect.status).toBe(302);
    const location = redirect.headers.get('location') ?? '';
    expect(new URL(location).searchParams.get('response-content-disposition')).toContain('attachment');
    expect(await (await fetch(location)).text()).toBe('hello');
    const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'ell']);
    expect((await fetch(location.replace(/X-Goog-Expires=\d+/, 'X-Goog-Expires=600'))).status).toBe(403);
    await until(async () => (await fetch(location)).status === 400, 6_000);
  });

  it('carries a video to HLS', async () => {
    const video = { kind: 'VIDEO', contentType: 'video/mp4' };
    const { status, url } = await platform.upload(newId(), video, await fixture('bigbuckbunny.mp4'));
    expect(status).toBe('READY');
    expect(await (await fetch(url)).text()).toContain('#EXTM3U');
  });
});
