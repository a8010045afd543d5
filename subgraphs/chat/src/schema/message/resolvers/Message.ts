import type { MessageResolvers } from '../../types.generated.ts';
import { presentContent, reference } from '../present-content.ts';

export const Message: Pick<
  MessageResolvers,
  | 'clientMessageId'
  | 'content'
  | 'conversationId'
  | 'createdAt'
  | 'editedAt'
  | 'forwarded'
  | 'id'
  | 'mentions'
  | 'mentionsAll'
  | 'replyTo'
  | 'sender'
  | 'seq'
  | 'state'
  | 'type'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) => (ctx.viewer === null ? null : ctx.loaders.messageById.load(id)),
  sender: ({ senderId }) => reference(senderId),
  state: ({ isHidden, isRecalled }) => (isHidden ? 'HIDDEN' : isRecalled ? 'RECALLED' : 'VISIBLE'),
  clientMessageId: ({ clientMessageId, senderId }, _args, ctx) => (senderId === ctx.viewer?.id ? clientMessageId : null),
  content: ({ content, isHidden, isRecalled }, _args, ctx) =>
    content === null || isHidden || isRecalled ? null : presentContent(content, ctx),
  mentions: ({ mentionIds, isHidden, isRecalled }) => (isHidden || isRecalled ? [] : mentionIds.map((id) => ({ id }))),
  mentionsAll: ({ mentionsAll, isHidden, isRecalled }) => mentionsAll && !isHidden && !isRecalled,
  replyTo: async ({ replyTo, isHidden, isRecalled }, _args, ctx) =>
    replyTo === null || isHidden || isRecalled
      ? null
      : { ...replyTo, quoted: await ctx.loaders.messageById.load(replyTo.messageId) },
  forwarded: ({ isForwarded }) => isForwarded,
};
