import type { ServiceCalls } from '@app/calls';
import type { Logger } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from './config.ts';
import { createEngine } from './engine.ts';
import type { SubgraphTransport } from './execution/index.ts';
import { createGatewayMetrics } from './metrics.ts';
import type { PresentationSettings } from './plugins/errors.ts';
import type { DevelopmentDoors, Part, Presence, RateLimits, SessionCache, SubgraphRoutes, Tail } from './ports.ts';
import { createApolloServer } from './transport/apollo.ts';
import { mountDevelopmentDoors } from './transport/dev-doors.ts';
import { mountGraphiql } from './transport/developer-page.ts';
import { type HttpDoorOptions, mountGraphqlHttp } from './transport/graphql-http.ts';
import { mountKeySet } from './transport/key-set.ts';
import { Origins } from './transport/origins.ts';
import { mountSubgraphRoutes } from './transport/routes.ts';
import { createHttpServer, mountHealth, mountMetrics } from './transport/server.ts';
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
  /** Who hears which users have live subscriptions. @defaultValue nobody */
  readonly presence?: Presence;
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
  const metrics = createGatewayMetrics(config.OTEL_EXPORTER_OTLP_ENDPOINT);
  const { authenticator, liveSessions } = createViewers(deps);
  const forDevelopers = config.NODE_ENV !== 'production';
  const presentation: PresentationSettings = {
    maxErrors: config.MAX_ERRORS,
    hidesSchema: !forDevelopers,
    allowsForeignCodes: deps.open,
    logger,
  };
  const { pipeline, documents, generations, live } = createEngine(deps, metrics, presentation, authenticator);
  const origins = new Origins(config.CORS_ORIGINS, config.PUBLIC_URL);
  const clients = new ClientReader(config.TRUSTED_PROXIES);
  const doors = { config, pipeline, authenticator, clients, presentation, origins, liveSessions, logger };
  const sockets = new SocketDoor(doors);
  const streams = new StreamDoor(doors);
  metrics.liveConnections('ws', () => sockets.size);
  metrics.liveConnections('sse', () => streams.size);

  const app = await createHttpServer(config, origins);
  const apollo = createApolloServer({ ...doors, allowsIntrospection: forDevelopers || deps.open, forDevelopers });
  await apollo.start();
  let isDraining = false;
  mountHealth(app, deps.parts, () => isDraining);
  mountMetrics(app, metrics);
  const answerStream: HttpDoorOptions['answerStream'] = (request, reply) => streams.answer(request, reply);
  await mountGraphqlHttp(app, { ...doors, apollo, documents, forDevelopers, answerStream });
  await mountPaths(app, deps);
  sockets.attach(app.server);

  return runningGateway(app, config, {
    connections: () => sockets.size + streams.size,
    reload: (sdl) => generations.replace(sdl),
    close: async () => {
      isDraining = true;
      streams.close();
      await Promise.all([sockets.close(), drainHttp(app, config.DRAIN_MS)]);
      live.close();
      await liveSessions?.close();
      await apollo.stop();
      await generations.close();
      await metrics.close();
    },
  });
}

/** The gateway as its owner sees it. */
function runningGateway(
  app: FastifyInstance,
  config: GatewayConfig,
  inner: { connections(): number; reload(sdl: string): void; close(): Promise<void> },
): Gateway {
  let closing: Promise<void> | null = null;
  let url: string | null = null;
  let port: number | null = null;
  return {
    listen: async ({ port: wanted, host = config.HOST }) => {
      await app.listen({ port: wanted, host });
      port = portOf(app);
      url = `http://${host}:${port}`;
      return url;
    },
    get url() {
      return url;
    },
    get port() {
      return port;
    },
    get liveConnections() {
      return inner.connections();
    },
    reload: (sdl) => inner.reload(sdl),
    close: () => {
      closing ??= inner.close();
      return closing;
    },
  };
}

/** Everything beside GraphQL that has an address. */
async function mountPaths(app: FastifyInstance, deps: GatewayDeps): Promise<void> {
  await mountSubgraphRoutes(app, deps.routes);
  if (!deps.open) mountKeySet(app, deps.calls);
  if (deps.config.NODE_ENV === 'production') return;
  mountGraphiql(app);
  if (deps.dev !== null) mountDevelopmentDoors(app, deps.dev);
}

/** Who calls, and which live connections end with their sessions. */
function createViewers(deps: GatewayDeps): { authenticator: Authenticator; liveSessions: LiveSessions | null } {
  if (deps.open) return { authenticator: openAuthenticator, liveSessions: null };
  const { config, calls, logger, tail } = deps;
  const sessions = new Sessions(deps.sessionCache, calls);
  const tokens = new AccessTokens({
    calls,
    issuer: config.ACCESS_TOKEN_ISSUER,
    audience: config.ACCESS_TOKEN_AUDIENCE,
    maxAgeMs: config.JWKS_MAX_AGE_SEC * 1000,
    cooldownMs: config.JWKS_COOLDOWN_SEC * 1000,
  });
  return {
    authenticator: new TokenAuthenticator(tokens, sessions),
    liveSessions: new LiveSessions({ sessions, tail, recheckMs: config.SESSION_RECHECK_SEC * 1000, logger }),
  };
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
