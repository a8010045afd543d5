import type { QueryResolvers } from '../../../types.generated.ts';

export const user: NonNullable<QueryResolvers['user']> = (_root, { id }, ctx) => ctx.loaders.profileById.load(id);
