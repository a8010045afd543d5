import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { Part } from '../ports.ts';
import type { Origins } from './origins.ts';

/** How often node looks for connections that exceeded their time-outs. */
const TIMEOUT_CHECK_MS = 1_000;
const CORS_MAX_AGE_SEC = 600;

/** The HTTP server without any route: time-outs, size limits, headers that protect browsers, CORS by list. */
export async function createHttpServer(config: GatewayConfig, origins: Origins): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: config.MAX_BODY_BYTES,
    keepAliveTimeout: config.KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    // While draining, requests on open connections are still answered.
    return503OnClosing: false,
    http: { headersTimeout: config.HEADERS_TIMEOUT_MS, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'ignore',
  });
  const isHttps = config.PUBLIC_URL.startsWith('https:');
  app.addHook('onRequest', async (_request, reply) => {
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('x-frame-options', 'SAMEORIGIN');
    if (isHttps) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
  await app.register(cors, {
    origin: (origin, allow) => allow(null, origin !== undefined && origins.isListed(origin)),
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // What a page must read to resume an upload.
    exposedHeaders: ['Location', 'Upload-Offset', 'Upload-Length', 'Tus-Resumable'],
    maxAge: CORS_MAX_AGE_SEC,
    strictPreflight: false,
  });
  return app;
}

/** Liveness, and readiness of every part that the platform needs. */
export function mountHealth(app: FastifyInstance, parts: readonly Part[], isDraining: () => boolean): void {
  app.get('/health/live', async () => ({ status: 'alive' }));
  app.get('/health/ready', async (_request, reply) => {
    const states = await Promise.all(parts.map(async (part) => [part.name, await isReady(part)] as const));
    const ready = !isDraining() && states.every(([, state]) => state);
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : isDraining() ? 'draining' : 'unavailable',
      parts: Object.fromEntries(states),
    });
  });
}

/** The figures for Prometheus. */
export function mountMetrics(app: FastifyInstance, metrics: GatewayMetrics): void {
  app.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await metrics.all.expose();
    return reply.type(contentType).send(body);
  });
}

const READY_TIMEOUT_MS = 2_000;

async function isReady(part: Part): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS);
  });
  try {
    return await Promise.race([part.ready().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
