import type { QueryResolvers } from '../../../types.generated.ts';

export const hashtag: NonNullable<QueryResolvers['hashtag']> = (_root, { tag }, ctx) => ctx.postfeed.findHashtag(tag);
