import type { Message, ReactionType } from '../../domain/message.ts';

/** One of the counts of a message. */
export interface MessageReactionCountMapper {
  readonly type: ReactionType;
  readonly count: number;
  readonly message: Message;
}
