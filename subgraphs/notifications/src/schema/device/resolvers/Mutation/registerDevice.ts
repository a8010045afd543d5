import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const registerDevice: NonNullable<MutationResolvers['registerDevice']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.notifications.registerDevice(requireViewer(ctx), input), ctx);
