import { requireViewer } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const suggestedUsers: NonNullable<QueryResolvers['suggestedUsers']> = (_root, { first }, ctx) =>
  ctx.profiles.suggestUsers(requireViewer(ctx), first);
