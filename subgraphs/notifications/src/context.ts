import type { BaseContext } from '@app/subgraph';
import type { NotificationLoaders } from './loaders/index.ts';
import type { NotificationsApi } from './use-cases.ts';

/** What resolvers of notifications find in their context. */
export interface RequestContext extends BaseContext {
  readonly notifications: NotificationsApi;
  readonly loaders: NotificationLoaders;
}
