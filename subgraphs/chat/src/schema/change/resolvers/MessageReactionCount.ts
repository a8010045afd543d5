import { pageSize } from '@app/kernel';
import type { MessageReactionCountResolvers } from '../../types.generated.ts';

export const MessageReactionCount: MessageReactionCountResolvers = {
  users: async ({ message, type }, { first }, ctx) => {
    const ids = await ctx.chat.listReactors(message, type, pageSize(first, 10));
    return ids.map((id) => ({ id }));
  },
};
