import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setPresence: NonNullable<MutationResolvers['setPresence']> = async (_root, { state }, ctx) => {
  await ctx.chat.setPresence(requireViewer(ctx), state);
  return true;
};
