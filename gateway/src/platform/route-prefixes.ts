import type { SubgraphName } from '@app/subgraph';

/** Paths beside GraphQL that a domain serves to clients; a gateway that does not host it passes them on. */
export const ROUTE_PREFIXES: Readonly<Record<SubgraphName, readonly string[]>> = {
  auth: ['/exports'],
  profiles: [],
  postfeed: [],
  chat: [],
  video: ['/captions'],
  notifications: [],
  media: ['/media', '/uploads'],
};
