import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProcessMedia } from '@app/contracts/jobs';
import { handlerOf } from '@app/jobs';
import type { ImageVariant } from '@app/transcode';
import type { Derivative } from '../../domain/media.ts';
import { makeTry, type Work, type WorkerDeps } from '../work.ts';

/** Turns an image, GIF, sound or document into what is served. */
export const processMedia = handlerOf<WorkerDeps>()(ProcessMedia, (context) =>
  makeTry(context, async (work) => {
    switch (work.media.kind) {
      case 'IMAGE':
        return image(work);
      case 'GIF':
        return gif(work);
      case 'AUDIO':
        return audio(work);
      default:
        return document(work);
    }
  }),
);

async function image({ source, transcoder, signal, store, finish, progress }: Work): Promise<void> {
  const { key, result } = await store((folder) => transcoder.processImage(source, folder, { signal, onProgress: progress }));
  const { width, height, blurhash, variants } = result;
  await finish({ width, height, blurhash, files: largestFirst(key, variants) }, key);
}

async function gif({ source, transcoder, signal, store, finish, progress }: Work): Promise<void> {
  const { key, result } = await store((folder) => transcoder.processGif(source, folder, { signal, onProgress: progress }));
  const { width, height, durationSec, blurhash, video, poster } = result;
  const files = [{ ...video, file: `${key}/${video.file}` }, ...largestFirst(key, poster)];
  await finish({ width, height, durationSec, blurhash, files }, key);
}

async function audio({ source, transcoder, signal, store, finish, progress }: Work): Promise<void> {
  const { key, result } = await store((folder) => transcoder.processAudio(source, folder, { signal, onProgress: progress }));
  const { durationSec, waveform, audio: made } = result;
  const file: Derivative = { ...made, file: `${key}/${made.file}`, width: null, height: null };
  await finish({ durationSec, waveform, files: [file] }, key);
}

/** Documents are served as they are: a copy of the bytes that were checked. */
async function document({ source, transcoder, store, finish }: Work): Promise<void> {
  const name = `document.${source.type}`;
  const { key, result } = await store(async (folder) => {
    const described = await transcoder.processDocument(source);
    await copyFile(source.path, join(folder, name));
    return described;
  });
  const { contentType, sizeBytes, pageCount } = result;
  await finish(
    { contentType, pageCount, files: [{ file: `${key}/${name}`, contentType, sizeBytes, width: null, height: null }] },
    key,
  );
}

/** WebP before its fallback at each size, the largest size first. */
function largestFirst(key: string, variants: readonly ImageVariant[]): Derivative[] {
  return variants.map((variant) => ({ ...variant, file: `${key}/${variant.file}` })).sort((a, b) => b.width - a.width);
}
