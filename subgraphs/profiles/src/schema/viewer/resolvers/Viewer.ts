import type { ViewerResolvers } from '../../types.generated.ts';
import { ownProfile } from '../own-profile.ts';

export const Viewer: Pick<ViewerResolvers, 'id' | 'user' | '__resolveReference'> = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
  user: ({ id }, _args, ctx) => ownProfile(id, ctx),
};
