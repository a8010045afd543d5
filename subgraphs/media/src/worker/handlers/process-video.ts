import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProcessQuickVideo, ProcessVideo } from '@app/contracts/jobs';
import { handlerOf } from '@app/jobs';
import {
  type ImageVariant,
  isShortLength,
  MASTER_PLAYLIST,
  MEDIA_PLAYLIST,
  masterPlaylist,
  type Rendition,
  type VideoProbe,
} from '@app/transcode';
import type { Derivative, StoredRendition, VideoParts } from '../../domain/media.ts';
import { makeTry, type Work, type WorkerDeps } from '../work.ts';

/** Shares of the whole at which the steps end, in percent; most of the time goes into the renditions. */
const DONE = { probe: 1, early: 5, thumbnails: 8, renditions: 88, storyboard: 94, preview: 97 } as const;

/** Turns a long video into HLS. */
export const processVideo = handlerOf<WorkerDeps>()(ProcessVideo, (context) => makeTry(context, makeAll));
/** The same for shorts and small files. */
export const processQuickVideo = handlerOf<WorkerDeps>()(ProcessQuickVideo, (context) => makeTry(context, makeAll));

/**
 * Makes a video playable as early as it can be. Each step that is done is recorded, and skipped by a later try; the last one publishes all
 * renditions at once.
 */
async function makeAll(work: Work): Promise<void> {
  const probe = await work.transcoder.probeVideo(work.source, work.signal);
  await recordProbe(work, probe);
  await makeEarly(work, probe);
  await makeThumbnails(work, probe);
  await makeRenditions(work, probe);
  await makeStoryboard(work, probe);
  await makePreview(work, probe);
  await publish(work);
}

/** The parts so far, with some of them new. */
function partsWith(work: Work, parts: Partial<VideoParts>): VideoParts {
  const { video } = work.media;
  if (video === null) throw new TypeError('the video was not probed');
  return { ...video, ...parts };
}

async function recordProbe(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video !== null) return;
  const video: VideoParts = {
    isShortLength: isShortLength(probe),
    early: null,
    renditions: null,
    master: null,
    thumbnails: null,
    bestThumbnail: null,
    storyboard: null,
    preview: null,
  };
  const { durationSec, width, height } = probe;
  await work.record({ video, durationSec, width, height, progress: DONE.probe }, null);
}

async function makeEarly(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video?.early) return;
  const { key, result } = await work.store(async (folder) => {
    const made = await work.transcoder.remuxVideo(work.source, probe, folder, { signal: work.signal });
    if (made.kind === 'remuxed') await writeFile(join(folder, MASTER_PLAYLIST), masterOf([made.rendition]));
    return made;
  });
  if (result.kind === 'unsuitable')
    return work.record(
      { video: partsWith(work, { early: { suitable: false, master: null, rendition: null } }), progress: DONE.early },
      null,
    );
  const early = { suitable: true, master: `${key}/${MASTER_PLAYLIST}`, rendition: toStored(key, result.rendition) };
  await work.record({ video: partsWith(work, { early }), progress: DONE.early }, key);
}

async function makeThumbnails(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video?.thumbnails) return;
  const { key, result } = await work.store((folder) =>
    work.transcoder.makeThumbnails(work.source, probe, folder, { signal: work.signal }),
  );
  const thumbnails = result.thumbnails.map(({ name, blurhash, variants }) => ({ name, blurhash, files: filesOf(key, variants) }));
  const best = thumbnails[result.bestIndex] ?? thumbnails[0];
  const video = partsWith(work, { thumbnails, bestThumbnail: best?.name ?? null });
  await work.record({ video, blurhash: best?.blurhash ?? null, progress: DONE.thumbnails }, key);
}

async function makeRenditions(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video?.renditions) return;
  const span = DONE.renditions - DONE.thumbnails;
  const { key, result } = await work.store(async (folder) => {
    const made = await work.transcoder.transcodeLadder(work.source, probe, folder, {
      signal: work.signal,
      onProgress: (percent) => work.progress(DONE.thumbnails + (span * percent) / 100),
    });
    await writeFile(join(folder, MASTER_PLAYLIST), masterOf(made.renditions));
    return made;
  });
  const renditions = result.renditions.map((rendition) => toStored(key, rendition));
  const video = partsWith(work, { renditions, master: `${key}/${MASTER_PLAYLIST}` });
  await work.record({ video, durationSec: result.durationSec, progress: DONE.renditions }, key);
}

async function makeStoryboard(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video?.storyboard) return;
  const { key, result } = await work.store((folder) =>
    work.transcoder.makeStoryboard(work.source, probe, folder, { signal: work.signal }),
  );
  const { sprite, vtt, intervalSec } = result;
  const storyboard = { sprite: `${key}/${sprite.file}`, vtt: `${key}/${vtt.file}`, intervalSec };
  await work.record({ video: partsWith(work, { storyboard }), progress: DONE.storyboard }, key);
}

async function makePreview(work: Work, probe: VideoProbe): Promise<void> {
  if (work.media.video?.preview) return;
  const { key, result } = await work.store((folder) =>
    work.transcoder.makePreview(work.source, probe, folder, { signal: work.signal }),
  );
  const { file, contentType, width, height, sizeBytes } = result;
  const preview = { file: `${key}/${file}`, contentType, width, height, sizeBytes };
  await work.record({ video: partsWith(work, { preview }), progress: DONE.preview }, key);
}

/** The stills become the derivatives of the upload itself, the best one first. */
async function publish(work: Work): Promise<void> {
  const { video } = work.media;
  const thumbnails = video?.thumbnails ?? [];
  const best = thumbnails.filter(({ name }) => name === video?.bestThumbnail);
  const others = thumbnails.filter(({ name }) => name !== video?.bestThumbnail);
  const files = [...best, ...others].flatMap((thumbnail) => thumbnail.files);
  await work.finish({ files }, null);
}

function masterOf(renditions: readonly Rendition[]): string {
  return masterPlaylist(renditions.map((rendition) => ({ ...rendition, uri: `${rendition.name}/${MEDIA_PLAYLIST}` })));
}

function toStored(key: string, rendition: Rendition): StoredRendition {
  const { name, width, height, peakBitsPerSec, averageBitsPerSec, frameRate, codecs } = rendition;
  return {
    name,
    playlist: `${key}/${name}/${MEDIA_PLAYLIST}`,
    width,
    height,
    peakBitsPerSec,
    averageBitsPerSec,
    frameRate,
    codecs,
  };
}

function filesOf(key: string, variants: readonly ImageVariant[]): Derivative[] {
  return variants.map((variant) => ({ ...variant, file: `${key}/${variant.file}` }));
}
