import { requireViewer } from '@app/subgraph';
import type { QueryResolvers } from '../../../types.generated.ts';

export const chatSync: NonNullable<QueryResolvers['chatSync']> = (_root, { after }, ctx) =>
  ctx.chat.sync(requireViewer(ctx), after);
