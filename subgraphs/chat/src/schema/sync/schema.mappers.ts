import type { ConversationView } from '../../domain/conversation.ts';

/** What changed; the badge is read when it is asked for. */
export interface ChatSyncMapper {
  readonly cursor: string;
  readonly conversations: readonly ConversationView[];
  readonly removedConversationIds: readonly string[];
  readonly isComplete: boolean;
}
