import type { BaseContext } from '@app/subgraph';
import type { ProfileLoaders } from './loaders/index.ts';
import type { ProfilesApi } from './wiring.ts';

/** What resolvers of profiles find in their context. */
export interface RequestContext extends BaseContext {
  readonly profiles: ProfilesApi;
  readonly loaders: ProfileLoaders;
}
