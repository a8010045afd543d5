import type { ReadSuccessResolvers } from '../../types.generated.ts';

export const ReadSuccess: ReadSuccessResolvers = {
  badge: (_success, _args, ctx) => ctx.loaders.badge(),
};
