import type { CommentConnectionResolvers } from '../../types.generated.ts';

export const CommentConnection: CommentConnectionResolvers = {
  totalCount: ({ countAll }) => countAll(),
};
