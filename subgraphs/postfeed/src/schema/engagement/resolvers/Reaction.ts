import type { ReactionResolvers } from '../../types.generated.ts';

export const Reaction: ReactionResolvers = {
  user: ({ userId }) => ({ id: userId }),
};
