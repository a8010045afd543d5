import type { ConversationView } from '../../domain/conversation.ts';
import type { MessageMapper } from '../message/schema.mappers.ts';

export interface ChatMessageAddedMapper {
  readonly cursor: string;
  readonly conversation: ConversationView;
  readonly message: MessageMapper;
}

export interface ChatReceiptMovedMapper {
  readonly cursor: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly lastReadSeq: number | null;
  readonly lastDeliveredSeq: number | null;
}
