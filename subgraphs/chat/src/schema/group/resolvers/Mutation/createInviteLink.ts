import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createInviteLink: NonNullable<MutationResolvers['createInviteLink']> = async (_root, { input }, ctx) =>
  toUnion(await ctx.chat.createInviteLink(requireViewer(ctx), input), ctx);
