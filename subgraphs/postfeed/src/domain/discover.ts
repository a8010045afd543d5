import { BadUserInputError, isId, type Page, type PageArguments, pageSize, type Viewer } from '@app/kernel';
import { foldTag, highlight, parseQuery, type SearchQuery } from '@app/search';
import { isMutedText } from './muted-words.ts';
import { pageByScore, pageOfEntities } from './paging.ts';
import type { CoreDeps, Hashtag, HashtagStore, PostSearch, ScorePosition } from './ports.ts';
import type { Post } from './post.ts';
import { searchTextOf } from './publish-post.ts';
import { type ListRules, presentPosts } from './read-posts.ts';
import { emptyPage } from './timelines.ts';

export type DiscoverDeps = CoreDeps & { readonly hashtags: HashtagStore };
export type SearchSort = 'RECENT' | 'TOP';

const RADIUS_METERS = { min: 100, max: 50_000 } as const;
const TRENDING_HASHTAGS_MAX = 50;

/** Public posts with the most engagement for their age. */
export function readTrendingPosts(deps: DiscoverDeps, viewer: Viewer | null, args: PageArguments): Promise<Page<Post>> {
  return scoredPosts(deps, viewer, 'trending', args, { hideMuted: true, publicOnly: true }, (after, limit) =>
    deps.posts.listTrending(after, limit),
  );
}

/** A hashtag in any writing of it; null when nobody has used it in public. */
export async function findHashtag(deps: DiscoverDeps, written: string): Promise<Hashtag | null> {
  const tag = foldHashtag(written);
  return (await deps.hashtags.findByTags([tag])).get(tag) ?? null;
}

/** The hottest hashtags, without those that bear a word that the viewer has muted. Throws `BadUserInputError` unless `first` is 1 to 50. */
export async function readTrendingHashtags(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  first: number | null | undefined,
  language: string | null,
): Promise<Hashtag[]> {
  const size = pageSize(first, 10, TRENDING_HASHTAGS_MAX);
  const words = viewer === null ? [] : await deps.mutedWords.list(viewer.id, deps.clock.now());
  const found = await deps.hashtags.listTrending(language, words.length === 0 ? size : 2 * TRENDING_HASHTAGS_MAX);
  return found.filter(({ tag }) => !isMutedText(words, tag)).slice(0, size);
}

/** Posts that bear a hashtag, as far as the viewer may see them. */
export function readHashtagPosts(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  tag: string,
  sort: SearchSort,
  args: PageArguments,
): Promise<Page<Post>> {
  const viewerId = viewer?.id ?? null;
  const name = `hashtag:${sort}:${tag}`;
  if (sort === 'TOP')
    return scoredPosts(deps, viewer, name, args, { hideMuted: true }, (after, limit) =>
      deps.posts.listTopByHashtag(tag, after, limit),
    );
  return pageOfEntities<Post, Post>(
    { cursors: deps.cursors, name, viewerId, args },
    (after, limit) => deps.posts.listByHashtag(tag, after, limit),
    (posts) => presentPosts(deps, viewerId, posts, { hideMuted: true }),
  );
}

/** Public posts around a point, newest first. Throws `BadUserInputError` for a point or radius out of range. */
export async function readNearbyPosts(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  near: { latitude: number; longitude: number },
  radiusMeters: number,
  args: PageArguments,
): Promise<Page<Post>> {
  if (!(Math.abs(near.latitude) <= 90))
    throw new BadUserInputError('`near.latitude` must be between -90 and 90.', ['near.latitude']);
  if (!(Math.abs(near.longitude) <= 180))
    throw new BadUserInputError('`near.longitude` must be between -180 and 180.', ['near.longitude']);
  if (!(radiusMeters >= RADIUS_METERS.min && radiusMeters <= RADIUS_METERS.max))
    throw new BadUserInputError(`\`radiusMeters\` must be between ${RADIUS_METERS.min} and ${RADIUS_METERS.max}.`, [
      'radiusMeters',
    ]);
  const viewerId = viewer?.id ?? null;
  const list = { cursors: deps.cursors, name: `nearby:${near.latitude},${near.longitude}:${radiusMeters}`, viewerId, args };
  return pageOfEntities<Post, Post>(
    list,
    (after, limit) => deps.posts.listNear(near, radiusMeters, after, limit),
    (posts) => presentPosts(deps, viewerId, posts, { hideMuted: true, publicOnly: true }),
  );
}

/** How a client narrows a search. */
export interface PostFilter {
  readonly authorId?: string | null;
  readonly hashtag?: string | null;
  readonly hasMedia?: boolean | null;
  readonly language?: string | null;
  readonly since?: Date | null;
  readonly until?: Date | null;
}

/** Found posts, and the matched part of each by id: escaped, matches in `<mark>`. */
export interface FoundPosts {
  readonly page: Page<Post>;
  readonly highlights: ReadonlyMap<string, readonly string[]>;
}

/** Posts with all words of a query, as far as the viewer may see them. A blank query finds nothing. */
export async function searchPosts(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  typed: string,
  filter: PostFilter,
  sort: SearchSort,
  args: PageArguments,
): Promise<FoundPosts> {
  const query = parseQuery(typed);
  pageSize(args.first);
  if (query.isEmpty || (filter.authorId && !isId(filter.authorId))) return { page: emptyPage(), highlights: new Map() };
  const viewerId = viewer?.id ?? null;
  const search = toSearch(query, filter, viewerId);
  const name = `search:${sort}:${JSON.stringify([typed, search])}`;
  const rules: ListRules = { hideMuted: true, discoverableOnly: true };
  const present = async (posts: readonly (Post | null)[]) => {
    const shown = await presentPosts(deps, viewerId, posts, rules);
    return shown.map((post) => (post !== null && query.matches(textOf(post)) ? post : null));
  };
  const list = { cursors: deps.cursors, name, viewerId, args };
  const page =
    sort === 'TOP'
      ? await pageByScore(list, {
          top: (after, limit) => deps.posts.searchTop(search, after, limit),
          present: async (ids) => {
            const posts = await deps.posts.findByIds(ids);
            return present(ids.map((id) => posts.get(id) ?? null));
          },
        })
      : await pageOfEntities<Post, Post>(list, (after, limit) => deps.posts.search(search, after, limit), present);
  return { page, highlights: new Map(page.edges.map(({ row }) => [row.id, highlightsOf(row, query)])) };
}

function toSearch(query: SearchQuery, filter: PostFilter, viewerId: string | null): PostSearch {
  return {
    tokens: query.tokens,
    authorId: filter.authorId ?? null,
    hashtag: filter.hashtag ? foldHashtag(filter.hashtag) : null,
    hasMedia: filter.hasMedia ?? null,
    language: filter.language ?? null,
    since: filter.since ?? null,
    until: filter.until ?? null,
    viewerId,
  };
}

function textOf(post: Post): string {
  return searchTextOf(post.content.text, post.poll?.question ?? null, post.poll?.options.map((option) => option.text) ?? []);
}

function highlightsOf(post: Post, query: SearchQuery): string[] {
  const fields = [post.content.text, post.poll?.question ?? '', ...(post.poll?.options.map((option) => option.text) ?? [])];
  return fields.flatMap((field) => highlight(field, query) ?? []);
}

/** The folded tag without its sign. */
function foldHashtag(written: string): string {
  return foldTag(written.slice(0, 200).replace(/^[#＃]/u, ''));
}

function scoredPosts(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  name: string,
  args: PageArguments,
  rules: ListRules,
  top: (after: ScorePosition | null, limit: number) => Promise<ScorePosition[]>,
): Promise<Page<Post>> {
  const viewerId = viewer?.id ?? null;
  return pageByScore<Post>(
    { cursors: deps.cursors, name, viewerId, args },
    {
      top,
      present: async (ids) => {
        const posts = await deps.posts.findByIds(ids);
        return presentPosts(
          deps,
          viewerId,
          ids.map((id) => posts.get(id) ?? null),
          rules,
        );
      },
    },
  );
}
