import { grantExpiry, type MediaGrants } from '@app/grants';
import type { PageArguments, Viewer } from '@app/kernel';
import { acceptRequest, declineRequest } from './domain/answer-request.ts';
import {
  archiveConversation,
  clearConversation,
  muteConversation,
  pinConversation,
  saveDraft,
  unmuteConversation,
} from './domain/change-membership.ts';
import type { ConversationView, MemberRole } from './domain/conversation.ts';
import { type CreateGroupDeps, type CreateGroupInput, createGroup } from './domain/create-group.ts';
import { editMessage } from './domain/edit-message.ts';
import type { EraseUserDeps } from './domain/erase-user.ts';
import { type ForwardMessageInput, forwardMessage } from './domain/forward-message.ts';
import {
  type CreateInviteLinkInput,
  createInviteLink,
  decideJoinRequest,
  type InviteDeps,
  joinByInvite,
  listInviteLinks,
  listJoinRequests,
  previewInvite,
  revokeInviteLink,
} from './domain/invites.ts';
import { readLastMessages } from './domain/last-messages.ts';
import { leaveConversation } from './domain/leave-conversation.ts';
import { listConversations } from './domain/list-conversations.ts';
import { listMembers } from './domain/list-members.ts';
import { listGallery, listMessages, type MessagePageArguments } from './domain/list-messages.ts';
import { listPinned } from './domain/list-pinned.ts';
import { addMembers, removeMember, setMemberRole } from './domain/manage-members.ts';
import { hideMessage, listStarred, starMessage } from './domain/mark-message.ts';
import type { Message, MessageType, ReactionType } from './domain/message.ts';
import type { SendMessageInput } from './domain/message-input.ts';
import { markDelivered, markRead, markUnread } from './domain/move-receipts.ts';
import { openDirect } from './domain/open-direct.ts';
import { pinMessage } from './domain/pin-message.ts';
import { type ChosenState, readPresence } from './domain/presence.ts';
import { reactToMessage } from './domain/react-to-message.ts';
import { recallMessage } from './domain/recall-message.ts';
import { readReceipts } from './domain/receipts.ts';
import { searchConversation, searchMessages } from './domain/search-messages.ts';
import { type SendDeps, sendMessage } from './domain/send-message.ts';
import { countUnread, readBadge } from './domain/unread.ts';
import { type UpdateGroupInput, updateGroup } from './domain/update-group.ts';
import { readMessages, readViews } from './domain/views.ts';
import { openChatEvents } from './live/chat-events.ts';
import { chatSync } from './live/chat-sync.ts';
import type { LiveReads } from './live/live-reads.ts';
import { openMessageStream } from './live/message-stream.ts';
import { openPresence, type PresenceBeats, type PresenceDeps } from './live/presence.ts';
import { openTyping, setTyping, type TypingDeps } from './live/typing.ts';

/** Everything that the use cases stand on. */
export interface ApiDeps extends SendDeps, CreateGroupDeps, InviteDeps, EraseUserDeps, TypingDeps, PresenceDeps {
  readonly editWindowSec: number;
  readonly recallWindowSec: number;
  readonly reads: LiveReads;
  readonly beats: PresenceBeats;
  readonly grants: MediaGrants;
  /** Where clients reach the platform; invite links begin with it. */
  readonly publicUrl: string;
}

/** The use cases of chat, as resolvers call them. */
export function createApi(deps: ApiDeps) {
  return { ...readingApi(deps), ...writingApi(deps), ...groupApi(deps), ...liveApi(deps) };
}
export type ChatApi = ReturnType<typeof createApi>;

function readingApi(deps: ApiDeps) {
  return {
    now: () => deps.clock.now(),
    readViews: (viewer: Viewer, ids: readonly string[]) => readViews(deps, viewer.id, ids),
    readMessages: (viewer: Viewer, ids: readonly string[]) => readMessages(deps, viewer.id, ids),
    readLastMessages: (viewer: Viewer, views: readonly ConversationView[]) => readLastMessages(deps, viewer.id, views),
    readBadge: (viewer: Viewer) => readBadge(deps, viewer.id),
    readReceipts: (view: ConversationView) => readReceipts(deps, view),
    readReactions: (viewer: Viewer, messages: readonly Message[]) => deps.reactions.findOf(viewer.id, messages),
    readStarred: (viewer: Viewer, ids: readonly string[]) => deps.marks.starredAmong(viewer.id, ids),
    readPresence: (viewer: Viewer, userIds: readonly string[]) => readPresence(deps, viewer.id, userIds),
    countUnread: (viewer: Viewer, views: readonly ConversationView[]) => countUnread(deps, viewer.id, views),
    listConversations: (viewer: Viewer, folder: 'MAIN' | 'ARCHIVED' | 'REQUESTS', args: PageArguments) =>
      listConversations(deps, viewer, folder, args),
    listMessages: (view: ConversationView, args: MessagePageArguments) => listMessages(deps, view, args),
    listGallery: (view: ConversationView, kind: MessageType | null, args: PageArguments) => listGallery(deps, view, kind, args),
    listMembers: (view: ConversationView, args: PageArguments) => listMembers(deps, view, args),
    listPinned: (view: ConversationView, args: PageArguments) => listPinned(deps, view, args),
    listStarred: (viewer: Viewer, args: PageArguments) => listStarred(deps, viewer, args),
    listReactors: (message: Message, type: ReactionType, first: number) => deps.reactions.listUsers(message, type, first),
    searchConversation: (view: ConversationView, query: string, args: PageArguments) =>
      searchConversation(deps, view, query, args),
    searchMessages: (viewer: Viewer, query: string, args: PageArguments) => searchMessages(deps, viewer, query, args),
    /** A reference to an upload that this viewer (null: whoever asks) has just been shown. */
    mediaReference: (viewerId: string | null, mediaId: string) => ({
      id: mediaId,
      grant: deps.grants.issue(mediaId, viewerId, grantExpiry(deps.clock.now())),
    }),
  };
}

function writingApi(deps: ApiDeps) {
  return {
    openDirect: (viewer: Viewer, userId: string) => openDirect(deps, viewer, userId),
    acceptRequest: (viewer: Viewer, id: string) => acceptRequest(deps, viewer, id),
    declineRequest: (viewer: Viewer, id: string) => declineRequest(deps, viewer, id),
    sendMessage: (viewer: Viewer, input: SendMessageInput) => sendMessage(deps, viewer, input),
    forwardMessage: (viewer: Viewer, input: ForwardMessageInput) => forwardMessage(deps, viewer, input),
    editMessage: (viewer: Viewer, id: string, text: string) => editMessage(deps, viewer, id, text),
    recallMessage: (viewer: Viewer, id: string) => recallMessage(deps, viewer, id),
    hideMessage: (viewer: Viewer, id: string) => hideMessage(deps, viewer, id),
    reactToMessage: (viewer: Viewer, id: string, type: ReactionType | null) => reactToMessage(deps, viewer, id, type),
    pinMessage: (viewer: Viewer, id: string, pinned: boolean) => pinMessage(deps, viewer, id, pinned),
    starMessage: (viewer: Viewer, id: string, starred: boolean) => starMessage(deps, viewer, id, starred),
    markRead: (viewer: Viewer, id: string, seq: number) => markRead(deps, viewer, id, seq),
    markDelivered: (viewer: Viewer, id: string, seq: number) => markDelivered(deps, viewer, id, seq),
    markUnread: (viewer: Viewer, id: string) => markUnread(deps, viewer, id),
    pinConversation: (viewer: Viewer, id: string, pinned: boolean) => pinConversation(deps, viewer, id, pinned),
    archiveConversation: (viewer: Viewer, id: string, archived: boolean) => archiveConversation(deps, viewer, id, archived),
    muteConversation: (viewer: Viewer, id: string, until: Date | null) => muteConversation(deps, viewer, id, until),
    unmuteConversation: (viewer: Viewer, id: string) => unmuteConversation(deps, viewer, id),
    clearConversation: (viewer: Viewer, id: string) => clearConversation(deps, viewer, id),
    saveDraft: (viewer: Viewer, id: string, text: string | null) => saveDraft(deps, viewer, id, text),
  };
}

function groupApi(deps: ApiDeps) {
  return {
    createGroup: (viewer: Viewer, input: CreateGroupInput) => createGroup(deps, viewer, input),
    updateGroup: (viewer: Viewer, input: UpdateGroupInput) => updateGroup(deps, viewer, input),
    addMembers: (viewer: Viewer, id: string, userIds: readonly string[]) => addMembers(deps, viewer, id, userIds),
    removeMember: (viewer: Viewer, id: string, userId: string) => removeMember(deps, viewer, id, userId),
    setMemberRole: (viewer: Viewer, id: string, userId: string, role: MemberRole) =>
      setMemberRole(deps, viewer, id, userId, role),
    leaveConversation: (viewer: Viewer, id: string) => leaveConversation(deps, viewer, id),
    createInviteLink: (viewer: Viewer, input: CreateInviteLinkInput) => createInviteLink(deps, viewer, input),
    revokeInviteLink: (viewer: Viewer, linkId: string) => revokeInviteLink(deps, viewer, linkId),
    previewInvite: (code: string) => previewInvite(deps, code),
    joinByInvite: (viewer: Viewer, code: string) => joinByInvite(deps, viewer, code),
    decideJoinRequest: (viewer: Viewer, id: string, userId: string, accept: boolean) =>
      decideJoinRequest(deps, viewer, id, userId, accept),
    listInviteLinks: (view: ConversationView) => listInviteLinks(deps, view),
    listJoinRequests: (view: ConversationView, limit: number) => listJoinRequests(deps, view, limit),
    inviteUrl: (code: string) => new URL(`/join/${code}`, deps.publicUrl).href,
  };
}

/** Streams count as connections of their reader while they run. */
function liveApi(deps: ApiDeps) {
  const { beats } = deps;
  return {
    openChatEvents: (viewer: Viewer, after: string | null | undefined, signal: AbortSignal) =>
      beats.during(viewer, openChatEvents(deps, viewer, after, signal)),
    openMessageStream: async (viewer: Viewer, id: string, afterSeq: number | null | undefined, signal: AbortSignal) =>
      beats.during(viewer, await openMessageStream(deps, viewer, id, afterSeq, signal)),
    openTyping: async (viewer: Viewer, id: string, signal: AbortSignal) =>
      beats.during(viewer, await openTyping(deps, viewer, id, signal)),
    openPresence: (viewer: Viewer, userIds: readonly string[], signal: AbortSignal) =>
      beats.during(viewer, openPresence(deps, viewer, userIds, signal)),
    sync: (viewer: Viewer, after: string | null | undefined) => chatSync(deps, viewer, after),
    setTyping: (viewer: Viewer, id: string, typing: boolean) => setTyping(deps, viewer, id, typing),
    setPresence: (viewer: Viewer, state: ChosenState) => beats.choose(viewer, state),
  };
}
