import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'presence' | '__resolveReference'> = {
  presence: ({ id }, _args, ctx) => (ctx.viewer === null ? null : ctx.loaders.presenceOf.load(id)),
};
