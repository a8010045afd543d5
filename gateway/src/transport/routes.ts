import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import type { SubgraphRoutes } from '../ports.ts';

/** Headers that only parts of the platform may send each other. */
const INTERNAL_HEADER = /^x-(internal|user)-/;

/** HTTP paths of subgraphs, served here or passed on to their processes. */
export async function mountSubgraphRoutes(app: FastifyInstance, routes: readonly SubgraphRoutes[]): Promise<void> {
  for (const route of routes) {
    if (route.kind === 'mounted') {
      await app.register(async (scope) => route.mount(scope));
      continue;
    }
    for (const prefix of route.prefixes) {
      await app.register(httpProxy, {
        upstream: route.upstream,
        prefix,
        rewritePrefix: prefix,
        replyOptions: {
          rewriteRequestHeaders: (_request, headers) =>
            Object.fromEntries(Object.entries(headers).filter(([name]) => !INTERNAL_HEADER.test(name))),
        },
      });
    }
  }
}
