import type { MediaVariantResolvers } from '../../types.generated.ts';

export const MediaVariant: MediaVariantResolvers = {
  url: ({ media, file }, _args, ctx) => ctx.media.addressOf(media, file.file),
  contentType: ({ file }) => file.contentType,
  width: ({ file }) => file.width,
  height: ({ file }) => file.height,
  sizeBytes: ({ file }) => file.sizeBytes,
};
