import { requireViewer } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const mentionSuggestions: NonNullable<QueryResolvers['mentionSuggestions']> = (_root, { prefix, first }, ctx) =>
  ctx.profiles.suggestMentions(requireViewer(ctx), prefix, first);
