import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import { RefusedError, type UploadFile, uploadMedia } from '../src/index.ts';
import { type Member, member } from './signed-in.ts';

const photo = new URL('../../../examples/demo/media/rocket.jpg', import.meta.url);

describe('uploads', () => {
  let platform: TestPlatform;
  let ada: Member;
  let file: UploadFile;
  beforeAll(async () => {
    platform = await startTestPlatform();
    ada = await member(platform, 'ada');
    file = Object.assign(new Blob([await readFile(photo)], { type: 'image/jpeg' }), { name: 'rocket.jpg' });
  });
  afterAll(async () => {
    await ada.web.close();
    await platform[Symbol.asyncDispose]();
  });

  /** Upload addresses bear the public address, which a platform on a free port does not know. */
  const send: typeof fetch = (input, init) => fetch(String(input).replace(/^https?:\/\/[^/]+/, platform.baseUrl), init);

  it('a picture goes up in one request and is taken', async () => {
    const progress: number[] = [];
    const upload = await uploadMedia(
      ada.web.apollo,
      file,
      { kind: 'IMAGE' },
      { fetch: send, onProgress: (sent) => progress.push(sent) },
    );
    expect(['UPLOADED', 'PROCESSING', 'READY']).toContain((await upload.completed).status);
    expect(progress).toEqual([0, file.size]);
  });

  it('a resumable one goes up in pieces, pauses, survives a lost request, and goes on where the server is', async () => {
    const sent: number[] = [];
    let requests = 0;
    const flaky: typeof fetch = (input, init) => {
      if (init?.method === 'PATCH' && ++requests === 2) return Promise.reject(new TypeError('The network is away.'));
      return send(input, init);
    };
    const upload = await uploadMedia(
      ada.web.apollo,
      file,
      { kind: 'IMAGE', resumable: true },
      {
        chunkBytes: Math.ceil(file.size / 4),
        fetch: flaky,
        onProgress: (bytes) => {
          sent.push(bytes);
          if (sent.length === 3) upload.transfer.pause();
        },
      },
    );
    await expect.poll(() => upload.transfer.isPaused, { timeout: 10_000 }).toBe(true);
    upload.transfer.continue();
    expect((await upload.completed).sizeBytes).toBe(file.size);
    expect([...sent].sort((a, b) => a - b)).toEqual(sent);
    expect(sent.at(-1)).toBe(file.size);
  });

  it('what the platform does not take is refused before a byte is sent', async () => {
    const page = Object.assign(new Blob(['<p>'], { type: 'text/html' }), { name: 'page.html' });
    await expect(uploadMedia(ada.web.apollo, page, { kind: 'FILE' })).rejects.toThrow(RefusedError);
  });
});
