import type { QueryResolvers } from '../../../types.generated.ts';

export const video: NonNullable<QueryResolvers['video']> = (_root, { id }, ctx) => ctx.loaders.videoById.load(id);
