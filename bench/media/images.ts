import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@app/kernel';
import { createTranscoder, IMAGE_SIZES } from '@app/transcode';
import sharp from 'sharp';
import { fixture, startMedia, transcoderOf } from '../../subgraphs/media/test/support.ts';
import { spawnWorker } from '../../subgraphs/media/test/worker-process.ts';
import { type Cost, costOf, median, say } from './measure.ts';

const AT_ONCE = 2;
const COUNT = 8;
const PHOTO = { width: 4_000, height: 3_000 };

/** A photo as a phone takes it: 12 megapixels of JPEG. */
async function phonePhoto(folder: string): Promise<string> {
  const path = join(folder, 'photo.jpg');
  await sharp(await fixture('rocket.jpg'))
    .resize(PHOTO.width, PHOTO.height, { fit: 'fill' })
    .jpeg({ quality: 85 })
    .toFile(path);
  return path;
}

/** What one writes who has only sharp: every file from the source. */
async function bare(photo: string, folder: string): Promise<void> {
  for (const size of IMAGE_SIZES) {
    const scaled = () => sharp(photo).autoOrient().resize({ width: size, height: size, fit: 'inside' });
    await scaled()
      .webp({ quality: 80 })
      .toFile(join(folder, `${size}.webp`));
    await scaled()
      .jpeg({ quality: 82, progressive: true })
      .toFile(join(folder, `${size}.jpg`));
  }
}

async function many(work: (index: number) => Promise<unknown>): Promise<void> {
  const next = Array.from({ length: COUNT }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const index of next) await work(index);
    }),
  );
}

/** Pictures a second: bare sharp, the transcoder, and the platform from the end of the upload to READY. */
export async function imagesASecond(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-images-'));
  const photo = await phonePhoto(folder);
  const bytes = await readFile(photo);
  const transcoder = createTranscoder({ ...transcoderOf(), niceness: 0 });
  await using platform = await startMedia({ worker: false });
  await using worker = spawnWorker(platform.env);
  const pid = worker.child.pid ?? 0;
  const ann = newId();
  // The bytes differ by their end, so that known content saves nothing.
  const upload = (index: number) => {
    const kind = { kind: 'IMAGE', contentType: 'image/jpeg' };
    return platform.upload(ann, kind, Buffer.concat([bytes, Buffer.from(`${index} ${performance.now()}`)]));
  };
  await upload(-1);
  const costs: Record<'bare sharp' | 'transcoder' | 'platform', Cost[]> = { 'bare sharp': [], transcoder: [], platform: [] };
  for (let round = 0; round < rounds; round++) {
    costs['bare sharp'].push(await costOf(() => many(() => bare(photo, folder))));
    costs.transcoder.push(
      await costOf(() => many((index) => transcoder.processImage({ path: photo, type: 'jpeg' }, join(folder, String(index))))),
    );
    costs.platform.push(await costOf(() => many(upload), pid));
  }
  for (const [name, all] of Object.entries(costs)) {
    const [wallSec, cpuSec] = [median(all.map((cost) => cost.wallSec)), median(all.map((cost) => cost.cpuSec))];
    const of = name === 'platform' ? 'CPU of the worker a picture' : 'CPU a picture';
    say(`images: ${name}`, { 'pictures/s': (COUNT / wallSec).toFixed(2), [of]: `${((cpuSec / COUNT) * 1000).toFixed(0)} ms` });
  }
  await rm(folder, { recursive: true });
}

/** What one file costs, and weighs, in each format: AVIF beside WebP and JPEG. */
export async function imageFormats(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-formats-'));
  const photo = await phonePhoto(folder);
  for (const size of [640, 2048]) {
    const pixels = await sharp(photo).resize(size).raw().toBuffer({ resolveWithObject: true });
    const image = () => sharp(pixels.data, { raw: pixels.info });
    const formats = {
      jpeg: image().jpeg({ quality: 82, progressive: true }),
      webp: image().webp({ quality: 80 }),
      avif: image().avif({ quality: 55 }),
    };
    for (const [format, made] of Object.entries(formats)) {
      const file = join(folder, `${size}.${format}`);
      const { cpuSec } = await costOf(() => made.toFile(file));
      say(`formats: ${size} ${format}`, { CPU: `${(cpuSec * 1000).toFixed(0)} ms`, bytes: String((await stat(file)).size) });
    }
  }
  await rm(folder, { recursive: true });
}
