import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const logOutEverywhere: NonNullable<MutationResolvers['logOutEverywhere']> = (_root, { keepCurrent }, ctx) =>
  ctx.auth.logOutEverywhere(ctx.identity, requireViewer(ctx), keepCurrent ?? true);
