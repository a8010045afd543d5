import type { QueryResolvers } from '../../../types.generated.ts';

export const comment: NonNullable<QueryResolvers['comment']> = (_root, { id }, ctx) => ctx.loaders.commentById.load(id);
