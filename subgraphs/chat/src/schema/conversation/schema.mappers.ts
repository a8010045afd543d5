import type { ConversationView, Membership } from '../../domain/conversation.ts';

export type ConversationMapper = ConversationView;

/** A row of the list of members, within the caller's view of the conversation. */
export interface MemberMapper {
  readonly membership: Membership;
  readonly view: ConversationView;
}

/** A reference to a person. */
export interface UserMapper {
  readonly id: string;
}
