import type { BaseContext } from '@app/subgraph';
import type { ChatLoaders } from './loaders/index.ts';
import type { ChatApi } from './wiring.ts';

/** What resolvers of chat find in their context. */
export interface RequestContext extends BaseContext {
  readonly chat: ChatApi;
  readonly loaders: ChatLoaders;
}
