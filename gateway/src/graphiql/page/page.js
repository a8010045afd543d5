import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const url = new URL('/graphql', location.href);
const socketUrl = new URL(url);
socketUrl.protocol = url.protocol.replace('http', 'ws');

/** Subscriptions carry the same headers as queries: a socket is opened for each set of them. */
const sockets = new Map();
function socketFor(headers) {
  const authorization = headers?.authorization ?? headers?.Authorization;
  const known = sockets.get(authorization);
  if (known) return known;
  const client = createClient({
    url: String(socketUrl),
    connectionParams: authorization ? { authorization } : {},
    lazyCloseTimeout: 5_000,
  });
  sockets.set(authorization, client);
  return client;
}

const fetchers = new Map();
function fetcher(params, options) {
  const client = socketFor(options?.headers);
  if (!fetchers.has(client)) fetchers.set(client, createGraphiQLFetcher({ url: String(url), wsClient: client }));
  return fetchers.get(client)(params, options);
}

const root = document.getElementById('root');
createRoot(root).render(
  createElement(GraphiQL, { fetcher, shouldPersistHeaders: true, defaultHeaders: '{\n  "authorization": "Bearer "\n}' }),
);
