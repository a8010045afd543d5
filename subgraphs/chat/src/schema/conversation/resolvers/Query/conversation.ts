import type { QueryResolvers } from '../../../types.generated.ts';

export const conversation: NonNullable<QueryResolvers['conversation']> = (_root, { id }, ctx) => ctx.loaders.viewById.load(id);
