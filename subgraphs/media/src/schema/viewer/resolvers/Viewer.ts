import { toConnection } from '@app/kernel';
import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: ViewerResolvers = {
  // Nobody's private side but the caller's own, whatever id a reference carries.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.id === id ? { id } : null),
  uploads: async (_viewer, { status, ...args }, ctx) =>
    toConnection(await ctx.media.listUploads(requireViewer(ctx), status ?? null, args)),
};
