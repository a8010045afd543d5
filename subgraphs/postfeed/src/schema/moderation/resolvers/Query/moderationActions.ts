import { toConnection } from '@app/kernel';
import { requireScope } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const moderationActions: NonNullable<QueryResolvers['moderationActions']> = async (_root, { subjectId, ...args }, ctx) =>
  toConnection(await ctx.postfeed.listModerationActions(requireScope(ctx, 'moderation'), subjectId ?? null, args));
