import type { MutationResolvers } from '../../../types.generated.ts';

export const startExternalLogin: NonNullable<MutationResolvers['startExternalLogin']> = (_root, { provider, redirectUri }, ctx) =>
  ctx.auth.startExternalLogin(ctx.identity, { provider, redirectUri });
