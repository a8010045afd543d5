import { requireViewer } from '@app/subgraph';
import { presentMessages } from '../../../message/present-messages.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const searchMessages: NonNullable<QueryResolvers['searchMessages']> = async (_root, { query, ...args }, ctx) => {
  const { page, highlights } = await ctx.chat.searchMessages(requireViewer(ctx), query, args);
  return presentMessages(page, highlights);
};
