import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { canSeePart } from '@app/relations';
import {
  type BlockStore,
  type EdgePosition,
  edgePositionSchema,
  type FollowStore,
  type MuteStore,
  type OneWayEdge,
} from './ports.ts';
import type { Profile } from './profile.ts';
import { type ReadProfilesDeps, readBlockedCards, readProfiles } from './read-profiles.ts';

export interface ListPeopleDeps extends ReadProfilesDeps {
  readonly follows: FollowStore;
  readonly blocks: BlockStore;
  readonly mutes: MuteStore;
  readonly cursors: CursorCodec;
  readonly clock: { now(): Date };
}

/** Which list of people around a user. */
export type PeopleList = 'followers' | 'following' | 'friends' | 'mutualFriends';
/** Which list of the viewer's own. */
export type OwnList = 'followRequests' | 'sentFollowRequests' | 'blockedUsers' | 'mutedUsers';

/** Longer lists are not counted: each row has to be judged. */
const COUNT_MAX = 1_000;

/** A page of people, and how many the whole list would show to the viewer: null when they are more than 1,000. */
export interface CountedPage extends Page<Profile> {
  count(): Promise<number | null>;
}

const EMPTY = { edges: [], hasNextPage: false, hasPreviousPage: false, count: async () => 0 } as const;

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
): Promise<CountedPage> {
  const viewerId = viewer?.id ?? null;
  const page = pageOf(deps, viewerId, `people:${list}:${userId}`, args);
  if (viewerId === null || !(await mayList(deps, viewerId, userId))) return EMPTY;
  const skeleton = (after: EdgePosition | null, limit: number): Promise<readonly OneWayEdge[]> => {
    if (list === 'friends') return deps.follows.listFriends(userId, after, limit);
    if (list === 'mutualFriends') return deps.follows.listMutualFriends(viewerId, userId, after, limit);
    return deps.follows.list(userId, list === 'followers' ? 'IN' : 'OUT', 'ACTIVE', after, limit);
  };
  return page(
    skeleton,
    (ids) => readProfiles(deps, viewerId, ids),
    (ids) => withCards(deps, viewerId, ids),
  );
}

/** A list of the viewer's own, newest first. Blocked people are shown to their blocker here, and only here. */
export async function listOwn(deps: ListPeopleDeps, viewer: Viewer, list: OwnList, args: PageArguments): Promise<CountedPage> {
  const page = pageOf(deps, viewer.id, `own:${list}`, args);
  switch (list) {
    case 'blockedUsers':
      return page(
        (after, limit) => deps.blocks.list(viewer.id, after, limit),
        async (ids) => readBlockedCards(deps, await blockedKnowingly(deps, viewer.id, ids)),
        async (ids) => existing(deps, viewer.id, await blockedKnowingly(deps, viewer.id, ids)),
      );
    case 'mutedUsers':
      return page(
        (after, limit) => deps.mutes.list(viewer.id, deps.clock.now(), after, limit),
        (ids) => readProfiles(deps, viewer.id, ids),
        (ids) => withCards(deps, viewer.id, ids),
      );
    default:
      return page(
        (after, limit) => deps.follows.list(viewer.id, list === 'followRequests' ? 'IN' : 'OUT', 'REQUESTED', after, limit),
        (ids) => readProfiles(deps, viewer.id, ids),
        (ids) => withCards(deps, viewer.id, ids),
      );
  }
}

type Skeleton = (after: EdgePosition | null, limit: number) => Promise<readonly OneWayEdge[]>;
type Hydrate = (ids: readonly string[]) => Promise<ReadonlyMap<string, Profile>>;
/** Which of these rows the list shows. */
type Judge = (ids: readonly string[]) => Promise<readonly string[]>;

/** Checks the page arguments at once, and reads the page with the skeleton and the hydration that the list has. */
function pageOf(
  deps: ListPeopleDeps,
  viewerId: string | null,
  name: string,
  args: PageArguments,
): (skeleton: Skeleton, hydrate: Hydrate, judge: Judge) => Promise<CountedPage> {
  const first = pageSize(args.first);
  const after = deps.cursors.decode(name, viewerId, args.after, edgePositionSchema);
  return async (skeleton, hydrate, judge) => {
    const page = await readPage<OneWayEdge, Profile, EdgePosition>({
      first,
      after,
      skeleton,
      position: ({ createdAt, otherId }) => ({ atMs: createdAt.getTime(), otherId }),
      present: async (edges) => {
        const visible = await hydrate(edges.map((edge) => edge.otherId));
        return edges.map((edge) => visible.get(edge.otherId) ?? null);
      },
      cursor: (position) => deps.cursors.encode(name, viewerId, position),
    });
    return { ...page, count: () => countShown(skeleton, judge) };
  };
}

async function countShown(skeleton: Skeleton, judge: Judge): Promise<number | null> {
  const rows = await skeleton(null, COUNT_MAX + 1);
  return rows.length > COUNT_MAX ? null : (await judge(rows.map(({ otherId }) => otherId))).length;
}

async function withCards(deps: ListPeopleDeps, viewerId: string | null, ids: readonly string[]): Promise<string[]> {
  const relations = await deps.relations(viewerId, ids);
  return ids.filter((id) => canSeePart(viewerId, id, 'card', relations.get(id)));
}

async function existing(deps: ListPeopleDeps, viewerId: string, ids: readonly string[]): Promise<string[]> {
  const relations = await deps.relations(viewerId, ids);
  return ids.filter((id) => relations.get(id)?.exists === true);
}

/**
 * Blocked people without those who had blocked the viewer before: to the viewer these are absent, and so is the block that was kept against
 * them. A block that comes later does not take them off the list, or it could be told from it.
 */
async function blockedKnowingly(deps: ListPeopleDeps, viewerId: string, ids: readonly string[]): Promise<string[]> {
  const blocks = await deps.blocks.findBetween(viewerId, ids);
  const ownAt = new Map(blocks.flatMap((row) => (row.direction === 'OUT' ? [[row.otherId, row.createdAt] as const] : [])));
  const wereFirst = blocks.filter(
    ({ direction, otherId, createdAt }) => direction === 'IN' && createdAt <= (ownAt.get(otherId) ?? createdAt),
  );
  const absent = new Set(wereFirst.map(({ otherId }) => otherId));
  return ids.filter((id) => !absent.has(id));
}

async function mayList(deps: ListPeopleDeps, viewerId: string, userId: string): Promise<boolean> {
  const facts = (await deps.relations(viewerId, [userId])).get(userId);
  return canSeePart(viewerId, userId, 'people', facts);
}
