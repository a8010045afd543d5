import type { BaseContext } from '@app/subgraph';
import type { ChatApi } from './api.ts';
import type { ChatLoaders } from './loaders/index.ts';

/** What resolvers of chat find in their context. */
export interface RequestContext extends BaseContext {
  readonly chat: ChatApi;
  readonly loaders: ChatLoaders;
}
