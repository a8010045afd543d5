import type { PostResolvers } from '../../types.generated.ts';
import { presentReactions } from '../present-reactions.ts';

export const Post: Pick<PostResolvers, 'reactions' | 'stats' | 'viewerReaction' | '__isTypeOf' | '__resolveReference'> = {
  viewerReaction: ({ id }, _args, ctx) => ctx.loaders.viewerReaction.load(id),
  reactions: ({ id }, args, ctx) => presentReactions(id, args, ctx),
};
