import type { ReactionConnectionResolvers } from '../../types.generated.ts';

export const ReactionConnection: ReactionConnectionResolvers = {
  totalCount: ({ countAll }) => countAll(),
};
