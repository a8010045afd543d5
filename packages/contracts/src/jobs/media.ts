import { defineJob } from '@app/jobs';
import { z } from 'zod';

/** `version` is that of the upload's row when the job was asked for: a later retry or cancellation makes the job pointless. */
const work = z.object({ mediaId: z.string(), version: z.number().int().min(1) });
const dedupeKey = ({ mediaId, version }: z.output<typeof work>): string => `${mediaId}:${version}`;

/** Turns an uploaded image, GIF, sound or document into what is served. */
export const ProcessMedia = defineJob('media.process.v1', {
  input: work,
  attempts: 3,
  backoffMs: 2_000,
  timeoutMs: 30 * 60_000,
  concurrency: 2,
  dedupeKey,
});

/**
 * The same for shorts and small files, which are done in seconds: a way of their own, so that they never wait for a film that takes hours.
 * Shorts go first.
 */
export const ProcessQuickVideo = defineJob('media.process-quick-video.v1', {
  input: work,
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 2 * 3_600_000,
  concurrency: 1,
  dedupeKey,
});

/** Turns an uploaded video into HLS. One at a time in a process: the encoder uses all cores. */
export const ProcessVideo = defineJob('media.process-video.v1', {
  input: work,
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 24 * 3_600_000,
  concurrency: 1,
  dedupeKey,
});

/** Looks for abandoned work and expired uploads; scheduled. */
export const SweepMedia = defineJob('media.sweep.v1', { input: z.object({}), attempts: 1, timeoutMs: 5 * 60_000 });
