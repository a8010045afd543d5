import type { MemberResolvers } from '../../types.generated.ts';

export const Member: MemberResolvers = {
  user: ({ membership }) => ({ id: membership.userId }),
  role: ({ membership }) => membership.role,
  joinedAt: ({ membership }) => membership.joinedAt,
  lastReadSeq: async ({ membership, view }, _args, ctx) =>
    (await ctx.loaders.receiptsOf.load(view))?.get(membership.userId)?.lastReadSeq ?? null,
  lastDeliveredSeq: async ({ membership, view }, _args, ctx) =>
    (await ctx.loaders.receiptsOf.load(view))?.get(membership.userId)?.lastDeliveredSeq ?? null,
};
