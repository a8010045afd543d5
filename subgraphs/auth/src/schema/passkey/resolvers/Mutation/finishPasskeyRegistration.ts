import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const finishPasskeyRegistration: NonNullable<MutationResolvers['finishPasskeyRegistration']> = async (
  _root,
  { name, response },
  ctx,
) => toUnion(await ctx.auth.finishPasskeyRegistration(ctx.identity, requireViewer(ctx), { name, response }), ctx);
