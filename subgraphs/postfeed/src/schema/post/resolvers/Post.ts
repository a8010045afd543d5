import { toConnection } from '@app/kernel';
import type { PostResolvers } from '../../types.generated.ts';

export const Post: Pick<
  PostResolvers,
  | 'author'
  | 'commentPolicy'
  | 'createdAt'
  | 'editedAt'
  | 'engagementScore'
  | 'hashtags'
  | 'id'
  | 'isSensitive'
  | 'language'
  | 'linkPreview'
  | 'liveCursor'
  | 'media'
  | 'original'
  | 'place'
  | 'ranges'
  | 'revision'
  | 'revisions'
  | 'text'
  | 'video'
  | 'viewerCan'
  | 'viewerHasShared'
  | 'visibility'
  | '__isTypeOf'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.postById.load(id),
  author: ({ userId }) => ({ id: userId }),
  text: ({ content }) => content.text,
  ranges: ({ content }) => [...content.ranges],
  media: ({ mediaIds, isPublic }, _args, ctx) => mediaIds.map((id) => ctx.postfeed.mediaReference(ctx.viewer, id, isPublic)),
  video: ({ videoId }) => (videoId === null ? null : { id: videoId }),
  place: (post, _args, ctx) => ctx.postfeed.placeFor(ctx.viewer, post),
  hashtags: ({ hashtags }) => [...hashtags],
  original: async ({ originalId }, _args, ctx) => {
    if (originalId === null) return null;
    const original = await ctx.loaders.originalById.load(originalId);
    if (original?.kind === 'SHOWN') return { __typename: 'Post', ...original.post };
    return { __typename: 'UnavailablePost', reason: original?.kind ?? 'DELETED' };
  },
  revisions: async (post, args, ctx) => toConnection(await ctx.postfeed.readRevisions(ctx.viewer, post, args)),
  engagementScore: (post, _args, ctx) => ctx.postfeed.scoreNow(post),
  viewerHasShared: async ({ id, kind, originalId }, _args, ctx) =>
    ctx.viewer === null ? null : (await ctx.loaders.isShared.load(kind === 'SHARE' ? (originalId ?? id) : id)) === true,
  viewerCan: async (post, _args, ctx) =>
    ctx.postfeed.permissions(ctx.viewer, post, (await ctx.loaders.relationTo.load(post.userId)) ?? undefined),
  liveCursor: ({ id }, _args, ctx) => ctx.postfeed.postCursor(ctx.viewer, id),
};
