import { REACTION_TYPES } from '../../../domain/post.ts';
import type { EngagementStatsResolvers } from '../../types.generated.ts';

export const EngagementStats: EngagementStatsResolvers = {
  byReaction: ({ byReaction }) =>
    REACTION_TYPES.map((type) => ({ type, count: byReaction[type] }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
};
