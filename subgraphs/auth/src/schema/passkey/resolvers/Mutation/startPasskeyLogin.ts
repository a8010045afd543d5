import type { MutationResolvers } from '../../../types.generated.ts';

export const startPasskeyLogin: NonNullable<MutationResolvers['startPasskeyLogin']> = (_root, _args, ctx) =>
  ctx.auth.startPasskeyLogin();
