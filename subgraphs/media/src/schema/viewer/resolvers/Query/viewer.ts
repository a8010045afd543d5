import type { QueryResolvers } from '../../../types.generated.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_root, _args, ctx) => ctx.viewer && { id: ctx.viewer.id };
