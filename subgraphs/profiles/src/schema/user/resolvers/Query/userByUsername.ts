import type { QueryResolvers } from '../../../types.generated.ts';

export const userByUsername: NonNullable<QueryResolvers['userByUsername']> = (_root, { username }, ctx) =>
  ctx.profiles.findByUsername(ctx.viewer, username);
