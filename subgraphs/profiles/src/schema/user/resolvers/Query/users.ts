import { boundedList } from '@app/kernel';
import type { QueryResolvers } from '../../../types.generated.ts';

export const users: NonNullable<QueryResolvers['users']> = (_root, { ids }, ctx) =>
  Promise.all(boundedList(ids, 'ids').map((id) => ctx.loaders.profileById.load(id)));
