import type { GroupInviteLinkResolvers } from '../../types.generated.ts';

export const GroupInviteLink: GroupInviteLinkResolvers = {
  url: ({ code }, _args, ctx) => ctx.chat.inviteUrl(code),
};
