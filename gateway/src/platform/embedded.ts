import { LocalCalls } from '@app/calls';
import { drain } from '@app/events';
import type { Logger } from '@app/kernel';
import { createRuntime, type Runtime, type Subgraph } from '@app/subgraph';
import { createGateway, type Gateway } from '../gateway.ts';
import { inProcessTransport } from '../in-process.ts';
import type { SubgraphRoutes } from '../ports.ts';
import { LivePresence } from '../viewer/live-presence.ts';
import { developmentDoors } from './development.ts';
import { createDomains } from './domains.ts';
import type { HostConfig } from './settings.ts';
import { webAppRoutes } from './web-app.ts';

/** The whole platform in one process. */
export interface EmbeddedPlatform {
  readonly gateway: Gateway;
  readonly runtime: Runtime;
  readonly subgraphs: readonly Subgraph[];
  /** Resolves when every event committed so far has been published, consumed and shown. For tests. */
  settle(): Promise<void>;
  /** Takes no new work, finishes what is in hand, closes everything. */
  stop(): Promise<void>;
}

/** The runtime and the domains of one process, not started yet: for set-up and for serving. */
export function createHost(config: HostConfig, logger: Logger): { runtime: Runtime; subgraphs: Subgraph[] } {
  const calls = new LocalCalls();
  const runtime = createRuntime({ config, name: 'platform', calls, logger });
  const subgraphs = createDomains(runtime);
  for (const subgraph of subgraphs) calls.register(subgraph.calls);
  return { runtime, subgraphs };
}

/** Starts the gateway with its seven subgraphs inside; it does not listen yet. */
export async function startEmbedded(config: HostConfig, supergraphSdl: string, logger: Logger): Promise<EmbeddedPlatform> {
  const { runtime, subgraphs } = createHost(config, logger);
  await runtime.start();
  for (const subgraph of subgraphs) await subgraph.start();
  await runtime.untilLogOpen();
  const byName = new Map<string, Subgraph>(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const presence = presenceOf(runtime, config, logger);
  const gateway = await createGateway({
    config,
    supergraphSdl,
    transports: (name) => {
      const subgraph = byName.get(name);
      if (subgraph === undefined) throw new Error(`The supergraph names ${name}, which is no subgraph of this platform.`);
      return inProcessTransport(subgraph, logger);
    },
    calls: runtime.calls,
    sessionCache: sessionCacheOf(runtime),
    tail: runtime.tail,
    presence,
    rateLimits: runtime.limiter,
    routes: [
      ...subgraphs.flatMap(({ name, routes }): SubgraphRoutes[] =>
        routes ? [{ kind: 'mounted', name, mount: (app) => routes.mount(app) }] : [],
      ),
      webAppRoutes(),
    ],
    parts: subgraphs.map(({ name, ready }) => ({ name, ready })),
    dev: developmentDoors(config, runtime, {}),
    open: false,
    logger,
  });
  return {
    gateway,
    runtime,
    subgraphs,
    settle: () => {
      const parts = subgraphs.map((subgraph) => subgraph.eventParts());
      return drain({
        relays: parts.flatMap(({ relays }) => relays),
        consumers: parts.flatMap(({ consumers }) => consumers),
        tails: [runtime.tail],
      });
    },
    async stop() {
      await gateway.close();
      presence.close();
      await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
      await runtime.close();
    },
  };
}

/** Session states as auth caches them, under this instance's keys. */
export function sessionCacheOf(runtime: Runtime): { get(key: string): Promise<string | null> } {
  return { get: (key) => runtime.redis.get(runtime.redisPrefix + key) };
}

/** Marks of presence under this instance's keys. */
export function presenceOf({ redis, redisPrefix }: Runtime, config: HostConfig, logger: Logger): LivePresence {
  return new LivePresence({ redis, prefix: redisPrefix, offlineAfterMs: config.OFFLINE_AFTER_SEC * 1000, logger });
}
