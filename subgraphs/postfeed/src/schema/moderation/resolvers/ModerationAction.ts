import type { ModerationActionResolvers } from '../../types.generated.ts';

export const ModerationAction: ModerationActionResolvers = {
  author: ({ authorId }) => ({ id: authorId }),
  moderator: ({ moderatorId }) => ({ id: moderatorId }),
};
