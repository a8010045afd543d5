import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { progressOnStderr } from './progress.ts';
import { defaultDataDir } from './project.ts';
import { joinSharedStack, StackUrls } from './shared-stack.ts';

declare module 'vitest' {
  interface ProvidedContext extends StackUrls {}
}

/** The environment variable that names each part; one that is set is used in place of ours. */
const VARIABLES = {
  mongoUrl: 'MONGO_URL',
  postgresUrl: 'POSTGRES_URL',
  redisUrl: 'REDIS_URL',
  ffmpegPath: 'FFMPEG_PATH',
  ffprobePath: 'FFPROBE_PATH',
} as const satisfies Record<keyof StackUrls, string>;

/**
 * Global set-up of test runs (`globalSetup` of vitest): real stores and media tools, told to the tests through
 * `process.env` and `inject`. Parallel runs share one stack in `.data/test`; it ends when the last run has left.
 * Answers the teardown.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const { urls, leave } = await stackForTests();
  for (const key of Object.keys(VARIABLES) as (keyof StackUrls)[]) {
    process.env[VARIABLES[key]] = urls[key];
    project.provide(key, urls[key]);
  }
  return leave;
}

async function stackForTests(): Promise<{ urls: StackUrls; leave: () => void }> {
  const given = Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([key, name]) => (process.env[name] ? [[key, process.env[name]]] : [])),
  );
  const complete = StackUrls.safeParse(given);
  if (complete.success) return { urls: complete.data, leave: () => undefined };
  const joined = await joinSharedStack(join(defaultDataDir, 'test'), progressOnStderr());
  return { urls: StackUrls.parse({ ...joined, ...given }), leave: joined.leave };
}
