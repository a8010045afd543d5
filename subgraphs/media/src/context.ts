import type { BaseContext } from '@app/subgraph';
import type { MediaLoaders } from './loaders/index.ts';
import type { MediaApi } from './wiring.ts';

/** What resolvers of media find in their context. */
export interface RequestContext extends BaseContext {
  readonly media: MediaApi;
  readonly loaders: MediaLoaders;
}
