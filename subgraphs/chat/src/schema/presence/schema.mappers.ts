import type { Presence } from '../../domain/presence.ts';

/** Somebody began or ended to type. */
export interface TypingEventMapper {
  readonly conversationId: string;
  readonly userId: string;
  readonly typing: boolean;
}

/** Somebody's presence changed. */
export interface PresenceEventMapper {
  readonly userId: string;
  readonly presence: Presence;
}
