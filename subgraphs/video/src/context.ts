import type { BaseContext } from '@app/subgraph';
import type { VideoLoaders } from './loaders/index.ts';
import type { VideoApi } from './wiring.ts';

/** What resolvers of videos find in their context. */
export interface RequestContext extends BaseContext {
  readonly videos: VideoApi;
  readonly loaders: VideoLoaders;
}
