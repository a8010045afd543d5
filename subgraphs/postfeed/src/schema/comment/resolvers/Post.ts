import type { PostResolvers } from '../../types.generated.ts';
import { presentComments } from '../present-comments.ts';

export const Post: Pick<PostResolvers, 'comments' | '__isTypeOf' | '__resolveReference'> = {
  comments: ({ id }, args, ctx) =>
    presentComments({ rootId: id, parentId: null, sort: args.sort ?? 'TOP', isFlat: args.flat ?? false }, args, ctx),
};
