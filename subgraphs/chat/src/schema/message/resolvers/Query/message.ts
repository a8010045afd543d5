import type { QueryResolvers } from '../../../types.generated.ts';

export const message: NonNullable<QueryResolvers['message']> = (_root, { id }, ctx) => ctx.loaders.messageById.load(id);
