import type { PollResolvers } from '../../types.generated.ts';

export const Poll: PollResolvers = {
  question: ({ poll }) => poll.question,
  multiple: ({ poll }) => poll.multiple,
  closesAt: ({ poll }) => poll.closesAt,
  voters: ({ poll }) => poll.voters,
  isClosed: ({ poll }, _args, ctx) => ctx.postfeed.isPast(poll.closesAt),
  resultsVisible: async (post, _args, ctx) =>
    ctx.postfeed.seesResults(post, ctx.viewer, (await ctx.loaders.viewerVotes.load(post.id)) !== null),
  viewerVotes: async ({ id }, _args, ctx) => [...((await ctx.loaders.viewerVotes.load(id)) ?? [])],
  options: async (post, _args, ctx) => {
    const { options, voters } = post.poll;
    const isShown = ctx.postfeed.seesResults(post, ctx.viewer, (await ctx.loaders.viewerVotes.load(post.id)) !== null);
    return options.map(({ id, text, votes }) => ({
      id,
      text,
      votes: isShown ? votes : null,
      percentage: isShown ? (voters === 0 ? 0 : votes / voters) : null,
    }));
  },
};
