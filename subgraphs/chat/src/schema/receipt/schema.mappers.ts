import type { ConversationView } from '../../domain/conversation.ts';

/** A mark that was made; the badge is read when it is asked for. */
export interface ReadSuccessMapper {
  readonly conversation: ConversationView;
}
