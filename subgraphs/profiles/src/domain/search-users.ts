import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { canSeePart, standing } from '@app/relations';
import { highlight, parseQuery, prefixRange } from '@app/search';
import { type FollowStore, type ProfileStore, type SearchHit, type SearchPosition, searchPositionSchema } from './ports.ts';
import type { Profile } from './profile.ts';
import { type ReadProfilesDeps, readProfiles } from './read-profiles.ts';

export interface SearchUsersDeps extends ReadProfilesDeps {
  readonly profiles: ProfileStore;
  readonly follows: Pick<FollowStore, 'listIds'>;
  readonly cursors: CursorCodec;
}

/** A user whom a search found, with the matched parts of name and bio. */
export interface FoundUser {
  readonly user: Profile;
  readonly highlights: readonly string[];
}

/** Names can be searched by pinyin and its initials; bios by their words. */
const NAME_OPTIONS = { pinyin: true } as const;
/** People whom the viewer follows and who are looked for first: the newest stand for all. */
const NEAR_PEOPLE = 300;
/** Suggestions look at so many candidates for each that they show. */
const CANDIDATES_PER_SUGGESTION = 4;
/** Nearer people rank as if they had so many followers more. */
const NEARNESS: Readonly<Record<string, number>> = { self: 0, friend: 1e9, follower: 1e8, followed: 1e7, stranger: 0 };

/**
 * Users whose handle, name or bio holds every phrase of the query: those whom the viewer follows, then all others, best match first. Users whom the viewer may not see, and
 * undiscoverable ones whom they do not follow, never appear. Cost: text-index pages, refilled at most five times.
 */
export async function searchUsers(
  deps: SearchUsersDeps,
  viewer: Viewer | null,
  query: string,
  args: PageArguments,
): Promise<Page<FoundUser>> {
  const first = pageSize(args.first);
  const viewerId = viewer?.id ?? null;
  const list = `search-users:${query}`;
  const after = deps.cursors.decode(list, viewerId, args.after, searchPositionSchema);
  const parsed = parseQuery(query, NAME_OPTIONS);
  if (parsed.isEmpty) return { edges: [], hasNextPage: false, hasPreviousPage: false };
  const near = await nearPeople(deps, viewerId);
  return readPage<SearchHit, FoundUser, SearchPosition>({
    first,
    after,
    skeleton: async (position, limit) => {
      if (position?.isNear === false) return deps.profiles.search(parsed.textSearch, near, position, limit);
      const nearHits = near.length === 0 ? [] : await deps.profiles.searchAmong(parsed.tokens, near);
      const hits = nearHits.filter((hit) => position === null || isBehind(hit, position)).slice(0, limit);
      if (hits.length === limit) return hits;
      return [...hits, ...(await deps.profiles.search(parsed.textSearch, near, null, limit - hits.length))];
    },
    position: ({ profile, score, isNear }) => ({ score, id: profile.id, isNear }),
    present: async (hits) => {
      const relations = await deps.relations(
        viewerId,
        hits.map(({ profile }) => profile.id),
      );
      return hits.map(({ profile }) => {
        const facts = relations.get(profile.id);
        if (!parsed.matches(searchedText(profile)) || !canSeePart(viewerId, profile.id, 'finding', facts)) return null;
        return { user: profile, highlights: highlightsOf(profile, query) };
      });
    },
    cursor: (position) => deps.cursors.encode(list, viewerId, position),
  });
}

/** People whose handle or name (also in pinyin) begins like this, nearest first: friends, followed ones, followers, then by followers. */
export async function suggestMentions(
  deps: SearchUsersDeps,
  viewer: Viewer,
  prefix: string,
  first: number | null | undefined,
): Promise<Profile[]> {
  const size = pageSize(first, 8, 50);
  const range = prefixRange(prefix);
  if (range === null) return [];
  const [others, near] = await Promise.all([
    deps.profiles.listByPrefix(range, size * CANDIDATES_PER_SUGGESTION),
    nearPeople(deps, viewer.id).then((ids) => (ids.length === 0 ? [] : deps.profiles.matchPrefix(range, ids))),
  ]);
  const ids = [...new Set([...near, ...others])];
  const [candidates, relations] = await Promise.all([readProfiles(deps, viewer.id, ids), deps.relations(viewer.id, ids)]);
  return [...candidates.values()]
    .filter((profile) => profile.id !== viewer.id && canSeePart(viewer.id, profile.id, 'finding', relations.get(profile.id)))
    .map((profile) => ({ profile, rank: nearness(viewer.id, profile.id, relations.get(profile.id)) + profile.stats.followers }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, size)
    .map(({ profile }) => profile);
}

function isBehind({ score, profile }: SearchHit, after: SearchPosition): boolean {
  return score < after.score || (score === after.score && profile.id > after.id);
}

async function nearPeople(deps: Pick<SearchUsersDeps, 'follows'>, viewerId: string | null): Promise<readonly string[]> {
  return viewerId === null ? [] : (await deps.follows.listIds(viewerId, 'OUT', null, NEAR_PEOPLE)).ids;
}

type Facts = Parameters<typeof standing>[2];

function nearness(viewerId: string, ownerId: string, facts: Facts): number {
  const stands = standing(viewerId, ownerId, facts);
  if (stands === 'stranger' && facts?.followsYou) return NEARNESS.followed ?? 0;
  return NEARNESS[stands] ?? 0;
}

function searchedText({ username, displayName, bio }: Profile): string {
  return `${username}\n${displayName}\n${bio}`;
}

function highlightsOf({ username, displayName, bio }: Profile, query: string): string[] {
  return [highlight(displayName, query, NAME_OPTIONS), highlight(username, query, NAME_OPTIONS), highlight(bio, query)].filter(
    (part) => part !== null,
  );
}
