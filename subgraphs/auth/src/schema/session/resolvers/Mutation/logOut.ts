import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const logOut: NonNullable<MutationResolvers['logOut']> = (_root, _args, ctx) =>
  ctx.auth.logOut(ctx.identity, requireViewer(ctx));
