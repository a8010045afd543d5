import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { canSee, standing } from '@app/relations';
import { type EdgePosition, edgePositionSchema, type FollowStore } from './ports.ts';
import type { Profile } from './profile.ts';
import { type ReadProfilesDeps, readProfiles } from './read-profiles.ts';

export interface ListPeopleDeps extends ReadProfilesDeps {
  readonly follows: FollowStore;
  readonly cursors: CursorCodec;
}

/** Which list of people around a user. */
export type PeopleList = 'followers' | 'following';

/**
 * People around `userId`, newest first, as the viewer may see them: signed-in callers only, and followers only when the
 * account is private. A list that may not be seen is empty, like one without people.
 */
export async function listPeople(
  deps: ListPeopleDeps,
  viewer: Viewer | null,
  userId: string,
  list: PeopleList,
  args: PageArguments,
): Promise<Page<Profile>> {
  const first = pageSize(args.first);
  const viewerId = viewer?.id ?? null;
  const name = `people:${list}:${userId}`;
  const after = deps.cursors.decode(name, viewerId, args.after, edgePositionSchema);
  if (!(await mayList(deps, viewerId, userId))) return { edges: [], hasNextPage: false, hasPreviousPage: false };
  return readPage({
    first,
    after,
    skeleton: (position, limit) => deps.follows.list(userId, list === 'followers' ? 'IN' : 'OUT', 'ACTIVE', position, limit),
    position: ({ createdAt, otherId }): EdgePosition => ({ atMs: createdAt.getTime(), otherId }),
    present: async (edges) => {
      const visible = await readProfiles(
        deps,
        viewerId,
        edges.map((edge) => edge.otherId),
      );
      return edges.map((edge) => visible.get(edge.otherId) ?? null);
    },
    cursor: (position) => deps.cursors.encode(name, viewerId, position),
  });
}

async function mayList(deps: ListPeopleDeps, viewerId: string | null, userId: string): Promise<boolean> {
  if (viewerId === null) return false;
  const facts = (await deps.relations(viewerId, [userId])).get(userId);
  return standing(viewerId, userId, facts) === 'self' || canSee(viewerId, userId, 'PUBLIC', facts);
}
