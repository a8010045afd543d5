import { toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const finishPasskeyLogin: NonNullable<MutationResolvers['finishPasskeyLogin']> = async (
  _root,
  { challengeId, response, device },
  ctx,
) => toUnion(await ctx.auth.finishPasskeyLogin(ctx.identity, { challengeId, response, device: device ?? null }), ctx);
