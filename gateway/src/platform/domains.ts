import { createAuthSubgraph } from '@app/auth';
import { createChatSubgraph } from '@app/chat';
import { createMediaSubgraph } from '@app/media';
import { createNotificationsSubgraph } from '@app/notifications';
import { createPostfeedSubgraph } from '@app/postfeed';
import { createProfilesSubgraph } from '@app/profiles';
import type { Runtime, Subgraph } from '@app/subgraph';
import { createVideoSubgraph } from '@app/video';

/** Makes one domain on a runtime. */
export type CreateDomain = (runtime: Runtime) => Subgraph;

/** The domains in the seed's order of set-up. */
export const DOMAIN_CREATORS: readonly CreateDomain[] = [
  createAuthSubgraph,
  createProfilesSubgraph,
  createPostfeedSubgraph,
  createChatSubgraph,
  createVideoSubgraph,
  createNotificationsSubgraph,
  createMediaSubgraph,
];

/** All domains on one runtime. */
export function createDomains(runtime: Runtime): Subgraph[] {
  return DOMAIN_CREATORS.map((create) => create(runtime));
}
