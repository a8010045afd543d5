import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<
  UserResolvers,
  | 'avatar'
  | 'bio'
  | 'birthday'
  | 'cover'
  | 'displayName'
  | 'id'
  | 'isPrivate'
  | 'isVerified'
  | 'joinedAt'
  | 'location'
  | 'socialLinks'
  | 'stats'
  | 'username'
  | 'website'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.profileById.load(id),
  // Pictures are part of the card, which is public wherever the user can be seen at all.
  avatar: ({ avatarMediaId }, _args, ctx) => ctx.profiles.picture(avatarMediaId),
  cover: ({ coverMediaId }, _args, ctx) => ctx.profiles.picture(coverMediaId),
  birthday: ({ id, birthday }, _args, ctx) => (ctx.viewer?.id === id ? birthday : null),
  isPrivate: ({ privacy }) => privacy.isPrivate,
  joinedAt: ({ createdAt }) => createdAt,
};
