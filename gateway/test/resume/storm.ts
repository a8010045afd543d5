import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Stack, startStack } from '@app/local';
import { GraphqlClient, until } from '@app/testkit';
import { type CountingPlatform, startCountingPlatform } from './counting-platform.ts';
import { ResumingClient } from './resuming-client.ts';

/** Stores that a test may kill: they are nobody else's. */
export interface OwnStores extends AsyncDisposable {
  readonly mongoUrl: string;
  readonly redisUrl: string;
  /** Kills Redis; it is started again. */
  killRedis(): void;
}

/** Starts MongoDB and Redis for one test file. */
export async function startOwnStores(): Promise<OwnStores> {
  const folder = await mkdtemp(join(tmpdir(), 'resume-'));
  const { POSTGRES_URL, FFMPEG_PATH, FFPROBE_PATH, PATH, STACK_CACHE_DIR, HOME } = process.env;
  const stack: Stack = await startStack({
    dataDir: folder,
    env: { POSTGRES_URL, FFMPEG_PATH, FFPROBE_PATH, PATH, STACK_CACHE_DIR, HOME },
  });
  return {
    mongoUrl: stack.mongoUrl,
    redisUrl: stack.redisUrl,
    killRedis() {
      const part = stack.parts().find(({ name }) => name.includes('redis'));
      if (part) process.kill(part.pid, 'SIGKILL');
    },
    async [Symbol.asyncDispose]() {
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What happens while the numbers come. */
export interface Storm {
  readonly events: number;
  readonly perSecond: number;
  readonly socketCuts: number;
  readonly gatewayRestarts: number;
  readonly subgraphRestarts: number;
  readonly redisRestarts: number;
  readonly reloads: number;
}

/** What each client has got in the end. */
export interface StormReport {
  readonly clients: readonly {
    readonly door: string;
    readonly numbers: readonly number[];
    readonly surprises: readonly unknown[];
  }[];
  readonly connections: number;
  readonly ms: number;
}

const DOORS = ['ws', 'ws', 'ws', 'sse'] as const;
const TICK_MS = 20;
const LAST_EVENTS_MS = 60_000;

/** Lets clients follow the numbers through a storm; answers when each has the last number, or has not got it in a minute. */
export async function weather(stores: OwnStores, storm: Storm): Promise<StormReport> {
  const startedAt = performance.now();
  const platform = await startCountingPlatform(stores);
  try {
    const { start } = await new GraphqlClient(platform.url).run('{ start }');
    const clients = DOORS.map((door) => ({ door, client: new ResumingClient(platform.url, start, door) }));
    await produce(
      platform,
      storm,
      actionsOf(
        platform,
        stores,
        storm,
        clients.map(({ client }) => client),
      ),
    );
    await until(() => clients.every(({ client }) => client.numbers.at(-1) === storm.events), LAST_EVENTS_MS).catch(
      () => undefined,
    );
    await Promise.all(clients.map(({ client }) => client.stop()));
    return {
      clients: clients.map(({ door, client }) => ({ door, numbers: client.numbers, surprises: client.surprises })),
      connections: clients.reduce((sum, { client }) => sum + client.connections, 0),
      ms: performance.now() - startedAt,
    };
  } finally {
    await platform.stop();
  }
}

type Action = () => unknown;

/** All that happens, in an order that differs from run to run. */
function actionsOf(platform: CountingPlatform, stores: OwnStores, storm: Storm, clients: readonly ResumingClient[]): Action[] {
  const times = (count: number, action: (i: number) => unknown): Action[] =>
    Array.from({ length: count }, (_, i) => () => action(i));
  const actions = [
    ...times(storm.socketCuts, (i) => clients[i % clients.length]?.cut()),
    ...times(storm.gatewayRestarts, () => platform.restartGateway()),
    ...times(storm.subgraphRestarts, () => platform.restartSubgraph()),
    ...times(storm.redisRestarts, () => stores.killRedis()),
    ...times(storm.reloads, () => platform.reload()),
  ];
  return actions
    .map((action) => ({ action, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ action }) => action);
}

/** Commits at a steady rate, and spreads the actions over that time. */
async function produce(platform: CountingPlatform, { events, perSecond }: Storm, actions: readonly Action[]): Promise<void> {
  const startedAt = performance.now();
  let acting: Promise<unknown> = Promise.resolve();
  let acted = 0;
  for (let committed = 0; committed < events; ) {
    const due = Math.min(events, Math.ceil(((performance.now() - startedAt) / 1000) * perSecond));
    if (due > committed) {
      await platform.count(due - committed);
      committed = due;
    }
    for (; acted < (committed / events) * actions.length; acted++) {
      const action = actions[acted];
      acting = acting.then(() => action?.());
    }
    await delay(TICK_MS);
  }
  await acting;
}

/** 1 up to `count`. */
export function oneTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
