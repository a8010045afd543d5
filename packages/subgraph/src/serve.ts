import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { CALLS_PATH, IDENTITY_HEADER } from '@app/calls';
import type { Identity, IdentityTokens, Logger } from '@app/kernel';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { BaseContext } from './context.ts';
import { presentError } from './errors.ts';
import { answerCalls } from './serve-calls.ts';
import { proveAuthorization } from './serve-proof.ts';
import { type ServedSockets, serveSubscriptions } from './serve-subscriptions.ts';
import type { Subgraph } from './subgraph.ts';

/** How a subgraph process listens. */
export interface ServeOptions {
  /** `0` picks a free one. */
  readonly port: number;
  /** @defaultValue 127.0.0.1 */
  readonly host?: string;
  /** Verifies who calls; nobody without a valid token is served. */
  readonly tokens: IdentityTokens;
  readonly logger: Logger;
  /** Longest wait for requests in hand at `close`, in milliseconds. @defaultValue 10000 */
  readonly drainMs?: number;
}

/** A subgraph that listens. */
export interface ServedSubgraph {
  /** Base address, e.g. `http://127.0.0.1:4101`; GraphQL is at `/graphql`. */
  readonly url: string;
  readonly port: number;
  /** Answers "not ready", ends subscriptions with 1001, finishes what is in hand, then stops. The subgraph itself goes on living. */
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;

/**
 * Serves one subgraph on a port of its own: GraphQL over HTTP and graphql-ws, service calls, the domain's own routes, health.
 * GraphQL and calls refuse everybody who brings no identity signed by the gateway or another part.
 * Throws `UnprotectedFieldsError` when a field that the schema protects would not refuse.
 */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<ServedSubgraph> {
  proveAuthorization(subgraph.name, subgraph.schema);
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, keepAliveTimeout: 65_000, forceCloseConnections: 'idle' });
  const server = await startApollo(subgraph, options.logger);
  let isDraining = false;
  app.get('/health/live', async () => ({ status: 'alive' }));
  app.get('/health/ready', async (_request, reply) => {
    const isReady = !isDraining && (await isServing(subgraph));
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'unavailable', parts: { [subgraph.name]: isReady } });
  });
  app.post('/graphql', async (request, reply) => {
    const identity = await identityOf(request, options.tokens);
    if (identity === null) return refuse(reply);
    return answerOperation(server, subgraph, identity, request, reply);
  });
  answerCalls(app, {
    path: CALLS_PATH,
    subgraph,
    logger: options.logger,
    identityOf: (request) => identityOf(request, options.tokens),
  });
  if (subgraph.routes !== undefined) await app.register(async (scope) => subgraph.routes?.mount(scope));
  await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  const sockets = serveSubscriptions(app.server, { subgraph, tokens: options.tokens, logger: options.logger });
  const port = portOf(app);
  let closing: Promise<void> | null = null;
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    close: () => {
      isDraining = true;
      closing ??= drain(app, server, sockets, options.drainMs ?? DRAIN_MS);
      return closing;
    },
  };
}

async function drain(app: FastifyInstance, server: ApolloServer<ServedContext>, sockets: ServedSockets, drainMs: number) {
  await sockets.close();
  const deadline = setTimeout(() => app.server.closeAllConnections(), drainMs);
  // A connection that was busy when closing began stays open when it falls idle.
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(deadline);
  await server.stop();
}

interface ServedContext extends BaseContext {
  readonly subgraphName: string;
}

async function startApollo(subgraph: Subgraph, logger: Logger): Promise<ApolloServer<ServedContext>> {
  const server = new ApolloServer<ServedContext>({
    schema: subgraph.schema,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled(), presentation(logger)],
    // Only the gateway gets this far, and it plans against the public schema.
    introspection: false,
    csrfPrevention: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  return server;
}

/** Puts errors as the in-process topology presents them in place of Apollo's own. */
function presentation(log: Logger): ApolloServerPlugin<ServedContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, errors, contextValue }) => {
        if (errors === undefined || response.body.kind !== 'single') return;
        // The gateway reads the body; a status would only make it look like a broken transport.
        response.http.status = 200;
        const scope = { service: contextValue.subgraphName, traceId: contextValue.identity.traceId, log };
        response.body.singleResult.errors = errors.map((error) => presentError(error, scope));
      },
    }),
  };
}

async function answerOperation(
  server: ApolloServer<ServedContext>,
  subgraph: Subgraph,
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, body: request.body, search: '' },
    context: async () =>
      Object.assign(subgraph.createContext({ identity, signal: left.signal }), { subgraphName: subgraph.name }),
  });
  for (const [name, value] of answer.headers) reply.header(name, value);
  reply.code(answer.status ?? 200);
  return answer.body.kind === 'complete' ? answer.body.string : reply.send();
}

async function identityOf(request: FastifyRequest, tokens: IdentityTokens): Promise<Identity | null> {
  const token = request.headers[IDENTITY_HEADER];
  return typeof token === 'string' ? tokens.verify(token) : null;
}

function refuse(reply: FastifyReply) {
  return reply.code(401).send({
    errors: [{ message: 'This address answers the gateway only.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
}

async function isServing(subgraph: Subgraph): Promise<boolean> {
  try {
    await subgraph.ready();
    return true;
  } catch {
    return false;
  }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

export { proveAuthorization, UnprotectedFieldsError } from './serve-proof.ts';
