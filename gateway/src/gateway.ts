import type { ServiceCalls } from '@app/calls';
import type { Logger } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from './config.ts';
import { createFederatedExecutor, type SubgraphTransport } from './execution/index.ts';
import { createGatewayMetrics } from './metrics.ts';
import { Generations } from './operations/generations.ts';
import { OperationPipeline } from './operations/pipeline.ts';
import { explainOf, type OperationCheck } from './operations/scope.ts';
import { callerCheck } from './plugins/caller.ts';
import { deviceCheck } from './plugins/device.ts';
import { Documents, readManifest } from './plugins/documents.ts';
import type { PresentationSettings } from './plugins/errors.ts';
import { limitsCheck } from './plugins/limits/limits.ts';
import { rateLimitsCheck } from './plugins/rate-limits/rate-limits.ts';
import { readRateLimits } from './plugins/rate-limits/table.ts';
import type { DevelopmentDoors, Part, RateLimits, SessionCache, SubgraphRoutes, Tail } from './ports.ts';
import { createApolloServer } from './transport/apollo.ts';
import { mountDevelopmentDoors } from './transport/dev-doors.ts';
import { mountGraphiql } from './transport/developer-page.ts';
import { mountGraphqlHttp } from './transport/graphql-http.ts';
import { mountKeySet } from './transport/key-set.ts';
import { Origins } from './transport/origins.ts';
import { mountSubgraphRoutes } from './transport/routes.ts';
import { createHttpServer, mountHealth } from './transport/server.ts';
import { StreamDoor } from './transport/sse.ts';
import { SocketDoor } from './transport/ws.ts';
import { AccessTokens } from './viewer/access-tokens.ts';
import { type Authenticator, openAuthenticator, TokenAuthenticator } from './viewer/authenticator.ts';
import { ClientReader } from './viewer/client.ts';
import { LiveSessions } from './viewer/live-sessions.ts';
import { Sessions } from './viewer/sessions.ts';

/** What a gateway is made of; whoever creates it owns and closes the connections in it. */
export interface GatewayDeps {
  readonly config: GatewayConfig;
  readonly supergraphSdl: string;
  /** How a subgraph is reached; asked again for each supergraph that is loaded. */
  readonly transports: (name: string, url?: string) => SubgraphTransport;
  /** How auth is asked for keys and sessions. */
  readonly calls: ServiceCalls;
  /** Where auth caches the state of sessions; null: auth is asked each time. */
  readonly sessionCache: SessionCache | null;
  /** The event log, to end sockets with their sessions; null: they are only rechecked slowly. */
  readonly tail: Tail | null;
  /** Null: nothing is counted. */
  readonly rateLimits: RateLimits | null;
  readonly routes: readonly SubgraphRoutes[];
  /** What `/health/ready` asks. */
  readonly parts: readonly Part[];
  /** Null in production. */
  readonly dev: DevelopmentDoors | null;
  /** Any supergraph: identity, limits and policies are off. */
  readonly open: boolean;
  readonly logger: Logger;
}

/** A running gateway. */
export interface Gateway {
  /** Begins to listen; resolves with the base address. Port 0 picks a free one. */
  listen(place: { port: number; host?: string }): Promise<string>;
  /** Base address; null before `listen`. */
  readonly url: string | null;
  readonly port: number | null;
  /** Open sockets and event streams. */
  readonly liveConnections: number;
  /** Takes over a new supergraph; live streams go on. Throws, and keeps the old one, when it is none. */
  reload(supergraphSdl: string): void;
  /** Answers "not ready", tells sockets to go away, finishes what is in hand within `DRAIN_MS`, and stops. */
  close(): Promise<void>;
}

/** Builds a gateway: one port for HTTP, WebSocket and event streams over one pipeline. */
export async function createGateway(deps: GatewayDeps): Promise<Gateway> {
  const { config, logger } = deps;
  const isProduction = config.NODE_ENV === 'production';
  const metrics = createGatewayMetrics(config.OTEL_EXPORTER_OTLP_ENDPOINT);
  const generations = new Generations(deps.supergraphSdl, (supergraphSdl) =>
    createFederatedExecutor({
      supergraphSdl,
      transports: deps.transports,
      planCacheSize: config.PLAN_CACHE_SIZE,
      maxErrors: config.MAX_ERRORS,
      onCall: (report) => {
        metrics.subgraphCall(report);
        const { service, durationMs, outcome, representations, fault } = report;
        explainOf(report.context)?.fetches.push({ service, durationMs, outcome, representations });
        if (fault !== undefined)
          logger.warn({ service, err: fault, traceId: report.context.traceId }, 'a subgraph could not be asked');
      },
    }),
  );
  const sessions = new Sessions(deps.sessionCache, deps.calls);
  const authenticator = deps.open ? openAuthenticator : tokenAuthenticator(deps, sessions);
  const liveSessions = deps.open
    ? null
    : new LiveSessions({ sessions, tail: deps.tail, recheckMs: config.SESSION_RECHECK_SEC * 1000, logger });
  const documents = new Documents({
    mode: config.TRUSTED_DOCUMENTS,
    manifest: readManifest(config.TRUSTED_DOCUMENTS_FILE),
    maxBytes: config.MAX_DOCUMENT_BYTES,
  });
  const allowsIntrospection = !isProduction || deps.open;
  const pipeline = new OperationPipeline({
    config,
    generations,
    documents,
    checks: checksOf(deps, generations),
    allowsIntrospection,
    observe: metrics.operation,
  });
  const presentation: PresentationSettings = {
    maxErrors: config.MAX_ERRORS,
    hidesSchema: isProduction,
    allowsForeignCodes: deps.open,
    logger,
  };
  const origins = new Origins(config.CORS_ORIGINS, config.PUBLIC_URL);
  const common = {
    config,
    pipeline,
    authenticator,
    clients: new ClientReader(config.TRUSTED_PROXIES),
    presentation,
    origins,
    liveSessions,
    logger,
  };
  const sockets = new SocketDoor(common);
  const streams = new StreamDoor(common);
  metrics.liveConnections('ws', () => sockets.size);
  metrics.liveConnections('sse', () => streams.size);

  const app = await createHttpServer(config, origins);
  const apollo = createApolloServer({ config, pipeline, presentation, allowsIntrospection, forDevelopers: !isProduction });
  await apollo.start();
  let isDraining = false;
  mountHealth(app, deps.parts, () => isDraining);
  app.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await metrics.all.expose();
    return reply.type(contentType).send(body);
  });
  await mountGraphqlHttp(app, {
    ...common,
    apollo,
    documents,
    forDevelopers: !isProduction,
    answerStream: (request, reply) => streams.answer(request, reply),
  });
  await mountSubgraphRoutes(app, deps.routes);
  if (!deps.open) mountKeySet(app, deps.calls);
  if (!isProduction) mountGraphiql(app);
  if (deps.dev !== null && !isProduction) mountDevelopmentDoors(app, deps.dev);
  sockets.attach(app.server);

  const close = async () => {
    isDraining = true;
    streams.close();
    await Promise.all([sockets.close(), drainHttp(app, config.DRAIN_MS)]);
    await liveSessions?.close();
    await apollo.stop();
    await generations.close();
    await metrics.close();
  };
  let closing: Promise<void> | null = null;
  let port: number | null = null;
  return {
    listen: async ({ port: wanted, host = config.HOST }) => {
      await app.listen({ port: wanted, host });
      port = portOf(app);
      return `http://${host}:${port}`;
    },
    get url() {
      return port === null ? null : `http://${config.HOST}:${port}`;
    },
    get port() {
      return port;
    },
    get liveConnections() {
      return sockets.size + streams.size;
    },
    reload: (sdl) => generations.replace(sdl),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function tokenAuthenticator({ config, calls }: GatewayDeps, sessions: Sessions): Authenticator {
  const tokens = new AccessTokens({
    calls,
    issuer: config.ACCESS_TOKEN_ISSUER,
    audience: config.ACCESS_TOKEN_AUDIENCE,
    maxAgeMs: config.JWKS_MAX_AGE_SEC * 1000,
    cooldownMs: config.JWKS_COOLDOWN_SEC * 1000,
  });
  return new TokenAuthenticator(tokens, sessions);
}

function checksOf(deps: GatewayDeps, generations: Generations): OperationCheck[] {
  if (deps.open) return [];
  const { config } = deps;
  const checks = [
    callerCheck(() => generations.current.authorization),
    limitsCheck(config, () => generations.current.costs),
    deviceCheck(config.PUBLIC_URL),
  ];
  const counts = config.RATE_LIMITS && deps.rateLimits !== null;
  return counts && deps.rateLimits !== null
    ? [...checks, rateLimitsCheck(deps.rateLimits, readRateLimits(config.RATE_LIMITS_FILE))]
    : checks;
}

const IDLE_CHECK_MS = 50;

/** Lets requests in hand end, and cuts what is still there after the time. */
async function drainHttp(app: FastifyInstance, drainMs: number): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), drainMs);
  // A connection that was busy when closing began stays open when it falls idle.
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(deadline);
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port.');
  return address.port;
}
