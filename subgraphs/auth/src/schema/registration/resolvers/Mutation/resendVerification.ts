import type { MutationResolvers } from '../../../types.generated.ts';

export const resendVerification: NonNullable<MutationResolvers['resendVerification']> = (_root, { email }, ctx) =>
  ctx.auth.resendVerification(email);
