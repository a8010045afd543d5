import { addSeconds } from '@app/kernel';
import { takeDownComment } from './change-comment.ts';
import { type DeletePostDeps, takeDown } from './delete-post.ts';
import { countedTags, tagDeltas } from './hashtag-counts.ts';
import type { MediaFiles } from './ports.ts';
import type { Post } from './post.ts';
import { isPublicOf } from './post-rules.ts';
import { type ReactionWriter, subjectOf } from './react.ts';

export interface AccountDeps extends DeletePostDeps {
  readonly media: MediaFiles;
  readonly reactionWriter: ReactionWriter;
  /** Bookmarks, drafts, votes and silent threads of a user, gone for good. */
  readonly erasePersonal: (userId: string) => Promise<void>;
  /** The kept home feed of a user, gone. */
  readonly forgetFeed: (userId: string) => Promise<void>;
  /** Posts and comments that were deleted before a time, gone for good with all that hangs on them; answers how many. */
  readonly purgeDeleted: (before: Date) => Promise<Purged>;
}

/** What a purge has taken away. */
export type Purged = { readonly [kind in 'posts' | 'comments']: number };

const POSTS_A_ROUND = 200;
const REACTIONS_A_ROUND = 500;
const COMMENTS_A_ROUND = 500;

/** What is known of an author's account. */
export interface AuthorState {
  readonly isPrivate: boolean;
  readonly isHidden: boolean;
}

/**
 * An account went private or public, or was hidden or shown again: what is kept beside its posts follows (lists of public posts, counts of
 * hashtags, addresses of media). What may be seen does not wait for this. Repeating it changes nothing.
 */
export async function refreshAuthor(deps: AccountDeps, userId: string, known: Partial<AuthorState>): Promise<void> {
  const self = (await deps.relations(userId, [userId])).get(userId);
  const isPrivate = known.isPrivate ?? self?.isPrivate ?? true;
  if (known.isHidden !== undefined) {
    await deps.comments.setHiddenByAuthor(userId, known.isHidden);
    await deps.reactions.setHiddenByUser(userId, known.isHidden);
  }
  for await (const post of postsOf(deps, userId)) {
    const isHidden = known.isHidden ?? post.isHidden;
    const isPublic = !post.isDeleted && isPublicOf(post.visibility, { isPrivate, isHidden });
    if (post.isHidden !== isHidden || post.isPublic !== isPublic) await refreshPost(deps, post.id, { isPrivate, isHidden });
  }
}

async function refreshPost(deps: AccountDeps, postId: string, author: AuthorState): Promise<void> {
  const after = await deps.serial.run(postId, () =>
    deps.transact(async (tx): Promise<Post | null> => {
      const post = await deps.posts.findById(postId, tx);
      if (post === null) return null;
      const changes = { isHidden: author.isHidden, isPublic: !post.isDeleted && isPublicOf(post.visibility, author) };
      await deps.posts.update(postId, changes, tx, { deletedToo: true });
      await deps.hashtags.addPosts(tagDeltas(countedTags(post), countedTags({ ...post, ...changes })), deps.clock.now(), tx);
      return { ...post, ...changes };
    }),
  );
  if (after !== null && !after.isDeleted) await deps.media.setCarrier(`post:${postId}`, after.mediaIds, after.isPublic, true);
}

/** Erases what is held of a user whose account is gone: their posts, comments, reactions and personal things. Repeatable. */
export async function eraseUser(deps: AccountDeps, userId: string): Promise<void> {
  for await (const post of postsOf(deps, userId)) if (!post.isDeleted) await takeDown(deps, post.id, null);
  for (let found = REACTIONS_A_ROUND; found === REACTIONS_A_ROUND; ) {
    const reactions = await deps.reactions.listOfUser(userId, REACTIONS_A_ROUND);
    for (const reaction of reactions)
      await deps.reactionWriter.submit(reaction.subjectId, { subject: subjectOf(reaction), userId, type: null });
    found = reactions.length;
  }
  for (let found = COMMENTS_A_ROUND; found === COMMENTS_A_ROUND; ) {
    const comments = await deps.comments.listByAuthor(userId, null, COMMENTS_A_ROUND);
    for (const comment of comments) await takeDownComment(deps, comment, null);
    found = comments.length;
  }
  await deps.erasePersonal(userId);
  await deps.forgetFeed(userId);
}

/** Takes what was deleted more than `retentionSec` ago away for good. Answers how many posts and comments. */
export function purgeSoftDeleted(deps: Pick<AccountDeps, 'purgeDeleted' | 'clock'>, retentionSec: number): Promise<Purged> {
  return deps.purgeDeleted(addSeconds(deps.clock.now(), -retentionSec));
}

async function* postsOf(deps: AccountDeps, userId: string): AsyncGenerator<Post> {
  for (let afterId: string | null = null; ; ) {
    const page: Post[] = await deps.posts.listAllByAuthor(userId, afterId, POSTS_A_ROUND);
    yield* page;
    if (page.length < POSTS_A_ROUND) return;
    afterId = page.at(-1)?.id ?? null;
  }
}
