import { PostPublished, PostStatsChanged } from '@app/contracts/events';
import { addSeconds, type Conflict, isId, type NotAllowed, type NotFound, newId, notFound } from '@app/kernel';
import { type ComposedText, composeText } from './compose-text.ts';
import { countedTags, tagDeltas } from './hashtag-counts.ts';
import type { CoreDeps, DraftStore, HashtagStore, Idempotency, IdempotencyAsk, NewPost, VideoFacts } from './ports.ts';
import { NO_ENGAGEMENT, type Poll, type Post } from './post.ts';
import type { PostContent } from './post-input.ts';
import { isPublicOf, isVisible, mayShare } from './post-rules.ts';
import { refusals } from './refusals.ts';
import { transactOrRefuse } from './roll-back.ts';
import type { Serial } from './serial.ts';

export interface PublishDeps extends CoreDeps {
  readonly hashtags: HashtagStore;
  readonly drafts: DraftStore;
  readonly idempotency: Idempotency;
  readonly serial: Serial;
}

/** How a post goes out. */
export interface Publication {
  readonly authorId: string;
  readonly content: PostContent;
  /** The moment that the post bears. */
  readonly at: Date;
  /** The draft that becomes this post: gone with it, in one transaction. */
  readonly draftId: string | null;
  readonly idempotency: IdempotencyAsk | null;
  /** Tells of a new video. */
  readonly isAnnouncement: boolean;
}

/** It went out. */
export interface PostPublishedOutcome {
  readonly kind: 'PostSuccess';
  readonly postId: string;
}
export type PublishOutcome = PostPublishedOutcome | NotFound | NotAllowed | Conflict;

/**
 * Publishes checked content whose media are checked. Refuses with `NotFound` (the shared post or video cannot be seen, or the draft is
 * gone), `NOT_SHAREABLE` or `ALREADY_SHARED`. Cost: relations, a call for mentions, one transaction of three writes and one a hashtag.
 */
export async function publishPost(deps: PublishDeps, publication: Publication): Promise<PublishOutcome> {
  const { authorId, content } = publication;
  const [original, video] = await Promise.all([
    resolveOriginal(deps, authorId, content.sharedPostId ?? null),
    resolveVideo(deps, authorId, content.videoId ?? null),
  ]);
  if (original !== null && 'message' in original) return original;
  if (video !== null && 'message' in video) return video;
  const [composed, relations] = await Promise.all([
    composeText(deps, authorId, content.text ?? ''),
    deps.relations(authorId, [authorId]),
  ]);
  const self = relations.get(authorId);
  const author = { isPrivate: self?.isPrivate ?? true, isHidden: self?.exists === false };
  const post = newPost(publication, composed, { original, video }, author);
  const write = () => insertPost(deps, publication, post);
  return original === null ? write() : deps.serial.run(original.id, write);
}

function insertPost(deps: PublishDeps, publication: Publication, post: NewPost): Promise<PublishOutcome> {
  const { authorId, draftId, idempotency } = publication;
  return transactOrRefuse<PostPublishedOutcome, NotFound | Conflict>(deps.transact, async (tx, refuse) => {
    if (draftId !== null && !(await deps.drafts.remove(authorId, draftId, tx))) refuse(notFound());
    if (post.originalId !== null) {
      const isRepeated = post.kind === 'SHARE' && (await deps.posts.findShare(authorId, post.originalId, tx)) !== null;
      if (isRepeated) refuse(refusals.alreadyShared());
      if (!(await deps.posts.addStats(post.originalId, { shares: 1 }, tx))) refuse(notFound());
    }
    await deps.posts.insert(post, tx);
    if (post.videoId !== null && post.sharedVideoOwnerId !== null)
      await deps.videoEngagement.addStats(post.videoId, post.sharedVideoOwnerId, { shares: 1 }, tx);
    await deps.hashtags.addPosts(tagDeltas([], countedTags(post)), post.createdAt, tx);
    if (idempotency !== null) await deps.idempotency.claim(idempotency, post.id, deps.clock.now(), tx);
    await deps.outbox.append([publishedEvent(post), ...originalMoved(post)], tx);
    return { kind: 'PostSuccess', postId: post.id };
  });
}

/** The event by which a post becomes known. */
export function publishedEvent(post: Post | NewPost) {
  return PostPublished({
    postId: post.id,
    authorId: post.userId,
    visibility: post.visibility,
    mentionIds: [...post.mentionIds],
    hashtags: [...post.hashtags],
    originalId: post.originalId,
    originalAuthorId: post.originalAuthorId,
    isQuote: post.kind === 'QUOTE',
    videoId: post.videoId,
    mediaIds: [...post.mediaIds],
  });
}

/** The number of shares of what a post shares or quotes has moved. */
export function originalMoved(post: Pick<Post, 'originalId' | 'originalAuthorId'>) {
  if (post.originalId === null || post.originalAuthorId === null) return [];
  return [PostStatsChanged({ postId: post.originalId, authorId: post.originalAuthorId })];
}

/** The first original of what is shared, if the author may see and share it. */
async function resolveOriginal(
  deps: CoreDeps,
  authorId: string,
  sharedPostId: string | null,
): Promise<Post | NotFound | NotAllowed | null> {
  if (sharedPostId === null) return null;
  const target = isId(sharedPostId) ? await deps.posts.findById(sharedPostId) : null;
  const original = target?.kind === 'SHARE' && target.originalId !== null ? await deps.posts.findById(target.originalId) : target;
  if (target === null || original === null) return notFound();
  const relations = await deps.relations(authorId, [target.userId, original.userId]);
  if (!isVisible(target, authorId, relations.get(target.userId))) return notFound();
  const facts = relations.get(original.userId);
  if (!isVisible(original, authorId, facts)) return notFound();
  return mayShare(original, authorId, facts) ? original : refusals.notShareable();
}

/** The video to be shown: the author's own, or one that everybody may see. */
async function resolveVideo(
  deps: CoreDeps,
  authorId: string,
  videoId: string | null,
): Promise<VideoFacts | NotFound | NotAllowed | null> {
  if (videoId === null) return null;
  const video = isId(videoId) ? (await deps.readVideos(authorId, [videoId])).get(videoId) : undefined;
  if (video === undefined) return notFound();
  return video.ownerId === authorId || video.privacy === 'PUBLIC' ? video : refusals.notShareable();
}

function newPost(
  { authorId, content, at, isAnnouncement }: Publication,
  composed: ComposedText,
  { original, video }: { original: Post | null; video: VideoFacts | null },
  author: { isPrivate: boolean; isHidden: boolean },
): NewPost {
  const mediaIds = content.mediaIds ?? [];
  const addsSomething = composed.text !== '' || mediaIds.length > 0 || content.videoId || content.poll || content.place;
  const visibility = content.visibility ?? 'PUBLIC';
  return {
    id: newId(),
    userId: authorId,
    kind: original === null ? 'POST' : addsSomething ? 'QUOTE' : 'SHARE',
    content: { text: composed.text, ranges: composed.ranges },
    language: content.language ?? composed.language,
    hashtags: composed.hashtags,
    mentionIds: composed.mentionIds,
    mediaIds,
    videoId: content.videoId ?? null,
    sharedVideoOwnerId: video !== null && video.ownerId !== authorId ? video.ownerId : null,
    isAnnouncement,
    poll: newPoll(content.poll ?? null, at),
    place: content.place ? { ...content.place, name: content.place.name || null } : null,
    linkPreview: null,
    originalId: original?.id ?? null,
    originalAuthorId: original?.userId ?? null,
    visibility,
    heldVisibility: null,
    commentPolicy: content.commentPolicy ?? 'EVERYONE',
    isSensitive: content.isSensitive ?? false,
    isPublic: isPublicOf(visibility, author),
    isHidden: author.isHidden,
    isPinned: false,
    stats: NO_ENGAGEMENT,
    revision: 1,
    createdAt: at,
    editedAt: null,
    isDeleted: false,
    deletedAt: null,
    searchText: searchTextOf(composed.text, content.poll?.question ?? null, content.poll?.options ?? []),
  };
}

/** What a search looks into: text, question and answers, as one text. */
export function searchTextOf(body: string, question: string | null, options: readonly string[]): string {
  return [body, question ?? '', ...options].filter((part) => part !== '').join('\n');
}

function newPoll(poll: PostContent['poll'] | null, at: Date): Poll | null {
  if (!poll) return null;
  return {
    question: poll.question || null,
    options: poll.options.map((option) => ({ id: newId(), text: option, votes: 0 })),
    multiple: poll.multiple ?? false,
    hideResults: poll.hideResults ?? false,
    closesAt: addSeconds(at, poll.durationMinutes * 60),
    voters: 0,
    isEndTold: false,
  };
}
