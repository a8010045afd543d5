import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const reactToMessage: NonNullable<MutationResolvers['reactToMessage']> = async (_root, { messageId, type }, ctx) =>
  toUnion(await ctx.chat.reactToMessage(requireViewer(ctx), messageId, type ?? null), ctx);
