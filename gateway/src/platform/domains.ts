import { createAuthSubgraph } from '@app/auth';
import { createChatSubgraph } from '@app/chat';
import { createNotificationsSubgraph } from '@app/notifications';
import { createPostfeedSubgraph } from '@app/postfeed';
import { createProfilesSubgraph } from '@app/profiles';
import type { Runtime, Subgraph } from '@app/subgraph';

/** The domains in the seed's order of set-up. */
const CREATORS: readonly ((runtime: Runtime) => Subgraph)[] = [
  createAuthSubgraph,
  createProfilesSubgraph,
  createPostfeedSubgraph,
  createChatSubgraph,
  createNotificationsSubgraph,
];

/** All domains on one runtime. */
export function createDomains(runtime: Runtime): Subgraph[] {
  return CREATORS.map((create) => create(runtime));
}
