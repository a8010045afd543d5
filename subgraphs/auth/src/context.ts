import type { BaseContext } from '@app/subgraph';
import type { AuthLoaders } from './loaders/index.ts';
import type { AuthApi } from './wiring.ts';

/** What resolvers of auth find in their context. */
export interface RequestContext extends BaseContext {
  readonly auth: AuthApi;
  readonly loaders: AuthLoaders;
}
