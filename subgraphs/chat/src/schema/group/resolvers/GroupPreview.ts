import type { GroupPreviewResolvers } from '../../types.generated.ts';

export const GroupPreview: GroupPreviewResolvers = {
  title: ({ title }) => title ?? '',
  avatar: ({ avatarMediaId }, _args, ctx) =>
    avatarMediaId === null ? null : ctx.chat.mediaReference(ctx.viewer?.id ?? null, avatarMediaId),
};
