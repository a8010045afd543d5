import type { ApolloCache, Reference, StoreObject } from '@apollo/client/cache';

/** An object of the cache. */
export interface Identified {
  readonly __typename: string;
  readonly id: string;
}

interface StoredEdge {
  readonly __typename?: string;
  readonly cursor: string;
  readonly node: Reference;
}

interface StoredConnection {
  readonly edges: readonly StoredEdge[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/**
 * Puts an object that a subscription or mutation brought into a list that is already shown, in all its variants or the ones that `isList`
 * picks by their key (`homeFeed:{"mode":"LATEST"}`). An object that is in it already stays where it is; nothing goes behind the end of a list
 * whose further pages were not fetched.
 */
export function insertIntoConnection(
  cache: ApolloCache,
  owner: Identified,
  field: string,
  node: Identified,
  place: 'start' | 'end',
  options: { readonly edge?: Readonly<Record<string, unknown>>; readonly isList?: (key: string) => boolean } = {},
): void {
  modify(cache, owner, field, (connection, key) => {
    if (options.isList?.(key) === false || (place === 'end' && connection.pageInfo.hasNextPage)) return connection;
    const ref = cache.identify({ ...node });
    if (ref === undefined || connection.edges.some((edge) => edge.node.__ref === ref)) return connection;
    const edge: StoredEdge = { ...connection.edges[0], ...options.edge, cursor: '', node: { __ref: ref } };
    return { ...connection, edges: place === 'start' ? [edge, ...connection.edges] : [...connection.edges, edge] };
  });
}

/** Takes an object out of all variants of a list. */
export function removeFromConnection(cache: ApolloCache, owner: Identified, field: string, node: Identified): void {
  const ref = cache.identify({ ...node });
  modify(cache, owner, field, (connection) => ({
    ...connection,
    edges: connection.edges.filter((edge) => edge.node.__ref !== ref),
  }));
}

/** Moves an object to the front of a list, as a conversation with a new message. */
export function moveToStart(cache: ApolloCache, owner: Identified, field: string, node: Identified): void {
  const ref = cache.identify({ ...node });
  modify(cache, owner, field, (connection) => {
    const found = connection.edges.find((edge) => edge.node.__ref === ref);
    if (found === undefined || found === connection.edges[0]) return connection;
    return { ...connection, edges: [found, ...connection.edges.filter((edge) => edge !== found)] };
  });
}

function modify(
  cache: ApolloCache,
  owner: Identified,
  field: string,
  change: (connection: StoredConnection, key: string) => StoredConnection,
): void {
  const id = cache.identify({ ...owner });
  if (id === undefined) return;
  cache.modify<StoreObject>({
    id,
    fields: {
      [field]: (existing: unknown, { storeFieldName }) => (isConnection(existing) ? change(existing, storeFieldName) : existing),
    },
  });
}

function isConnection(value: unknown): value is StoredConnection {
  return typeof value === 'object' && value !== null && 'edges' in value && Array.isArray(value.edges);
}
