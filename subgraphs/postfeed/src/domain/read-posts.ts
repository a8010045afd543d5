import type { RelationFacts } from '@app/contracts';
import { hiddenBy } from './muted-words.ts';
import type { CoreDeps, MutedWord } from './ports.ts';
import type { Post } from './post.ts';
import { isVisible } from './post-rules.ts';

export type ReadPostsDeps = Pick<CoreDeps, 'posts' | 'relations'>;
export type ListPostsDeps = ReadPostsDeps & Pick<CoreDeps, 'mutedWords' | 'clock'>;

/** What a list asks of its posts beyond being visible. */
export interface ListRules {
  /** Leaves out posts and shares of people and with words that the viewer has muted. `LIVE`: with words as they were up to a second ago. */
  readonly hideMuted?: boolean | 'LIVE';
  /** Leaves out everybody whom the viewer does not follow, except themselves. */
  readonly followedOnly?: boolean;
  /** Leaves out people who do not want to be found by strangers. */
  readonly discoverableOnly?: boolean;
  /** Leaves out what is not for everybody. */
  readonly publicOnly?: boolean;
}

/** Posts that the viewer (null: anonymous) may see, by id. A share stands for itself here, whatever became of its original. */
export async function readPosts(
  deps: ReadPostsDeps,
  viewerId: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Post>> {
  const found = await deps.posts.findByIds(ids);
  const relations = await relationsOf(deps, viewerId, [...found.values()]);
  return new Map([...found].filter(([, post]) => isVisible(post, viewerId, relations.get(post.userId))));
}

/**
 * Applies a list's rules: one answer for each post, null where it does not belong. A pure share whose original the viewer may not see
 * is left out. Cost: one relation look-up, one of muted words where they count, and one bulk read when there are shares.
 */
export async function presentPosts(
  deps: ListPostsDeps,
  viewerId: string | null,
  posts: readonly (Post | null)[],
  rules: ListRules = {},
): Promise<(Post | null)[]> {
  const originalIds = posts.flatMap((post) => (post !== null && post.originalId !== null ? [post.originalId] : []));
  const [originals, words] = await Promise.all([
    originalIds.length > 0 ? deps.posts.findByIds(originalIds) : new Map<string, Post>(),
    mutedWordsOf(deps, viewerId, posts, rules),
  ]);
  const relations = await relationsOf(deps, viewerId, [...posts.filter((post) => post !== null), ...originals.values()]);
  const hides = hiddenBy(words);
  const passes = (post: Post): boolean => {
    const facts = relations.get(post.userId);
    if (!isVisible(post, viewerId, facts) || !keepsRules(post, viewerId, facts, rules)) return false;
    const original = originals.get(post.originalId ?? '');
    if (hides !== null && post.userId !== viewerId && (hides(post) || (original !== undefined && hides(original)))) return false;
    if (post.kind !== 'SHARE') return true;
    if (original === undefined) return false;
    const originalFacts = relations.get(original.userId);
    return isVisible(original, viewerId, originalFacts) && !(rules.hideMuted && originalFacts?.isMuted === true);
  };
  return posts.map((post) => (post !== null && passes(post) ? post : null));
}

async function mutedWordsOf(
  { mutedWords, clock }: ListPostsDeps,
  viewerId: string | null,
  posts: readonly (Post | null)[],
  { hideMuted = false }: ListRules,
): Promise<MutedWord[]> {
  if (viewerId === null || !hideMuted || posts.every((post) => post === null || post.userId === viewerId)) return [];
  return hideMuted === 'LIVE' ? mutedWords.listRecent(viewerId, clock.now()) : mutedWords.list(viewerId, clock.now());
}

function keepsRules(post: Post, viewerId: string | null, facts: RelationFacts | undefined, rules: ListRules): boolean {
  if (rules.publicOnly === true && (post.visibility !== 'PUBLIC' || facts?.isPrivate !== false)) return false;
  if (post.userId === viewerId || facts === undefined) return true;
  if (rules.hideMuted && facts.isMuted) return false;
  if (rules.followedOnly === true && !facts.isFollowing) return false;
  return !(rules.discoverableOnly === true && !facts.discoverable && !facts.isFollowing);
}

/** What a share or quote shows: the original, or why it cannot be shown. A block reads as HIDDEN. */
export type OriginalView = { readonly kind: 'SHOWN'; readonly post: Post } | { readonly kind: 'DELETED' | 'HIDDEN' };

/** Originals of shares and quotes by id, under the viewer's own rights. */
export async function readOriginals(
  deps: ReadPostsDeps,
  viewerId: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OriginalView>> {
  const found = await deps.posts.findByIds(ids);
  const relations = await relationsOf(deps, viewerId, [...found.values()]);
  return new Map(
    ids.map((id): [string, OriginalView] => {
      const post = found.get(id);
      if (post !== undefined && isVisible(post, viewerId, relations.get(post.userId))) return [id, { kind: 'SHOWN', post }];
      return [id, { kind: post === undefined || isGoneFor(post, viewerId, relations.get(post.userId)) ? 'DELETED' : 'HIDDEN' }];
    }),
  );
}

// A deleted post of somebody who is blocked either way must look like a present one of theirs.
function isGoneFor(post: Post, viewerId: string | null, facts: RelationFacts | undefined): boolean {
  return post.isDeleted && isVisible({ ...post, isDeleted: false }, viewerId, facts);
}

function relationsOf(deps: ReadPostsDeps, viewerId: string | null, posts: readonly Post[]) {
  return deps.relations(viewerId, [...new Set(posts.map((post) => post.userId))]);
}
