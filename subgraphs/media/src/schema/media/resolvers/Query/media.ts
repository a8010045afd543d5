import type { QueryResolvers } from '../../../types.generated.ts';

export const media: NonNullable<QueryResolvers['media']> = (_root, { id }, ctx) =>
  ctx.loaders.mediaByReference.load({ id, grant: null });
