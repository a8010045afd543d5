import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileDocuments } from './hostile/documents.ts';
import type { Bait, HostileFile } from './hostile/file.ts';
import { hostileFilms } from './hostile/films.ts';
import { hostilePictures } from './hostile/pictures.ts';
import { fixture, type MediaPlatform, startMedia } from './support.ts';
import { spawnWorker, type WorkerProcess } from './worker-process.ts';

const MIB = 1024 * 1024;
const MOST_MEMORY = 512 * MIB;
const AT_ONCE = 4;

/** Files made to do harm, sent like any other: opened, uploaded, completed, worked on. */
describe('hostile files', () => {
  let platform: MediaPlatform;
  let worker: WorkerProcess;
  let server: Server;
  let folder: string;
  let calls = 0;
  let files: HostileFile[] = [];
  let bait: Bait;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'canary-'));
    const canary = { path: join(folder, 'canary.txt'), text: 'canary-that-must-not-be-read' };
    await writeFile(canary.path, canary.text);
    server = createServer((_request, response) => {
      calls += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    bait = { url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`, canary };
    files = [...(await hostilePictures(bait)), ...(await hostileFilms(bait)), ...(await hostileDocuments(bait))];
    platform = await startMedia({ worker: false });
    worker = spawnWorker(platform.env);
  }, 300_000);
  afterAll(async () => {
    await worker[Symbol.asyncDispose]();
    await platform[Symbol.asyncDispose]();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What became of a file: why it was refused, why it failed, or the upload that is served. */
  async function send({ kind, contentType, bytes }: HostileFile): Promise<{ reason: string } | { ready: Data }> {
    const owner = newId();
    const ticket = await platform.send(owner, { kind, contentType }, bytes);
    const completed = await platform.complete(owner, ticket.media.id);
    const media = await platform.finished(owner, ticket.media.id);
    if (completed.__typename === 'NotAllowed') expect(media.failureReason).toBe(completed.reason);
    return media.status === 'READY' ? { ready: media } : { reason: media.failureReason };
  }

  it('are refused or fail with a reason that lies in the file, or are harmless by the time they are served', async () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
    const memoryBefore = process.memoryUsage().rss;
    const next = files.values();
    const work = async (): Promise<void> => {
      for (const file of next) {
        const outcome = await send(file);
        const told = 'reason' in outcome ? outcome.reason : 'READY';
        if (told !== 'READY') expect(told, file.name).toMatch(/^(?!PROCESSING_FAILED)[A-Z_]{3,}$/);
        else expect(file.harmless, file.name).toBe(true);
        if ('ready' in outcome && file.kind !== 'FILE') await expectNoCanary(outcome.ready, file.name);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(calls).toBe(0);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(MOST_MEMORY);
  }, 500_000);

  it('leave the same worker at work, below 512 MiB, with nothing behind', async () => {
    const ann = newId();
    const good = await platform.upload(ann, { kind: 'IMAGE', contentType: 'image/jpeg' }, await fixture('rocket.jpg'));
    expect(good.status).toBe('READY');
    expect(worker.child.exitCode).toBeNull();
    const peakKib = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${worker.child.pid}/status`, 'latin1'))?.[1]);
    expect(peakKib * 1024).toBeLessThan(MOST_MEMORY);
    // One scratch folder is the worker's own, for as long as it lives.
    expect(await readdir(join(platform.mediaDir, 'work'))).toHaveLength(1);
  }, 120_000);

  async function expectNoCanary(media: Data, name: string): Promise<void> {
    for (const { url } of media.variants) {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect(bytes.includes(bait.canary.text), name).toBe(false);
    }
  }
});
