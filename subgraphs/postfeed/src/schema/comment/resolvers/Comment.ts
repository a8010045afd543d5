import { commentEngagement } from '../../../domain/comment.ts';
import { NO_ENGAGEMENT } from '../../../domain/post.ts';
import type { CommentResolvers } from '../../types.generated.ts';
import { presentComments } from '../present-comments.ts';

export const Comment: CommentResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.commentById.load(id),
  subject: async ({ rootType, rootId }, _args, ctx) => {
    if (rootType === 'VIDEO') return { __typename: 'Video', id: rootId };
    const post = await ctx.loaders.postById.load(rootId);
    return post && { __typename: 'Post', ...post };
  },
  // A tombstone tells nothing of what it was.
  author: ({ state, userId }) => (state === 'VISIBLE' ? { id: userId } : null),
  text: ({ state, content }) => (state === 'VISIBLE' ? content.text : ''),
  ranges: ({ state, content }) => (state === 'VISIBLE' ? [...content.ranges] : []),
  media: ({ state, mediaIds }, _args, ctx) =>
    state === 'VISIBLE' ? mediaIds.map((id) => ctx.postfeed.mediaReference(ctx.viewer, id, ctx.viewer === null)) : [],
  editedAt: ({ state, editedAt }) => (state === 'VISIBLE' ? editedAt : null),
  stats: ({ state, stats }) => (state === 'VISIBLE' ? commentEngagement(stats) : { ...NO_ENGAGEMENT, comments: stats.replies }),
  viewerReaction: ({ id }, _args, ctx) => ctx.loaders.viewerReaction.load(id),
  replies: ({ id, rootId }, args, ctx) =>
    presentComments({ rootId, parentId: id, sort: args.sort ?? 'OLDEST', isFlat: false }, args, ctx),
};
