import type { RelationFacts } from '@app/contracts';
import { canSeePart } from '@app/relations';
import type { ProfileStore } from './ports.ts';
import type { Profile } from './profile.ts';

export interface ReadProfilesDeps {
  readonly profiles: ProfileStore;
  /** Relations of the viewer to many owners, cached. */
  readonly relations: (viewerId: string | null, ownerIds: readonly string[]) => Promise<ReadonlyMap<string, RelationFacts>>;
}

/**
 * Profile cards that the viewer (null: anonymous) may see, by id; the card of a private account is public, a blocked or
 * absent one is left out. Cost: one bulk read and one relation look-up.
 */
export async function readProfiles(
  deps: ReadProfilesDeps,
  viewerId: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Profile>> {
  const [found, relations] = await Promise.all([deps.profiles.findByIds(ids), deps.relations(viewerId, ids)]);
  const visible = new Map<string, Profile>();
  for (const [id, profile] of found) {
    if (canSeePart(viewerId, id, 'card', relations.get(id))) visible.set(id, profile);
  }
  return visible;
}

/** The profile with this handle (any case), as the viewer may see it; else null. */
export async function readProfileByUsername(
  deps: ReadProfilesDeps,
  viewerId: string | null,
  username: string,
): Promise<Profile | null> {
  const found = await deps.profiles.findByUsername(username.normalize('NFKC').toLowerCase());
  if (found === null) return null;
  return (await readProfiles(deps, viewerId, [found.id])).get(found.id) ?? null;
}

/** Whether a viewer may see a user's card at all. */
export type CanSeeProfile = (viewerId: string | null, userId: string) => Promise<boolean>;

/** Whether the viewer may see the card of `userId`. Cost: one relation look-up. */
export async function canSeeProfile(
  deps: Pick<ReadProfilesDeps, 'relations'>,
  viewerId: string | null,
  userId: string,
): Promise<boolean> {
  return canSeePart(viewerId, userId, 'card', (await deps.relations(viewerId, [userId])).get(userId));
}

/** Cards of people whom the viewer blocks: the one place where a blocked user can be seen, by the blocker alone. */
export async function readBlockedCards(deps: ReadProfilesDeps, ids: readonly string[]): Promise<ReadonlyMap<string, Profile>> {
  const found = await deps.profiles.findByIds(ids);
  return new Map([...found].filter(([, profile]) => !profile.isHidden && !profile.isDeleted));
}
