import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const changeUsername: NonNullable<MutationResolvers['changeUsername']> = async (_root, { username }, ctx) =>
  toUnion(await ctx.auth.changeUsername(ctx.identity, requireViewer(ctx), username), ctx);
