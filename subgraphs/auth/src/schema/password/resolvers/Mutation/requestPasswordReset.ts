import type { MutationResolvers } from '../../../types.generated.ts';

export const requestPasswordReset: NonNullable<MutationResolvers['requestPasswordReset']> = (_root, { email }, ctx) =>
  ctx.auth.requestPasswordReset(email);
