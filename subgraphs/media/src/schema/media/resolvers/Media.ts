import type { MediaResolvers } from '../../types.generated.ts';

export const Media: MediaResolvers = {
  __resolveReference: async (reference, ctx) =>
    ctx.loaders.mediaByReference.load({ id: reference.id, grant: 'grant' in reference ? (reference.grant ?? null) : null }),
  // Grants come with references and are never handed on.
  grant: () => null,
  status: (media, _args, ctx) => ctx.media.statusOf(media),
  url: (media, _args, ctx) => {
    const file = ctx.media.bestFileOf(media);
    return file === null ? null : ctx.media.addressOf(media, file);
  },
  variants: (media, { minWidth }, ctx) => ctx.media.variantsOf(media, minWidth ?? 0).map((file) => ({ media, file })),
};
