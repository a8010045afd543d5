import type { RelationResolvers } from '../../types.generated.ts';

export const Relation: Pick<RelationResolvers, 'isFriend' | 'mutedUntil'> = {
  isFriend: ({ isFollowing, followsYou }) => isFollowing && followsYou,
  mutedUntil: ({ mutedUntilMs }) => (mutedUntilMs === null ? null : new Date(mutedUntilMs)),
};
