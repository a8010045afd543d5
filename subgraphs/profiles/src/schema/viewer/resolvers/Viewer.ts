import { ServiceUnavailableError } from '@app/kernel';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: ViewerResolvers = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
  user: async ({ id }, _args, ctx) => {
    const profile = await ctx.profiles.ensureProfile(id);
    if (profile === null) throw new ServiceUnavailableError('auth');
    return profile;
  },
};
