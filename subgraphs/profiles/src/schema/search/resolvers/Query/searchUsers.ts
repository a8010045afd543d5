import { presentPeople } from '../../../graph/present-people.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const searchUsers: NonNullable<QueryResolvers['searchUsers']> = async (_root, { query, ...args }, ctx) => {
  const { edges, ...page } = await ctx.profiles.searchUsers(ctx.viewer, query, args);
  const highlights = new Map(edges.map(({ row }) => [row.user.id, row.highlights]));
  return presentPeople({ ...page, edges: edges.map(({ cursor, row }) => ({ cursor, row: row.user })) }, highlights);
};
