import type { QueryResolvers } from '../../../types.generated.ts';

export const groupInvite: NonNullable<QueryResolvers['groupInvite']> = (_root, { code }, ctx) => ctx.chat.previewInvite(code);
