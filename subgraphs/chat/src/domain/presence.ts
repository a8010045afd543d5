import { isId } from '@app/kernel';
import { isInAudience } from '@app/relations';
import type { Membership } from './conversation.ts';
import { directConversationId } from './direct-id.ts';
import type { MemberStore, ReadRelations } from './ports.ts';

/** What a person wants to be seen as while connected. */
export type ChosenState = 'ONLINE' | 'AWAY' | 'OFFLINE';

/** What is known of a person's presence. */
export interface PresenceFacts {
  /** A live subscription was heard of lately. */
  readonly isConnected: boolean;
  /** Null: seen as they are. */
  readonly chosen: 'AWAY' | 'OFFLINE' | null;
  /** Null: never seen. */
  readonly lastSeenAt: Date | null;
}

/** A person's presence, for those who may see it. */
export interface Presence {
  readonly state: ChosenState;
  /** When they were last there; null while they are, and when never seen. */
  readonly lastSeenAt: Date | null;
}

export interface PresenceStore {
  /** Reports a living connection; answers whether nobody was connected before. */
  beat(userId: string, connectionId: string): Promise<boolean>;
  choose(userId: string, state: ChosenState): Promise<void>;
  read(userIds: readonly string[]): Promise<ReadonlyMap<string, PresenceFacts>>;
  /** Keeps the last sight beyond a loss of Redis. */
  keepLastSeen(userId: string, at: Date): Promise<void>;
  forget(userId: string): Promise<void>;
}

export interface ReadPresenceDeps {
  readonly presence: PresenceStore;
  readonly members: MemberStore;
  readonly relations: ReadRelations;
}

/** How a person appears. */
export function presenceOf(facts: PresenceFacts): Presence {
  if (!facts.isConnected || facts.chosen === 'OFFLINE') return { state: 'OFFLINE', lastSeenAt: facts.lastSeenAt };
  if (facts.chosen === 'AWAY') return { state: 'AWAY', lastSeenAt: facts.lastSeenAt };
  return { state: 'ONLINE', lastSeenAt: null };
}

/** Whether a request of the viewer waits with this person, or was declined by them: what was declined is behind their beginning. */
function keepsApart(row: Membership | undefined): boolean {
  return row !== undefined && !row.isAccepted && (row.folder === 'REQUESTS' || row.visibleFromSeq > 1);
}

/**
 * Presence of people as far as they show it to the viewer: by their setting, and not to somebody whose message request waits with them or was declined.
 * Those who do not are left out. Cost: three bulk reads.
 */
export async function readPresence(
  deps: ReadPresenceDeps,
  viewerId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Presence>> {
  const asked = [...new Set(userIds.filter(isId))];
  const facts = await deps.relations(viewerId, asked);
  const inAudience = asked.filter((id) => {
    const of = facts.get(id);
    return of !== undefined && isInAudience(viewerId, id, of.showPresence, of);
  });
  const pairs = inAudience.map((userId) => ({ conversationId: directConversationId(viewerId, userId), userId }));
  const rows = await deps.members.findPairs(pairs);
  const shown = pairs
    .filter(({ conversationId, userId }) => !keepsApart(rows.get(`${conversationId}:${userId}`)))
    .map(({ userId }) => userId);
  const found = await deps.presence.read(shown);
  return new Map([...found].map(([id, of]) => [id, presenceOf(of)]));
}
