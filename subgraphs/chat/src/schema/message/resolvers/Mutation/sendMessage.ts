import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const sendMessage: NonNullable<MutationResolvers['sendMessage']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.chat.sendMessage(requireViewer(ctx), { ...input, type: input.type ?? 'TEXT' }), ctx);
