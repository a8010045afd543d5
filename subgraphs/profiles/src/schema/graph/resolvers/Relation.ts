import type { RelationResolvers } from '../../types.generated.ts';

export const Relation: RelationResolvers = {
  isFriend: ({ isFollowing, followsYou }) => isFollowing && followsYou,
  mutedUntil: ({ mutedUntilMs }) => (mutedUntilMs === null ? null : new Date(mutedUntilMs)),
};
