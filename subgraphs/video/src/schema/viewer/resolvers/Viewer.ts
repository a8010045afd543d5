import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'id' | '__resolveReference'> = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
};
