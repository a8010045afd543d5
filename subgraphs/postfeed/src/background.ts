import { FetchLinkPreview } from '@app/contracts/jobs';
import { JobQueue, startWorkers, type Workers } from '@app/jobs';
import { withLease } from '@app/redis';
import type { Runtime } from '@app/subgraph';
import type { PostfeedConfig } from './config.ts';
import { missingPreview } from './domain/link-preview.ts';
import type { Post } from './domain/post.ts';
import { publishDue } from './domain/publish-due.ts';
import { refreshHashtags } from './domain/refresh-hashtags.ts';
import { tellEndedPolls } from './domain/vote-poll.ts';
import { startTimer, type Timer } from './timers.ts';
import type { PostfeedDeps } from './wiring.ts';
import { fetchLinkPreview } from './worker/fetch-link-preview.ts';
import { createPageReader, type PageReader } from './worker/page-reader.ts';

/** What goes on beside requests: timers, and jobs that reach outside. */
export interface Background {
  /** Asks for a preview of the post's first link, if it has one that was not fetched. */
  requestPreview(post: Post): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
const LEASE_MS = 60_000;

/** Publishing what is due, telling ended polls, counting views, scoring hashtags, fetching previews. */
export function createBackground(
  runtime: Runtime,
  config: PostfeedConfig,
  deps: PostfeedDeps,
  readPage: PageReader = createPageReader(),
): Background {
  const { logger, redis, redisPrefix } = runtime;
  const place = { connection: redis, prefix: redisPrefix };
  let queue: JobQueue | null = null;
  let timers: Timer[] = [];
  let workers: Promise<Workers | null> = Promise.resolve(null);
  const scoreHashtags = () =>
    // One process is enough; whoever comes second has nothing to do.
    withLease(redis, { name: 'postfeed:hashtags', prefix: redisPrefix, ttlMs: LEASE_MS }, () => refreshHashtags(deps));
  return {
    async requestPreview(post) {
      const url = config.LINK_PREVIEWS ? missingPreview(post) : null;
      if (url === null) return;
      queue ??= new JobQueue(place);
      await queue.enqueue(FetchLinkPreview, { postId: post.id, url });
    },
    start() {
      timers = [
        startTimer('publish-due', EVERY_MS, () => publishDue(deps, logger), logger),
        startTimer('ended-polls', EVERY_MS, () => tellEndedPolls(deps), logger),
        startTimer('views', EVERY_MS, () => deps.views.flush(), logger),
        startTimer('hashtags', config.TRENDING_REFRESH_SEC * 1000, scoreHashtags, logger),
      ];
      if (!config.LINK_PREVIEWS) return;
      // Not awaited: a Redis that is still starting must not keep the domain from serving.
      workers = startWorkers({
        ...place,
        jobs: [FetchLinkPreview],
        handlers: [fetchLinkPreview],
        deps: { ...deps, readPage },
        logger,
      }).catch((error: unknown) => {
        logger.error({ err: error }, 'the workers of the post feed did not start');
        return null;
      });
    },
    async stop() {
      await Promise.all(timers.map((timer) => timer.stop()));
      await (await workers)?.stop();
      await queue?.close();
      await deps.views.flush().catch(() => undefined);
    },
  };
}
