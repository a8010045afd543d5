import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const revokeInviteLink: NonNullable<MutationResolvers['revokeInviteLink']> = async (_root, { linkId }, ctx) =>
  toUnion(await ctx.chat.revokeInviteLink(requireViewer(ctx), linkId), ctx);
