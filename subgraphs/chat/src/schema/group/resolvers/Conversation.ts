import { pageSize } from '@app/kernel';
import type { ConversationResolvers } from '../../types.generated.ts';

export const Conversation: Pick<ConversationResolvers, 'inviteLinks' | 'joinRequests' | '__resolveReference'> = {
  inviteLinks: (view, _args, ctx) => ctx.chat.listInviteLinks(view),
  joinRequests: async (view, { first }, ctx) => {
    const ids = await ctx.chat.listJoinRequests(view, pageSize(first));
    return ids.map((id) => ({ id }));
  },
};
