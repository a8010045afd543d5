import type { Conversation } from '../../domain/conversation.ts';
import type { InviteLink } from '../../domain/ports.ts';

export type GroupPreviewMapper = Conversation;
export type GroupInviteLinkMapper = InviteLink;
