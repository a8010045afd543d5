import type { CursorCodec, Page, PageArguments, Viewer } from '@app/kernel';
import { pageByScore, pageByTime } from './paging.ts';
import type { People, ReadRelations } from './ports.ts';
import { byTime, type Post, type TimePosition } from './post.ts';
import { type RankPart, rankPost } from './rank.ts';
import { type ListPostsDeps, presentPosts } from './read-posts.ts';

/** What is kept of a user's home feed, newest first; a hint, never the rule. */
export interface FeedSlice {
  readonly entries: readonly TimePosition[];
  /** Nothing older exists beyond what is kept. */
  readonly isComplete: boolean;
  /** Those of the asked popular authors whom the user follows. */
  readonly popularFollowed: readonly string[];
}

/** How a kept feed stands. COLD: there is none. */
export type FeedState = { readonly kind: 'COLD' | 'BUILDING' } | { readonly kind: 'READY'; readonly version: string };

/** Kept home feeds. Every method answers null when the store is away: the feed then comes from the posts themselves. */
export interface FeedCache {
  state(userId: string): Promise<FeedState | null>;
  /** Claims the building of a cold feed; what is fanned out meanwhile is kept. False when somebody else has. */
  begin(userId: string): Promise<boolean | null>;
  followees(userId: string): Promise<readonly string[] | null>;
  /** Adds entries and states whose posts they are, as of a version of the user's graph. */
  fill(userId: string, version: string, followeeIds: readonly string[], entries: readonly TimePosition[]): Promise<true | null>;
  read(userId: string, after: TimePosition | null, limit: number, popularIds: readonly string[]): Promise<FeedSlice | null>;
  /** Waits a moment for whoever builds the feed. */
  pause(): Promise<void>;
}

export interface HomeFeedDeps extends ListPostsDeps {
  readonly relations: ReadRelations;
  /** Another value whenever the user's graph has changed; null: unknown. */
  readonly graphVersion: (userId: string) => Promise<string | null>;
  readonly people: Pick<People, 'followees'>;
  readonly feeds: FeedCache;
  /** Authors whose posts are merged in at read. */
  readonly popularAuthors: () => Promise<readonly string[]>;
  readonly cursors: CursorCodec;
  readonly clock: { now(): Date };
}

/** Entries that a kept feed has at most. */
export const FEED_CAP = 800;
/** Newest entries among which RANKED chooses. */
const RANKED_CANDIDATES = 300;
const BUILDER_WAITS = 40;

export type FeedMode = 'LATEST' | 'RANKED';

/** A post in a home feed, and why it is there. */
export interface FeedItem {
  readonly post: Post;
  readonly reason: FeedReason;
  /** Null in LATEST. */
  readonly score: number | null;
  readonly parts: readonly RankPart[];
}
export type FeedReason = 'OWN' | 'FOLLOWING' | 'SHARED_BY_FRIEND' | 'SHARED_BY_FOLLOWING';

/**
 * The viewer's home feed: their own posts and those of people whom they follow, without muted ones. What may be seen is decided now,
 * whatever was kept. Cost, warm: two Redis round trips, one query for own and popular authors' posts, one bulk read.
 */
export async function readHomeFeed(
  deps: HomeFeedDeps,
  viewer: Viewer,
  mode: FeedMode,
  args: PageArguments,
): Promise<Page<FeedItem>> {
  const entries = await openFeed(deps, viewer.id);
  const list = { cursors: deps.cursors, name: `home:${mode}`, viewerId: viewer.id, args };
  if (mode === 'LATEST') {
    return pageByTime<TimePosition, FeedItem>(list, {
      skeleton: entries,
      position: (entry) => entry,
      present: (rows) =>
        presentFeed(
          deps,
          viewer.id,
          rows.map((row) => row.id),
        ),
    });
  }
  const ranked = await rank(deps, viewer.id, await entries(null, RANKED_CANDIDATES));
  const places = ranked.map((item) => ({ score: item.score ?? 0, atMs: item.post.createdAt.getTime(), id: item.post.id }));
  const itemOf = new Map(ranked.map((item) => [item.post.id, item]));
  return pageByScore(list, {
    top: async (_after, limit) => places.slice(0, limit),
    present: async (ids) => ids.map((id) => itemOf.get(id) ?? null),
  });
}

async function rank(deps: HomeFeedDeps, viewerId: string, entries: readonly TimePosition[]): Promise<FeedItem[]> {
  const items = await presentFeed(
    deps,
    viewerId,
    entries.map((entry) => entry.id),
  );
  const relations = await deps.relations(viewerId, [
    ...new Set(items.flatMap((item) => (item === null ? [] : [item.post.userId]))),
  ]);
  const now = deps.clock.now();
  const ranked = items.flatMap((item) => {
    if (item === null) return [];
    const { score, parts } = rankPost(item.post, viewerId, relations.get(item.post.userId), now);
    return [{ ...item, score, parts }];
  });
  return ranked.sort((a, b) => b.score - a.score || (a.post.id < b.post.id ? 1 : -1));
}

/** Posts as members of the viewer's home feed; null where one does not belong there (now). */
export async function presentFeed(deps: ListPostsDeps, viewerId: string, ids: readonly string[]): Promise<(FeedItem | null)[]> {
  const found = await deps.posts.findByIds(ids);
  return presentFeedPosts(
    deps,
    viewerId,
    ids.map((id) => found.get(id) ?? null),
  );
}

/** The same for posts at hand. */
export async function presentFeedPosts(
  deps: ListPostsDeps,
  viewerId: string,
  posts: readonly (Post | null)[],
  hideMuted: true | 'LIVE' = true,
): Promise<(FeedItem | null)[]> {
  const shown = await presentPosts(deps, viewerId, posts, { hideMuted, followedOnly: true });
  const sharers = shown.flatMap((post) => (post !== null && post.kind !== 'POST' ? [post.userId] : []));
  const relations = await (sharers.length > 0 ? deps.relations(viewerId, sharers) : null);
  return shown.map((post) => {
    if (post === null) return null;
    const reason = reasonOf(post, viewerId, relations?.get(post.userId)?.followsYou === true);
    return { post, reason, score: null, parts: [] };
  });
}

function reasonOf(post: Post, viewerId: string, isFriend: boolean): FeedReason {
  if (post.userId === viewerId) return 'OWN';
  if (post.kind === 'POST') return 'FOLLOWING';
  return isFriend ? 'SHARED_BY_FRIEND' : 'SHARED_BY_FOLLOWING';
}

type Entries = (after: TimePosition | null, limit: number) => Promise<TimePosition[]>;

/** The viewer's feed, ready to be read: kept, brought up to date, or straight from the posts when nothing can be kept. */
async function openFeed(deps: HomeFeedDeps, viewerId: string): Promise<Entries> {
  let followees: Promise<string[]> | null = null;
  const fromPosts: Entries = async (after, limit) => {
    followees ??= deps.people.followees(viewerId);
    return deps.posts.listIdsByAuthors([viewerId, ...(await followees)], after, limit);
  };
  if (!(await bringUpToDate(deps, viewerId))) return fromPosts;
  const popular = await deps.popularAuthors();
  return async (after, limit) => {
    const kept = await deps.feeds.read(viewerId, after, limit, popular);
    if (kept === null || (kept.entries.length < limit && !kept.isComplete)) return fromPosts(after, limit);
    const direct = await deps.posts.listIdsByAuthors([viewerId, ...kept.popularFollowed], after, limit);
    const merged = new Map([...kept.entries, ...direct].map((entry) => [entry.id, entry]));
    return [...merged.values()].sort(byTime).slice(0, limit);
  };
}

const building = new WeakMap<FeedCache, Map<string, Promise<boolean>>>();

/** Builds a cold feed, or adds what a changed graph has brought; once at a time for each user. False when nothing can be kept. */
async function bringUpToDate(deps: HomeFeedDeps, userId: string): Promise<boolean> {
  // The version is read before the graph: a change in between makes the next read look again.
  const [version, state] = await Promise.all([deps.graphVersion(userId), deps.feeds.state(userId)]);
  if (version === null || state === null) return false;
  if (state.kind === 'READY' && state.version === version) return true;
  const flights = building.get(deps.feeds) ?? new Map<string, Promise<boolean>>();
  building.set(deps.feeds, flights);
  const flight = `${userId}:${version}`;
  const running = flights.get(flight) ?? build(deps, userId, version, state).finally(() => flights.delete(flight));
  flights.set(flight, running);
  return running;
}

async function build(deps: HomeFeedDeps, userId: string, version: string, state: FeedState): Promise<boolean> {
  if (state.kind !== 'READY') {
    const isMine = state.kind === 'COLD' ? await deps.feeds.begin(userId) : false;
    if (isMine === null) return false;
    if (!isMine) return waitForBuilder(deps, userId);
  }
  const known = state.kind === 'READY' ? await deps.feeds.followees(userId) : [];
  if (known === null) return false;
  const before = new Set(known);
  const followees = await deps.people.followees(userId);
  const fresh = followees.filter((id) => !before.has(id));
  const entries = fresh.length === 0 ? [] : await deps.posts.listIdsByAuthors(fresh, null, FEED_CAP);
  return (await deps.feeds.fill(userId, version, followees, entries)) === true;
}

async function waitForBuilder(deps: HomeFeedDeps, userId: string): Promise<boolean> {
  for (let round = 0; round < BUILDER_WAITS; round++) {
    await deps.feeds.pause();
    const state = await deps.feeds.state(userId);
    if (state === null || state.kind === 'COLD') return false;
    if (state.kind === 'READY') return true;
  }
  return false;
}
