import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Identity, type IdentityTokens, type Logger, UnauthenticatedError } from '@app/kernel';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { presentError } from './errors.ts';
import { announced } from './live-serving.ts';
import type { Subgraph } from './subgraph.ts';
import { streamSubscription } from './subscription-stream.ts';

const MESSAGE_LIMIT_BYTES = 4 * 1024 * 1024;
const PING_MS = 15_000;

/** What serving subscriptions needs. */
interface ServeSubscriptionsOptions {
  readonly subgraph: Subgraph;
  readonly tokens: IdentityTokens;
  readonly logger: Logger;
}

/** The subscription sockets of one subgraph process. */
export interface ServedSockets {
  /** Completes what runs and closes every socket with 1001. */
  close(): Promise<void>;
}

/**
 * Subscriptions over graphql-ws at `/graphql`. The gateway's sockets are shared by many viewers, so each operation brings its own
 * signed identity in `extensions.identity`; an operation without one is refused, the socket stays.
 */
export function serveSubscriptions(server: Server, options: ServeSubscriptionsOptions): ServedSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES, perMessageDeflate: false });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/graphql') return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  };
  server.on('upgrade', upgrade);
  const running = new Map<string, Caller>();
  const keyOf = (context: { extra: { socket: object } }, id: string) => `${socketNumber(context.extra.socket)}:${id}`;
  const graphql = useServer(
    {
      connectionInitWaitTimeout: 5_000,
      onSubscribe: async (context, id, payload) => {
        const args = await argumentsOf(payload, options);
        if ('contextValue' in args) running.set(keyOf(context, id), callerOf(args));
        return args;
      },
      execute: () => {
        throw new Error('Queries and mutations are asked over HTTP.');
      },
      subscribe: (args) => subscribe(args, options),
      onNext: (_context, _id, _payload, args, result) => presented(result, callerOf(args).identity.traceId, options),
      onError: (context, id, _payload, errors) =>
        errors.map(presenterFor(running.get(keyOf(context, id))?.identity.traceId ?? '', options)),
      onComplete: (context, id) => {
        const key = keyOf(context, id);
        running.get(key)?.left.abort();
        running.delete(key);
      },
    },
    sockets,
    PING_MS,
  );
  return {
    close: async () => {
      server.off('upgrade', upgrade);
      await graphql.dispose();
    },
  };
}

const socketNumbers = new WeakMap<object, number>();
let lastSocketNumber = 0;

function socketNumber(socket: object): number {
  const known = socketNumbers.get(socket);
  if (known !== undefined) return known;
  lastSocketNumber += 1;
  socketNumbers.set(socket, lastSocketNumber);
  return lastSocketNumber;
}

interface Caller {
  readonly identity: Identity;
  /** Aborted when the operation is over, whichever side ended it. */
  readonly left: AbortController;
}

async function argumentsOf(
  payload: SubscribePayload,
  { subgraph, tokens }: ServeSubscriptionsOptions,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const token = payload.extensions?.identity;
  const identity = typeof token === 'string' ? await tokens.verify(token) : null;
  if (identity === null) return [asGraphQLError(new UnauthenticatedError('This address answers the gateway only.'))];
  try {
    const document = parse(payload.query);
    const errors = validate(subgraph.schema, document);
    const caller: Caller = { identity, left: new AbortController() };
    if (errors.length > 0) return errors;
    return {
      schema: subgraph.schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
      contextValue: caller,
    };
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('The document cannot be read.')];
  }
}

function asGraphQLError(fault: UnauthenticatedError): GraphQLError {
  return new GraphQLError(fault.message, { extensions: { code: fault.code } });
}

function isCaller(value: unknown): value is Caller {
  return typeof value === 'object' && value !== null && 'identity' in value && 'left' in value;
}

function callerOf(args: ExecutionArgs): Caller {
  if (!isCaller(args.contextValue)) throw new Error('The operation has no caller.');
  return args.contextValue;
}

function presenterFor(traceId: string, { subgraph, logger }: ServeSubscriptionsOptions) {
  return (error: GraphQLError) => presentError(error, { service: subgraph.name, traceId, log: logger });
}

function presented(result: ExecutionResult, traceId: string, options: ServeSubscriptionsOptions) {
  const { errors, ...rest } = result;
  return errors === undefined ? rest : { ...rest, errors: errors.map(presenterFor(traceId, options)) };
}

async function subscribe(args: ExecutionArgs, { subgraph }: ServeSubscriptionsOptions) {
  const { identity, left } = callerOf(args);
  const stream = await streamSubscription({
    schema: subgraph.schema,
    document: args.document,
    operationName: args.operationName ?? undefined,
    variables: args.variableValues ?? undefined,
    createContext: () => subgraph.createContext({ identity, signal: left.signal }),
  });
  return Symbol.asyncIterator in stream ? announced(stream, left.signal) : stream;
}
