import { HttpCalls } from '@app/calls';
import { IdentityTokens, type Logger } from '@app/kernel';
import { createRuntime, subgraphUrls } from '@app/subgraph';
import { createHttpTransport } from '../execution/index.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { identityOf } from '../in-process.ts';
import type { Part, SubgraphRoutes } from '../ports.ts';
import { developmentDoors } from './development.ts';
import { presenceOf, sessionCacheOf } from './embedded.ts';
import { ROUTE_PREFIXES } from './route-prefixes.ts';
import type { HostConfig } from './settings.ts';
import { webAppRoutes } from './web-app.ts';

/** A gateway whose subgraphs are processes of their own, reached over HTTP and graphql-ws. */
export async function startDistributed(
  config: HostConfig,
  supergraphSdl: string,
  logger: Logger,
): Promise<{ gateway: Gateway; stop(): Promise<void> }> {
  const urls = subgraphUrls(config.SUBGRAPH_URLS);
  const tokens = new IdentityTokens(config.IDENTITY_SECRET);
  const calls = new HttpCalls({ caller: 'gateway', urls, tokens });
  const runtime = createRuntime({ config, name: 'gateway', calls, logger });
  await runtime.start();
  const presence = presenceOf(runtime, config, logger);
  const gateway = await createGateway({
    config,
    supergraphSdl,
    transports: (name) =>
      createHttpTransport(name, {
        url: `${addressOf(urls, name)}/graphql`,
        identityHeader: (context) => tokens.sign(identityOf(context)),
      }),
    calls,
    sessionCache: sessionCacheOf(runtime),
    tail: runtime.tail,
    presence,
    rateLimits: runtime.limiter,
    routes: [
      ...Object.entries(ROUTE_PREFIXES).flatMap(([name, prefixes]): SubgraphRoutes[] =>
        // A domain that this platform does not run has no paths; one that the supergraph names must have its address.
        prefixes.length === 0 || urls[name] === undefined ? [] : [{ kind: 'proxied', name, prefixes, upstream: urls[name] }],
      ),
      webAppRoutes(),
    ],
    parts: Object.entries(urls).map(([name, url]): Part => ({ name, ready: () => readyAt(url) })),
    dev: developmentDoors(config, runtime, urls),
    open: false,
    logger,
  });
  return {
    gateway,
    async stop() {
      await gateway.close();
      presence.close();
      await runtime.close();
      await calls.close();
    },
  };
}

function addressOf(urls: Readonly<Record<string, string>>, name: string): string {
  const url = urls[name];
  if (url === undefined) throw new Error(`SUBGRAPH_URLS does not say where ${name} is.`);
  return url;
}

async function readyAt(url: string): Promise<void> {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  if (!response.ok) throw new Error('not ready');
}
