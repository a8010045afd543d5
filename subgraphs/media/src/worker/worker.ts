import { ProcessMedia, ProcessQuickVideo, ProcessVideo, SweepMedia } from '@app/contracts/jobs';
import { type DeadJob, startWorkers } from '@app/jobs';
import type { Runtime } from '@app/subgraph';
import { createTranscoder, type TranscoderConfig } from '@app/transcode';
import type { MediaConfig } from '../config.ts';
import { giveUpWork } from '../domain/work.ts';
import { wire } from '../wiring.ts';
import { processMedia } from './handlers/process-media.ts';
import { processQuickVideo, processVideo } from './handlers/process-video.ts';
import { sweepMedia } from './handlers/sweep-media.ts';
import type { WorkerDeps } from './work.ts';

/** The running media worker. */
export interface MediaWorker {
  /** Takes no more work; what is in hand goes back to the queue. */
  stop(): Promise<void>;
}

/** Every job that the media worker does; its start fails when one has no handler. */
const JOBS = [ProcessMedia, ProcessQuickVideo, ProcessVideo, SweepMedia];

/** The queue gives the jobs of a killed worker to others before a sweep would look for them. */
const LOCKS_A_STALE_TIME = 2;

/**
 * Works on uploads: images two at a time, quick videos and long ones each one after the other, and looks for abandoned work every `sweepSec`.
 * Throws when ffmpeg or ffprobe do not run, or lack an encoder.
 */
export async function startMediaWorker(
  runtime: Runtime,
  config: MediaConfig,
  options: { readonly transcoder: TranscoderConfig; readonly sweepSec: number },
): Promise<MediaWorker> {
  const { deps, queue } = wire(runtime, config);
  const { store, clock } = deps;
  // What the tools write meanwhile is found by the next worker when this one is killed.
  const scratch = await store.workFolder();
  const transcoder = createTranscoder({ ...options.transcoder, tempDir: scratch.path });
  const missing = await transcoder.missingEncoders();
  if (missing.length > 0) throw new Error(`ffmpeg cannot encode ${missing.join(', ')}`);
  const workerDeps: WorkerDeps = { media: deps, transcoder };
  const workers = await startWorkers({
    connection: runtime.redis,
    prefix: runtime.redisPrefix,
    jobs: JOBS,
    handlers: [processMedia, processQuickVideo, processVideo, sweepMedia],
    deps: workerDeps,
    logger: runtime.logger,
    lockMs: (config.MEDIA_STALE_SEC * 1000) / LOCKS_A_STALE_TIME,
    onDead: async (dead: DeadJob) => {
      const work = ProcessMedia.input.safeParse(dead.input);
      if (dead.job !== SweepMedia.name && work.success) await giveUpWork(deps, work.data.mediaId, work.data.version);
    },
  });
  const schedule = () => queue.schedule(SweepMedia, { everyMs: options.sweepSec * 1000 }, {});
  const tidy = () => store.sweepWork(clock.now());
  await Promise.all([schedule(), tidy()]);
  // A flush of Redis takes the schedule too. Work folders are each machine's own to look after.
  const renewal = setInterval(() => {
    schedule().catch(() => undefined);
    tidy().catch((error: unknown) => runtime.logger.warn({ err: error }, 'work folders could not be swept'));
  }, options.sweepSec * 1000);
  return {
    async stop() {
      clearInterval(renewal);
      await workers.stop();
      await queue.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
