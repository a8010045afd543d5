import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const pinMessage: NonNullable<MutationResolvers['pinMessage']> = async (_root, { messageId, pinned }, ctx) =>
  toUnion(await ctx.chat.pinMessage(requireViewer(ctx), messageId, pinned), ctx);
