import type { Viewer } from '@app/kernel';
import type { Profile } from './profile.ts';
import { type ReadProfilesDeps, readBlockedCards, readProfiles } from './read-profiles.ts';

/** The other side of a pair that the viewer has just changed: as they may see it, and also when they block it. */
export async function readOther(deps: ReadProfilesDeps, viewer: Viewer, userId: string): Promise<Profile | null> {
  const facts = (await deps.relations(viewer.id, [userId])).get(userId);
  const isOwnBlock = facts?.isBlocked === true && !facts.blocksYou;
  const read = isOwnBlock ? readBlockedCards(deps, [userId]) : readProfiles(deps, viewer.id, [userId]);
  return (await read).get(userId) ?? null;
}
