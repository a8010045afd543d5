import { pageSize, type Viewer } from '@app/kernel';
import { canSeePart, standing } from '@app/relations';
import type { FollowStore, ProfileStore } from './ports.ts';
import type { Profile } from './profile.ts';
import { type ReadProfilesDeps, readProfiles } from './read-profiles.ts';

export interface SuggestUsersDeps extends ReadProfilesDeps {
  readonly profiles: ProfileStore;
  readonly follows: FollowStore;
}

/** Somebody whom the viewer may want to follow, and why: FRIENDS_OF_FRIENDS, FOLLOWS_YOU or POPULAR. */
export interface UserSuggestion {
  readonly user: Profile;
  readonly reason: string;
  readonly mutualFriendCount: number;
}

/** Candidates that are looked at for each suggestion. */
const CANDIDATES_PER_SUGGESTION = 5;

/**
 * People to follow: followed by those whom the viewer follows, by how many of these; then popular ones. Never somebody followed,
 * requested, blocked, muted or undiscoverable. Cost: two bounded aggregations and one relation look-up.
 */
export async function suggestUsers(
  deps: SuggestUsersDeps,
  viewer: Viewer,
  first: number | null | undefined,
): Promise<UserSuggestion[]> {
  const size = pageSize(first, 20, 50);
  const [near, popular] = await Promise.all([
    deps.follows.listSecondDegree(viewer.id, size * CANDIDATES_PER_SUGGESTION),
    deps.profiles.listPopular(size * CANDIDATES_PER_SUGGESTION),
  ]);
  const ids = [...new Set([...near.map(({ id }) => id), ...popular.map(({ id }) => id)])];
  const [visible, relations] = await Promise.all([readProfiles(deps, viewer.id, ids), deps.relations(viewer.id, ids)]);
  const nearIds = new Set(near.map(({ id }) => id));
  const chosen = ids
    .flatMap((id) => {
      const user = visible.get(id);
      const facts = relations.get(id);
      const isNew = standing(viewer.id, id, facts) === 'stranger' && !facts?.isRequested && !facts?.isMuted;
      return user && isNew && canSeePart(viewer.id, id, 'finding', facts) ? [{ user, facts }] : [];
    })
    .slice(0, size);
  const mutual = await deps.follows.countMutualFriends(
    viewer.id,
    chosen.map(({ user }) => user.id),
  );
  return chosen.map(({ user, facts }) => ({
    user,
    reason: nearIds.has(user.id) ? 'FRIENDS_OF_FRIENDS' : facts?.followsYou ? 'FOLLOWS_YOU' : 'POPULAR',
    mutualFriendCount: mutual.get(user.id) ?? 0,
  }));
}
