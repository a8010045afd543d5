import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime, type UnifiedGraphHandler } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { supergraphOf } from '../gateway-execution/feed.ts';

type Urls = Readonly<Record<string, string>>;

/** Hive Gateway on `node:http`, without its extras; no handler: its JavaScript planner and executor. */
async function start(urls: Urls, handler?: UnifiedGraphHandler): Promise<string> {
  const runtime = createGatewayRuntime({
    supergraph: supergraphOf((name) => urls[name] ?? ''),
    logging: false,
    landingPage: false,
    graphiql: false,
    maskedErrors: false,
    ...(handler && { unifiedGraphHandler: handler }),
  });
  const server = createServer(runtime);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** Hive Gateway as it is installed. */
export function hive(urls: Urls): Promise<string> {
  return start(urls);
}

/** Hive Gateway with the query planner in Rust. */
export function hiveRust(urls: Urls): Promise<string> {
  return start(urls, unifiedGraphHandler);
}
