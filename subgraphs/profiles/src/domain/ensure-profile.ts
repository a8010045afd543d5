import { type CreateProfileDeps, createProfile } from './create-profile.ts';
import type { Profile, ProfileSeed } from './profile.ts';

export interface EnsureProfileDeps extends CreateProfileDeps {
  /** Account data from auth; unknown ids are left out. */
  readonly accountCards: (
    ids: readonly string[],
  ) => Promise<readonly { id: string; username: string; displayName: string; language: string; createdAt: string }[]>;
}

/**
 * The profile of a signed-in user. Registration creates it by an event; a user who is quicker than that event gets it here.
 * Null when auth does not know the account. Cost: one read, and a call of auth once in a user's life.
 */
export async function ensureProfile(deps: EnsureProfileDeps, id: string): Promise<Profile | null> {
  const existing = (await deps.profiles.findByIds([id])).get(id);
  if (existing !== undefined) return existing;
  const [card] = await deps.accountCards([id]);
  if (card === undefined) return null;
  const seed: ProfileSeed = {
    id: card.id,
    username: card.username,
    displayName: card.displayName,
    language: card.language,
    createdAt: new Date(card.createdAt),
  };
  await createProfile(deps, seed);
  return (await deps.profiles.findByIds([id])).get(id) ?? null;
}
