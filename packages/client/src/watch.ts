import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';

/** What a watcher of a stream wants to know. */
export interface Watching<Data, Variables> {
  readonly variables: Variables;
  /** Every event, in order, once. */
  next(data: Data): void;
  /** The stream could not be continued: fetch the state again. Events from now on follow by themselves. */
  resync(reason: string): void;
  /** The stream has ended for good, e.g. UNAUTHENTICATED or NOT_FOUND. */
  error?(error: unknown): void;
}

/** Follows a subscription through cuts of the network; returns how to stop. `ResyncRequired` is sorted out, so `next` sees events only. */
export function watch<Data, Variables extends OperationVariables>(
  client: ApolloClient,
  document: TypedDocumentNode<Data, Variables>,
  watching: Watching<Data, Variables>,
): () => void {
  const subscription = client.subscribe<Data, Variables>({ query: document, variables: watching.variables }).subscribe({
    next({ data, error }) {
      if (error !== undefined) return watching.error?.(error);
      if (data === undefined || data === null) return;
      const reason = resyncReason(data);
      if (reason === null) watching.next(data);
      else watching.resync(reason);
    },
    error: (error: unknown) => watching.error?.(error),
  });
  return () => subscription.unsubscribe();
}

/** Why a stream must be fetched anew; null for every other event. */
export function resyncReason(data: object): string | null {
  for (const event of Object.values(data)) {
    if (typeof event === 'object' && event !== null && event.__typename === 'ResyncRequired') return String(event.reason);
  }
  return null;
}
