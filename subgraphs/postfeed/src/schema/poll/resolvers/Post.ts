import { hasPoll } from '../../../domain/vote-poll.ts';
import type { PostResolvers } from '../../types.generated.ts';

export const Post: Pick<PostResolvers, 'poll' | '__isTypeOf' | '__resolveReference'> = {
  poll: (post) => (hasPoll(post) ? post : null),
};
