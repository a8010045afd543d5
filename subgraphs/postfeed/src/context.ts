import type { BaseContext } from '@app/subgraph';
import type { PostfeedLoaders } from './loaders/index.ts';
import type { PostfeedApi } from './wiring.ts';

/** What resolvers of the post feed find in their context. */
export interface RequestContext extends BaseContext {
  readonly postfeed: PostfeedApi;
  readonly loaders: PostfeedLoaders;
}
