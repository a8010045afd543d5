import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { useServer as serveOver } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** What a subgraph saw of one request. */
export interface SeenRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly identity: string | undefined;
}

export interface ServedSubgraph {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Identities that came in `extensions` of subscriptions. */
  readonly subscriptionIdentities: unknown[];
  /** Resolves as soon as a client has destroyed an exchange before its answer. */
  readonly nextAbort: () => Promise<void>;
  /** Cuts all live sockets, as a crash would. */
  cut(): void;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** Runs before an answer is written: hang, destroy the socket, answer otherwise (`true`: nothing else to do). */
  readonly intercept?: (request: SeenRequest, response: ServerResponse) => boolean | Promise<boolean>;
  readonly contextFor?: () => unknown;
}

/** A subgraph on real sockets: GraphQL over HTTP POST, and graphql-ws on the same port. */
export async function serveSubgraph(schema: GraphQLSchema, options: ServeOptions = {}): Promise<ServedSubgraph> {
  const requests: SeenRequest[] = [];
  const subscriptionIdentities: unknown[] = [];
  const aborts: (() => void)[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    response.on('close', () => {
      if (!response.writableFinished) for (const aborted of aborts.splice(0)) aborted();
    });
    const seen = await readRequest(incoming);
    requests.push(seen);
    if (await options.intercept?.(seen, response)) return;
    const document = parse(seen.query);
    const errors = validate(schema, document);
    const contextValue = options.contextFor?.() ?? {};
    const result =
      errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: seen.variables, contextValue });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  };
  const server = createServer((incoming, response) => void answer(incoming, response).catch(() => response.destroy()));
  // Longer than any pause of a busy test process: a connection that closes while idle would spoil a mutation.
  server.keepAliveTimeout = 60_000;
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  serveOver(
    {
      schema,
      context: options.contextFor,
      onSubscribe: (_context, _id, payload) => {
        subscriptionIdentities.push(payload.extensions?.identity);
      },
    },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const client of sockets.clients) client.terminate();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests,
    subscriptionIdentities,
    nextAbort: () => new Promise((resolve) => aborts.push(resolve)),
    cut,
    async stop() {
      cut();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const identity = incoming.headers['x-internal-identity'];
  return { query, variables, identity: typeof identity === 'string' ? identity : undefined };
}
