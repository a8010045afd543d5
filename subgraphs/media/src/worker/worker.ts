import { ProcessMedia, ProcessVideo, SweepMedia } from '@app/contracts/jobs';
import { type DeadJob, startWorkers } from '@app/jobs';
import type { Runtime } from '@app/subgraph';
import { createTranscoder, type TranscoderConfig } from '@app/transcode';
import type { MediaConfig } from '../config.ts';
import { giveUpWork } from '../domain/work.ts';
import { wire } from '../wiring.ts';
import { processMedia } from './handlers/process-media.ts';
import { processVideo } from './handlers/process-video.ts';
import { sweepMedia } from './handlers/sweep-media.ts';
import type { WorkerDeps } from './work.ts';

/** The running media worker. */
export interface MediaWorker {
  /** Takes no more work; what is in hand goes back to the queue. */
  stop(): Promise<void>;
}

/** Every job that the media worker does; its start fails when one has no handler. */
const JOBS = [ProcessMedia, ProcessVideo, SweepMedia];

/** The queue gives the jobs of a killed worker to others before a sweep would look for them. */
const LOCKS_A_STALE_TIME = 2;

/**
 * Works on uploads: images two at a time, videos one after the other, and looks for abandoned work every `sweepSec`. Throws when ffmpeg or ffprobe
 * do not run, or lack an encoder.
 */
export async function startMediaWorker(
  runtime: Runtime,
  config: MediaConfig,
  options: { readonly transcoder: TranscoderConfig; readonly sweepSec: number },
): Promise<MediaWorker> {
  const transcoder = createTranscoder(options.transcoder);
  const missing = await transcoder.missingEncoders();
  if (missing.length > 0) throw new Error(`ffmpeg cannot encode ${missing.join(', ')}`);
  const { deps, queue } = wire(runtime, config);
  const workerDeps: WorkerDeps = { media: deps, transcoder };
  const workers = await startWorkers({
    connection: runtime.redis,
    prefix: runtime.redisPrefix,
    jobs: JOBS,
    handlers: [processMedia, processVideo, sweepMedia],
    deps: workerDeps,
    logger: runtime.logger,
    lockMs: (config.MEDIA_STALE_SEC * 1000) / LOCKS_A_STALE_TIME,
    onDead: async (dead: DeadJob) => {
      const work = ProcessMedia.input.safeParse(dead.input);
      if (dead.job !== SweepMedia.name && work.success) await giveUpWork(deps, work.data.mediaId, work.data.version);
    },
  });
  const schedule = () => queue.schedule(SweepMedia, { everyMs: options.sweepSec * 1000 }, {});
  await schedule();
  // A flush of Redis takes the schedule too.
  const renewal = setInterval(() => schedule().catch(() => undefined), options.sweepSec * 1000);
  return {
    async stop() {
      clearInterval(renewal);
      await workers.stop();
      await queue.close();
    },
  };
}
