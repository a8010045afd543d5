import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaPlatform, startMedia } from './support.ts';
import { spawnWorker } from './worker-process.ts';

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a worker that is killed in the middle of a picture', () => {
  let platform: MediaPlatform;
  let photo: Buffer;
  beforeAll(async () => {
    platform = await startMedia({ worker: false });
    const noise = { width: 5_000, height: 4_000, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const;
    photo = await sharp({ create: { ...noise, background: '#808080' } })
      .jpeg({ quality: 60 })
      .toBuffer();
  }, 120_000);
  afterAll(() => platform[Symbol.asyncDispose]());

  // The moments of the kill, in milliseconds after work has begun: while it decodes, between sizes, while it stores.
  it.each([0, 300, 700, 1_200, 2_000])(
    'after %i ms leaves one set of derivatives, by whoever comes next',
    async (afterMs) => {
      const ann = newId();
      const { media } = await platform.send(ann, { kind: 'IMAGE', contentType: 'image/jpeg' }, photo);
      await using first = spawnWorker(platform.env);
      await platform.complete(ann, media.id);
      await until(async () => (await platform.media(ann, media.id)).status !== 'UPLOADED', 60_000);
      await delay(afterMs);
      await first.kill('SIGKILL');
      await using second = spawnWorker(platform.env);
      const ready = await platform.finished(ann, media.id);
      expect(ready.status).toBe('READY');
      await second.kill('SIGTERM');
      const folder = join(platform.mediaDir, 'derived', media.id.slice(-2), media.id);
      expect(await readdir(folder)).toHaveLength(1);
      expect(ready.variants).toHaveLength(10);
      for (const { url } of ready.variants) expect((await fetch(url)).status).toBe(200);
      expect(await platform.events('media.upload.ready.v1', media.id)).toHaveLength(1);
    },
    120_000,
  );
});
