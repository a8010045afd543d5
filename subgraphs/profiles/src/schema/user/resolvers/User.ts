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
  avatar: ({ avatarMediaId }) => (avatarMediaId === null ? null : { id: avatarMediaId }),
  cover: ({ coverMediaId }) => (coverMediaId === null ? null : { id: coverMediaId }),
  birthday: ({ id, birthday }, _args, ctx) => (ctx.viewer?.id === id ? birthday : null),
  isPrivate: ({ privacy }) => privacy.isPrivate,
  joinedAt: ({ createdAt }) => createdAt,
};
