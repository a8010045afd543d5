import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { MaintainMedia } from '@app/contracts';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaStore } from '../src/domain/ports.ts';
import { createFileStore, UploadAddresses } from '../src/store/files/index.ts';
import { fixture, headersOf, type MediaPlatform, startMedia } from './support.ts';

const TEXT = { kind: 'FILE', contentType: 'text/plain' };
/** Long enough for every upload of this suite, short enough to be waited for. */
const TTL_SEC = 12;

/** What every media store must do, seen by clients over HTTP and by the platform through the port. `start`: its configuration. */
export function specifyMediaStore(start: () => Promise<AsyncDisposable & { readonly env: Record<string, string> }>): void {
  let place: Awaited<ReturnType<typeof start>>;
  let platform: MediaPlatform;
  let store: MediaStore;
  beforeAll(async () => {
    place = await start();
    platform = await startMedia({ env: { ...place.env, UPLOAD_TTL_SEC: String(TTL_SEC), MEDIA_URL_TTL_SEC: '3' } });
    const { config } = platform;
    store = createFileStore(config, new UploadAddresses(config.MEDIA_URL_SECRET, config.PUBLIC_URL)).store;
  }, 120_000);
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  const ticketFor = async (sizeBytes: number, more: object = {}) => {
    const ownerId = newId();
    const ticket = await platform.createUpload(ownerId, { ...TEXT, sizeBytes, ...more });
    const id = String(ticket.media.id);
    const put = async (body: string, headers = {}) =>
      (await fetch(ticket.url, { method: 'PUT', headers: { ...headersOf(ticket), ...headers }, body })).status;
    return { ...ticket, ownerId, id, put, original: `originals/${id}` };
  };

  describe('an upload address', () => {
    it('takes exactly the declared type and length, once', async () => {
      const { put, original, ownerId, id, url } = await ticketFor(5);
      expect(await put('hello', { 'Content-Type': 'text/html' })).toBeGreaterThanOrEqual(400);
      for (const body of ['hell', 'hello!']) expect(await put(body), body).toBeGreaterThanOrEqual(400);
      const forged = url.replace(/.$/, (last: string) => (last === '1' ? '2' : '1'));
      expect((await fetch(forged, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'hello' })).status).toBe(403);
      expect(await store.sizeOf(original)).toBeNull();
      expect(await put('hello')).toBe(200);
      expect(await store.sizeOf(original)).toBe(5);
      for (let time = 0; time < 2; time++) {
        expect([409, 412]).toContain(await put('jello'));
        await platform.complete(ownerId, id);
      }
      expect(await (await fetch((await platform.finished(ownerId, id)).url)).text()).toBe('hello');
    });

    it('ends, and what came to a cancelled upload goes with it', async () => {
      const [late, cancelled] = [await ticketFor(5), await ticketFor(5)];
      await platform.change(cancelled.ownerId, 'cancelUpload', cancelled.id);
      await cancelled.put('hello');
      await until(async () => (await platform.media(late.ownerId, late.id)).status === 'EXPIRED', 20_000);
      // Signed to the second.
      await until(async () => (await late.put('hello')) >= 400, 2_000);
      await until(async () => {
        await platform.calls.invoke(MaintainMedia, { task: 'cleanup-expired-uploads' });
        return (await store.sizeOf(cancelled.original)) === null && (await store.sizeOf(late.original)) === null;
      });
    });
  });

  describe('a resumable upload', () => {
    const patch = (url: string, offset: number, body: BodyInit) =>
      fetch(url, {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        body,
        duplex: 'half',
      } as RequestInit);
    const offsetOf = async (url: string) => Number((await fetch(url, { method: 'HEAD' })).headers.get('upload-offset'));

    it('takes parts of any length, each after the other, and never again', async () => {
      const text = Array.from({ length: 40 }, (_, index) => `part ${index};`).join('');
      const { url, original } = await ticketFor(text.length, { resumable: true });
      let offset = 0;
      for (const part of text.match(/[^;]+;/g) ?? []) {
        const answer = await patch(url, offset, part);
        offset += part.length;
        expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(offset)]);
      }
      expect(await offsetOf(url)).toBe(text.length);
      expect((await buffer(await store.read(original))).toString()).toBe(text);
      expect((await patch(url, 0, 'part')).status).toBe(409);
      expect((await patch(url, text.length, 'more')).status).toBe(409);
    });

    it('keeps what had come when the sender broke off, and nothing beyond the declared length', async () => {
      const size = 600_000;
      const { url, original, ownerId, id } = await ticketFor(size, { resumable: true });
      expect((await patch(url, 0, 'a'.repeat(size + 1))).status).toBe(413);
      expect(await offsetOf(url)).toBe(0);
      expect((await patch(url, 7, 'a')).status).toBe(409);
      const leaving = new AbortController();
      const broken = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.alloc(300_000, 'a')) });
      const request = new Request(url, {
        method: 'PATCH',
        headers: headersOf({ headers: [{ name: 'Tus-Resumable', value: '1.0.0' }] }),
        body: broken,
        duplex: 'half',
        signal: leaving.signal,
      } as RequestInit);
      request.headers.set('upload-offset', '0');
      request.headers.set('content-type', 'application/offset+octet-stream');
      const lost = fetch(request).catch(() => null);
      await until(() => broken.locked);
      leaving.abort();
      await lost;
      const kept = await until(async () => {
        const offset = await offsetOf(url);
        const answer = await patch(url, offset, Buffer.alloc(size - offset, 'a'));
        return answer.status === 204 ? { offset } : null;
      }, 15_000);
      expect(kept.offset).toBeLessThan(size);
      expect(await store.sizeOf(original)).toBe(size);
      expect((await platform.complete(ownerId, id)).media.status).toBe('UPLOADED');
    });
  });

  describe('files', () => {
    it('are stored as folders, read whole and by range, copied, and removed', async () => {
      const id = newId();
      await using work = await store.workFolder();
      const local = join(work.path, 'out');
      await mkdir(join(local, 'deep'), { recursive: true });
      await writeFile(join(local, 'a.txt'), 'hello');
      await writeFile(join(local, 'deep', 'b.txt'), 'world');
      await store.putFolder(local, `derived/${id}/k1`);
      expect(await store.sizeOf(`derived/${id}/k1/a.txt`)).toBe(5);
      const text = async (path: string, range?: { start: number; end: number }) =>
        (await buffer(await store.read(path, range))).toString();
      expect(await text(`derived/${id}/k1/deep/b.txt`)).toBe('world');
      expect(await text(`derived/${id}/k1/a.txt`, { start: 1, end: 3 })).toBe('ell');
      await store.copy(`derived/${id}/k1/a.txt`, `derived/${id}/k2/a.txt`);
      await store.copy(`derived/${id}/k1/a.txt`, `derived/${id}/k3/a.txt`);
      await store.removeOthers(`derived/${id}`, ['k2']);
      expect(await store.sizeOf(`derived/${id}/k1/a.txt`)).toBeNull();
      expect(await text(`derived/${id}/k2/a.txt`)).toBe('hello');
      await store.remove(`derived/${id}`);
      await store.remove(`derived/${id}`);
      expect(await store.sizeOf(`derived/${id}/k2/a.txt`)).toBeNull();
      await expect(store.read(`derived/${id}/k2/a.txt`)).rejects.toThrow();
      await expect(store.open(`derived/${id}/k2/a.txt`)).rejects.toThrow();
    });

    it('are opened as local ones, or as no more than their ends', async () => {
      const id = newId();
      const size = 5 * 1024 * 1024;
      const bytes = Buffer.alloc(size, 'x');
      bytes.write('head', 0);
      bytes.write('tail', size - 4);
      await using work = await store.workFolder();
      await mkdir(join(work.path, 'out'));
      await writeFile(join(work.path, 'out', 'large.bin'), bytes);
      await store.putFolder(join(work.path, 'out'), `derived/${id}/k1`);
      const path = `derived/${id}/k1/large.bin`;
      {
        await using whole = await store.open(path);
        expect((await readFile(whole.path)).equals(bytes)).toBe(true);
      }
      await using ends = await store.peek(path);
      const seen = await readFile(ends.path);
      expect([(await stat(ends.path)).size, seen.toString('latin1', 0, 4), seen.toString('latin1', size - 4)]).toEqual([
        size,
        'head',
        'tail',
      ]);
    });

    it('have paths of ours alone', async () => {
      for (const path of ['originals/x', `derived/${newId()}/../x`, `derived/${newId()}//x`, `../${newId()}`.replace('..', '')])
        await expect(
          Promise.resolve().then(() => store.sizeOf(path)),
          path,
        ).rejects.toThrow('no path of ours');
    });
  });

  it('carries a photo from its ticket to derivatives, served until the address ends or the photo is deleted', async () => {
    const ann = newId();
    const { id } = await platform.upload(ann, { kind: 'IMAGE', contentType: 'image/jpeg' }, await fixture('rocket.jpg'));
    const { url, status } = await platform.media(ann, id);
    expect(status).toBe('READY');
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const part = await fetch(url, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    await until(async () => (await fetch(url)).status === 404, 6_000);
    const again = await platform.media(ann, id);
    expect((await fetch(again.url)).status).toBe(200);
    await platform.change(ann, 'deleteMedia', id);
    expect((await fetch(again.url)).status).toBe(404);
    await until(async () => (await store.sizeOf(`originals/${id}`)) === null);
  });
}
