import { toConnection } from '@app/kernel';
import { isMutedAt, isRequest, peerOf } from '../../../domain/conversation.ts';
import { presentMessages } from '../../message/present-messages.ts';
import type { ConversationResolvers } from '../../types.generated.ts';

export const Conversation: Pick<
  ConversationResolvers,
  | 'announcementOnly'
  | 'avatar'
  | 'draft'
  | 'id'
  | 'isArchived'
  | 'isMarkedUnread'
  | 'isMuted'
  | 'isPinned'
  | 'isRequest'
  | 'joinApproval'
  | 'lastActivityAt'
  | 'lastMessage'
  | 'lastReadSeq'
  | 'lastSeq'
  | 'memberCount'
  | 'members'
  | 'mentionCount'
  | 'messages'
  | 'mutedUntil'
  | 'peer'
  | 'slowModeSec'
  | 'title'
  | 'type'
  | 'unreadCount'
  | 'viewerRole'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) => (ctx.viewer === null ? null : ctx.loaders.viewById.load(id)),
  id: ({ conversation }) => conversation.id,
  type: ({ conversation }) => conversation.type,
  title: ({ conversation }) => conversation.title,
  avatar: ({ conversation: { avatarMediaId }, membership }, _args, ctx) =>
    avatarMediaId === null ? null : ctx.chat.mediaReference(membership.userId, avatarMediaId),
  peer: ({ conversation, membership }) => {
    const id = peerOf(conversation, membership.userId);
    return id === null ? null : { id };
  },
  memberCount: ({ conversation }) => conversation.memberCount,
  members: async (view, args, ctx) => {
    const page = await ctx.chat.listMembers(view, args);
    const { edges, nodes, pageInfo } = toConnection(page);
    return {
      edges: edges.map(({ cursor, node }) => ({ cursor, node: { membership: node, view } })),
      nodes: nodes.map((membership) => ({ membership, view })),
      pageInfo,
      totalCount: view.membership.status === 'ACTIVE' ? view.conversation.memberCount : 0,
    };
  },
  lastMessage: (view, _args, ctx) => ctx.loaders.lastMessageOf.load(view),
  lastActivityAt: ({ conversation }) => conversation.lastMessageAt,
  lastSeq: ({ conversation }) => conversation.lastSeq,
  unreadCount: async (view, _args, ctx) => (await ctx.loaders.unreadOf.load(view)).messages,
  mentionCount: async (view, _args, ctx) => (await ctx.loaders.unreadOf.load(view)).mentions,
  isMarkedUnread: ({ membership }) => membership.isMarkedUnread,
  viewerRole: ({ membership }) => membership.role,
  isPinned: ({ membership }) => membership.isPinned,
  isArchived: ({ membership }) => membership.folder === 'ARCHIVED',
  isRequest: ({ membership }) => isRequest(membership),
  isMuted: ({ membership }, _args, ctx) => isMutedAt(membership, ctx.chat.now()),
  mutedUntil: ({ membership }, _args, ctx) => (isMutedAt(membership, ctx.chat.now()) ? membership.mutedUntil : null),
  draft: ({ membership }) => membership.draft,
  lastReadSeq: ({ membership }) => membership.lastReadSeq,
  announcementOnly: ({ conversation }) => conversation.announcementOnly,
  slowModeSec: ({ conversation }) => conversation.slowModeSec,
  joinApproval: ({ conversation }) => conversation.joinApproval,
  messages: async (view, args, ctx) => presentMessages(await ctx.chat.listMessages(view, args)),
};
