import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Logger, RateLimitedError, ServiceUnavailableError, UnauthenticatedError } from '@app/kernel';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import {
  type Context,
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  makeServer,
  type Server as ProtocolServer,
  type SubscribePayload,
} from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayConfig } from '../config.ts';
import type { CheckedOperation, OperationPipeline } from '../operations/pipeline.ts';
import { type OperationScope, scopeFor } from '../operations/scope.ts';
import { errorOfFault, type PresentationSettings, presentErrors } from '../plugins/errors.ts';
import type { Authenticator, Caller } from '../viewer/authenticator.ts';
import type { Client, ClientReader } from '../viewer/client.ts';
import type { LiveSessions } from '../viewer/live-sessions.ts';
import type { Origins } from './origins.ts';
import { Outlet } from './outlet.ts';
import { MessageBudget } from './socket-messages.ts';
import { Wire } from './wire.ts';
import { nextFrames } from './ws-frame.ts';

/** Close codes of the protocol, and of ours beside it. */
export const CLOSE = {
  goingAway: 1001,
  internal: 1011,
  /** Come back at once: roles changed. */
  restart: 1012,
  /** Come back later: a part is down, or the client reads too slowly. */
  tryAgainLater: 1013,
  forbidden: 4403,
  tooMany: 4429,
} as const;

/** What the WebSocket door needs. */
export interface SocketDoorOptions {
  readonly config: GatewayConfig;
  readonly pipeline: OperationPipeline;
  readonly authenticator: Authenticator;
  readonly clients: ClientReader;
  readonly origins: Origins;
  readonly liveSessions: LiveSessions | null;
  readonly presentation: PresentationSettings;
  readonly logger: Logger;
}

/** What is known of one socket. */
interface Connection {
  readonly socket: WebSocket;
  /** For live results, which go past the protocol library: it would serialise them once a client. */
  readonly wire: Wire;
  readonly client: Client;
  readonly upgradeAuthorization: string | undefined;
  authorization: string | undefined;
  caller: Caller | null;
  readonly running: Map<string, AbortController>;
  readonly onClosed: (() => void)[];
}

type SocketContext = Context<Record<string, unknown> | undefined, Connection>;

/** One operation on its way through the protocol library. */
interface Running {
  readonly id: string;
  readonly connection: Connection;
  readonly operation: CheckedOperation;
  readonly scope: OperationScope;
}

/** `/graphql` over WebSocket (graphql-transport-ws): queries, mutations and subscriptions. */
export class SocketDoor {
  readonly #options: SocketDoorOptions;
  readonly #sockets: WebSocketServer;
  readonly #protocol: ProtocolServer<Connection>;
  readonly #socketsOfUser = new Map<string, number>();
  #isClosing = false;

  constructor(options: SocketDoorOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.config.WS_MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      handleProtocols: (protocols) => (protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
    });
    this.#protocol = makeServer<Record<string, unknown> | undefined, Connection>({
      connectionInitWaitTimeout: options.config.WS_INIT_MS,
      onConnect: (context) => this.#onConnect(context),
      onSubscribe: (context, id, payload) => this.#onSubscribe(context, id, payload),
      execute: (args) => this.#execute(runningOf(args)),
      subscribe: (args) => this.#subscribe(runningOf(args)),
      onNext: (_context, _id, _payload, args, result) => this.#presented(result, runningOf(args).scope),
      onError: (context, _id, _payload, errors) => presentErrors(errors, traceIdOf(context), options.presentation),
      onComplete: (context, id) => {
        context.extra.running.get(id)?.abort();
        context.extra.running.delete(id);
      },
    });
  }

  /** Open sockets. */
  get size(): number {
    return this.#sockets.clients.size;
  }

  /** Takes over upgrades of a server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#onUpgrade(request, socket, head));
  }

  /** Tells every client to go away (1001) and waits for them, a moment at most. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const clients = [...this.#sockets.clients];
    const allClosed = Promise.all(clients.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    for (const socket of clients) socket.close(CLOSE.goingAway, 'Going away');
    const stragglers = setTimeout(() => {
      for (const socket of clients) socket.terminate();
    }, 1_000);
    await allClosed;
    clearTimeout(stragglers);
    this.#sockets.close();
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== '/graphql') return void refuse('404 Not Found');
    if (this.#isClosing) return void refuse('503 Service Unavailable');
    if (!this.#options.origins.allows(request.headers)) return void refuse('403 Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#onOpened(opened, socket, request));
  }

  #onOpened(socket: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const { config, clients, logger } = this.#options;
    const connection: Connection = {
      socket,
      wire: new Wire(stream, () => socket.readyState === socket.OPEN),
      client: clients.read(request),
      upgradeAuthorization: request.headers.authorization,
      authorization: undefined,
      caller: null,
      running: new Map(),
      onClosed: [pinging(socket, config.WS_PING_MS)],
    };
    socket.on('error', () => socket.terminate());
    const budget = new MessageBudget(
      config.WS_MAX_MESSAGES_PER_SEC,
      config.WS_MAX_MESSAGES_PER_SEC + config.WS_MAX_SUBSCRIPTIONS,
    );
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data, config.WS_MAX_BUFFER_BYTES),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data, isBinary) => {
            if (!budget.take()) return socket.close(CLOSE.tooMany, 'Too many messages');
            handle(isBinary ? '' : String(data)).catch((error: unknown) => {
              logger.error({ err: error }, 'unexpected error in a message of a socket');
              socket.close(CLOSE.internal, 'Internal server error');
            });
          }),
      },
      connection,
    );
    socket.once('close', (code, reason) => {
      for (const done of connection.onClosed) done();
      for (const running of connection.running.values()) running.abort();
      connection.running.clear();
      closed(code, String(reason)).catch((error: unknown) =>
        logger.error({ err: error }, 'unexpected error after a socket closed'),
      );
    });
  }

  async #onConnect(context: SocketContext): Promise<boolean> {
    const connection = context.extra;
    const { authenticator, liveSessions } = this.#options;
    connection.authorization = authorizationOf(context.connectionParams) ?? connection.upgradeAuthorization;
    const caller = await authenticator.authenticate(connection.authorization, connection.client);
    if (caller.problem === 'unverifiable') connection.socket.close(CLOSE.tryAgainLater, 'Signing in is not possible right now');
    if (caller.problem !== null) return false;
    connection.caller = caller;
    const { viewer } = caller.identity;
    if (viewer === null) return true;
    if (!this.#takeSocket(viewer.id, connection)) {
      connection.socket.close(CLOSE.tooMany, 'Too many sockets');
      return true;
    }
    connection.onClosed.push(endingAt(connection.socket, caller.expiresAtMs));
    const stopWatching = liveSessions?.add({
      viewer,
      end: (cause) =>
        cause === 'ended'
          ? connection.socket.close(CLOSE.forbidden, 'The session has ended')
          : connection.socket.close(CLOSE.restart, 'Permissions changed'),
    });
    if (stopWatching) connection.onClosed.push(stopWatching);
    return true;
  }

  #takeSocket(userId: string, connection: Connection): boolean {
    const open = this.#socketsOfUser.get(userId) ?? 0;
    if (open >= this.#options.config.WS_MAX_SOCKETS_PER_USER) return false;
    this.#socketsOfUser.set(userId, open + 1);
    connection.onClosed.push(() => {
      const left = (this.#socketsOfUser.get(userId) ?? 1) - 1;
      if (left === 0) this.#socketsOfUser.delete(userId);
      else this.#socketsOfUser.set(userId, left);
    });
    return true;
  }

  async #onSubscribe(
    context: SocketContext,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const connection = context.extra;
    const { config, pipeline } = this.#options;
    const limit = config.WS_MAX_SUBSCRIPTIONS;
    if (Object.keys(context.subscriptions).length > limit) {
      return [errorOfFault(new RateLimitedError({ limit, remaining: 0, retryAfterMs: 1_000 }))];
    }
    const caller = await this.#callerNow(connection);
    if (caller.problem === 'invalid') return [errorOfFault(new UnauthenticatedError())];
    if (caller.problem === 'unverifiable') return [errorOfFault(new ServiceUnavailableError('auth'))];
    const left = new AbortController();
    const scope = scopeFor('ws', caller, left.signal);
    const operation = await pipeline.prepare(payload, scope);
    if (!('definition' in operation)) return operation;
    if (id in context.subscriptions) connection.running.set(id, left);
    const running: Running = { id, connection, operation, scope };
    const { schema, document, variables } = operation;
    return {
      schema,
      document,
      operationName: operation.operationName ?? null,
      variableValues: { ...variables },
      contextValue: running,
    };
  }

  /** The session is asked again for each operation: it may have ended, or proved presence, since the socket opened. */
  async #callerNow(connection: Connection): Promise<Caller> {
    const { authenticator } = this.#options;
    const caller = await authenticator.authenticate(connection.authorization, connection.client);
    if (caller.problem === 'invalid') connection.socket.close(CLOSE.forbidden, 'The session has ended');
    return caller;
  }

  #execute({ operation, scope }: Running): Promise<ExecutionResult> {
    return this.#options.pipeline.execute(operation, scope);
  }

  /** What the protocol library gets to see of a live field is its end only. */
  async #subscribe({ id, connection, operation, scope }: Running): Promise<AsyncIterableIterator<never> | ExecutionResult> {
    const over = Promise.withResolvers<void>();
    const frame = nextFrames(id);
    const started = await this.#options.pipeline.subscribe(
      operation,
      scope,
      (delivery) =>
        new Outlet({
          wire: connection.wire,
          frameOf: ({ bytes }) => frame(bytes),
          delivery,
          maxQueuedBytes: this.#options.config.WS_MAX_BUFFER_BYTES,
          onTooSlow: () => endSlow(connection.socket),
          onEnd: over.resolve,
        }),
    );
    if (!('leave' in started)) return started;
    return untilOver(over.promise, () => {
      started.leave();
      over.resolve();
    });
  }

  #presented(result: ExecutionResult, scope: OperationScope) {
    const { errors, ...rest } = result;
    if (errors === undefined) return rest;
    return { ...rest, errors: presentErrors(errors, scope.identity.traceId, this.#options.presentation) };
  }
}

/** A stream that yields nothing and ends when told so, or when it is left. */
function untilOver(over: Promise<void>, leave: () => void): AsyncIterableIterator<never> {
  const done = { done: true, value: undefined } as const;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => over.then(() => done),
    return: async () => {
      leave();
      return done;
    },
  };
}

function isRunning(value: unknown): value is Running {
  return typeof value === 'object' && value !== null && 'operation' in value && 'scope' in value;
}

function runningOf(args: ExecutionArgs): Running {
  if (!isRunning(args.contextValue)) throw new Error('The operation did not come through the gate.');
  return args.contextValue;
}

function traceIdOf(context: SocketContext): string {
  return context.extra.caller?.identity.traceId ?? '';
}

function authorizationOf(payload: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const value = payload?.authorization ?? payload?.Authorization;
  return typeof value === 'string' ? value : undefined;
}

/** Waits until the kernel has taken the message: whoever produces events is slowed down with the client. */
function send(socket: WebSocket, data: string, maxBufferBytes: number): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    if (socket.bufferedAmount > maxBufferBytes) {
      endSlow(socket);
      return resolve();
    }
    socket.send(data, () => resolve());
  });
}

/** A client that does not read cannot read a close frame either: it is given a moment, then cut. */
function endSlow(socket: WebSocket): void {
  socket.close(CLOSE.tryAgainLater, 'Too slow');
  setTimeout(() => socket.terminate(), 1_000).unref();
}

/** Ends a socket that did not answer the last ping; returns how to stop. */
function pinging(socket: WebSocket, everyMs: number): () => void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const timer = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}

const MAX_TIMER_MS = 2 ** 31 - 1;

/** Ends a socket when its token expires; returns how to stop. */
function endingAt(socket: WebSocket, expiresAtMs: number | null): () => void {
  if (expiresAtMs === null) return () => undefined;
  const waitMs = Math.min(Math.max(expiresAtMs - Date.now(), 0), MAX_TIMER_MS);
  const timer = setTimeout(() => socket.close(CLOSE.forbidden, 'The access token has expired'), waitMs);
  return () => clearTimeout(timer);
}
