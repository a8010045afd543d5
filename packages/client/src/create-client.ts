import { ApolloClient } from '@apollo/client';
import { ApolloLink } from '@apollo/client/link';
import { HttpLink } from '@apollo/client/link/http';
import { OperationTypeNode, print } from 'graphql';
import { createCache } from './cache.ts';
import { authLink, retryLink, trustedDocumentsLink } from './links.ts';
import { LiveConnection } from './live-connection.ts';
import { RefreshSessionDocument, type RefreshSessionMutation } from './operations.generated.ts';
import { memoryStorage, Session, type SessionStore, type SignedIn } from './session.ts';
import { trustedIdOf } from './typed-document.ts';

/** How to reach a platform. */
export interface PlatformClientOptions {
  /** The GraphQL endpoint, e.g. `https://api.example.com/graphql`; subscriptions use the same address. */
  readonly url: string;
  /** Where the session survives a reload. @defaultValue in memory */
  readonly store?: SessionStore;
  /** `trusted` sends ids of documents instead of texts; the platform must know the manifest. @defaultValue text */
  readonly documents?: 'text' | 'trusted';
  /** Language of messages, as in `Accept-Language`; asked at each request. @defaultValue what the browser sends */
  readonly language?: () => string;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
  /** A WebSocket class. @defaultValue the global `WebSocket` */
  readonly webSocket?: unknown;
}

/** A client of the platform: Apollo Client with tokens, retries and resumable subscriptions taken care of. */
export interface PlatformClient {
  readonly apollo: ApolloClient;
  readonly session: Session;
  readonly live: LiveConnection;
  /** Ends subscriptions and closes the socket. */
  close(): Promise<void>;
}

/** Connects nothing yet; the socket opens with the first subscription. */
export function createPlatformClient(options: PlatformClientOptions): PlatformClient {
  const request: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const headers = (): Record<string, string> => (options.language === undefined ? {} : { 'accept-language': options.language() });
  const sendsIds = options.documents === 'trusted';
  const session = new Session({
    store: options.store ?? memoryStorage(),
    name: `session:${options.url}`,
    refresh: (refreshToken) => refreshSession(request, options.url, sendsIds, refreshToken),
  });
  const live = new LiveConnection({
    url: options.url.replace(/^http/, 'ws'),
    session,
    sendsIds,
    webSocket: options.webSocket,
  });
  const http = ApolloLink.from([
    retryLink(),
    authLink(session),
    ...(sendsIds ? [trustedDocumentsLink()] : []),
    new ApolloLink((operation, forward) => {
      operation.setContext((before) => ({ headers: { ...before.headers, ...headers() } }));
      return forward(operation);
    }),
    new HttpLink({ uri: options.url, fetch: request }),
  ]);
  const apollo = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live.link, http),
  });
  return {
    apollo,
    session,
    live,
    async close() {
      apollo.stop();
      session.close();
      await live.close();
    },
  };
}

/** Outside of the links: they wait for it. Null when the session has ended; throws when nobody can tell. */
async function refreshSession(
  request: typeof fetch,
  url: string,
  sendsIds: boolean,
  refreshToken: string,
): Promise<SignedIn | null> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      operationName: 'RefreshSession',
      variables: { refreshToken },
      ...(sendsIds ? { documentId: trustedIdOf(RefreshSessionDocument) } : { query: print(RefreshSessionDocument) }),
    }),
  });
  // The document's own type: the platform answers what was asked.
  const { data } = (await response.json()) as { data?: RefreshSessionMutation | null };
  const outcome = data?.refreshSession;
  if (outcome === undefined) throw new Error(`The platform answered ${response.status} to a refresh.`);
  return outcome.__typename === 'TokensIssued' ? { userId: outcome.viewer.id, tokens: outcome.tokens } : null;
}
