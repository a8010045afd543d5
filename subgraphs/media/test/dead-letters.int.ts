import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixture, type MediaPlatform, startMedia } from './support.ts';

const MAIN = fileURLToPath(new URL('../src/worker/dead-letters-main.ts', import.meta.url));

let platform: MediaPlatform;
beforeAll(async () => {
  platform = await startMedia({ worker: false });
});
afterAll(() => platform[Symbol.asyncDispose]());

it('work that was given up is FAILED, can be seen, and is begun again by an operator or by its owner', async () => {
  const ann = newId();
  const deadLetters = async (...options: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...options], {
      env: { ...process.env, ...platform.env },
    });
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line));
  };
  const { media } = await platform.send(ann, { kind: 'IMAGE', contentType: 'image/png' }, await fixture('chelsea.png'));
  const { id } = media;
  await platform.complete(ann, id);
  // The disk loses the bytes for a while: nothing that lies in them.
  const original = join(platform.mediaDir, 'originals', id.slice(-2), id);
  await rename(original, `${original}.lost`);
  const worker = await platform.startWorker();
  expect(await platform.finished(ann, id)).toMatchObject({ status: 'FAILED', failureReason: 'PROCESSING_FAILED' });
  expect(await platform.complete(ann, id)).toMatchObject({ __typename: 'NotAllowed', reason: 'PROCESSING_FAILED' });
  await worker.stop();
  await rename(`${original}.lost`, original);
  const [letter, retried] = await deadLetters('--retry');
  expect(letter).toMatchObject({ job: 'media.process.v1', mediaId: id, reason: 'the uploaded bytes are gone', status: 'FAILED' });
  expect(retried).toEqual({ retried: [id] });
  expect((await platform.complete(ann, id)).media.status).toBe('UPLOADED');
  await rename(original, `${original}.lost`);
  await platform.startWorker();
  expect((await platform.finished(ann, id)).status).toBe('FAILED');
  await rename(`${original}.lost`, original);
  expect((await platform.complete(ann, id)).media.status).toBe('UPLOADED');
  expect((await platform.finished(ann, id)).status).toBe('READY');
});
