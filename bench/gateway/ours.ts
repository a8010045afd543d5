import { randomBytes } from 'node:crypto';
import { LocalCalls } from '@app/calls';
import { silentLogger } from '@app/telemetry';
import { createInProcessTransport } from '../../gateway/src/execution/index.ts';
import { createGateway, createHttpTransport, readGatewayConfig, type SubgraphTransport } from '../../gateway/src/index.ts';
import { SUBGRAPHS, supergraphOf } from '../gateway-execution/feed.ts';

async function start(supergraphSdl: string, transports: (name: string, url?: string) => SubgraphTransport): Promise<string> {
  const gateway = await createGateway({
    config: readGatewayConfig({ NODE_ENV: 'production', IDENTITY_SECRET: randomBytes(32).toString('hex') }),
    supergraphSdl,
    transports,
    calls: new LocalCalls(),
    sessionCache: null,
    tail: null,
    rateLimits: null,
    routes: [],
    parts: [],
    dev: null,
    // With every check of the platform (caller, limits, cost), which the others do not have.
    open: false,
    logger: silentLogger(),
  });
  return `${await gateway.listen({ port: 0 })}/graphql`;
}

/** Ours, subgraphs over HTTP. */
export function oursOverHttp(urls: Readonly<Record<string, string>>): Promise<string> {
  return start(
    supergraphOf((name) => urls[name] ?? ''),
    (name) => createHttpTransport(name, { url: urls[name] ?? '' }),
  );
}

/** Ours, subgraphs in its own process. */
export function oursInProcess(): Promise<string> {
  return start(
    supergraphOf((name) => `http://${name}.invalid`),
    (name) => {
      const subgraph = SUBGRAPHS.get(name);
      if (!subgraph) throw new Error(`no subgraph ${name}`);
      return createInProcessTransport(name, { schema: subgraph.schema, contextFor: () => ({}) });
    },
  );
}
