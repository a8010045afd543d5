import { postfeedCollections } from '@app/collections/wechat_postfeed';
import { ConfirmUserErased, GetRelations, type RelationFacts } from '@app/contracts';
import { grantExpiry, MediaGrants } from '@app/grants';
import type { PageArguments, Viewer } from '@app/kernel';
import { IdempotencyStore } from '@app/mongo';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import type { PostfeedConfig } from './config.ts';
import { bookmarkPost } from './domain/bookmark-post.ts';
import { deleteComment, editComment, removeComment } from './domain/change-comment.ts';
import { createComment } from './domain/create-comment.ts';
import { createPost } from './domain/create-post.ts';
import { deletePost, removePost, restorePost } from './domain/delete-post.ts';
import {
  findHashtag,
  type PostFilter,
  readHashtagPosts,
  readNearbyPosts,
  readTrendingHashtags,
  readTrendingPosts,
  type SearchSort,
  searchPosts,
} from './domain/discover.ts';
import { deleteDraft, listDrafts, saveDraft } from './domain/drafts.ts';
import { editPost } from './domain/edit-post.ts';
import { scoreAt } from './domain/engagement-score.ts';
import { type FeedMode, readHomeFeed } from './domain/home-feed.ts';
import { type CommentsOf, countComments, listComments } from './domain/list-comments.ts';
import { countReactions, listReactions } from './domain/list-reactions.ts';
import { listModerationActions } from './domain/moderation.ts';
import { muteThread } from './domain/mute-thread.ts';
import { muteWord, unmuteWord } from './domain/muted-words.ts';
import { permissionsOf, placeFor } from './domain/permissions.ts';
import { pinPost } from './domain/pin-post.ts';
import type { Post, ReactionType } from './domain/post.ts';
import { createReactionWriter, react, unreact } from './domain/react.ts';
import { readRevisions } from './domain/read-revisions.ts';
import { Serial } from './domain/serial.ts';
import { countCommentsOf, readBookmarks, readCommentsOf, readPinnedPost, readTimeline } from './domain/timelines.ts';
import { createVoteWriter, type PollPost, seesResults, votePoll } from './domain/vote-poll.ts';
import { EventMemo } from './live/event-memo.ts';
import { feedCursor, openFeedUpdates } from './live/feed-updates.ts';
import { openPostUpdates, postCursor } from './live/post-updates.ts';
import { mediaOf, peopleOf, videosOf } from './neighbours.ts';
import { MongoCommentStore } from './store/comment-store.ts';
import { MongoVideoEngagementStore, MongoVoteStore } from './store/engagement-stores.ts';
import { RedisFeedCache } from './store/feed-cache.ts';
import { MongoHashtagStore } from './store/hashtag-store.ts';
import { MongoHousekeeping } from './store/housekeeping.ts';
import { MongoModerationStore } from './store/moderation-store.ts';
import { MongoMutedWordStore } from './store/muted-word-store.ts';
import { MongoBookmarkStore, MongoDraftStore, MongoRevisionStore, MongoThreadMuteStore } from './store/personal-stores.ts';
import { MongoPopularAuthorStore } from './store/popular-author-store.ts';
import { MongoPostStore } from './store/post-store.ts';
import { MongoReactionStore } from './store/reaction-store.ts';
import { MongoReconciler } from './store/reconciler.ts';
import { ViewCounter } from './store/view-counter.ts';

/** Who gets what: stores, neighbours, shared mechanisms and use cases of the post feed. */
export function wire(runtime: Runtime, config: PostfeedConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'postfeed', 'wechat_postfeed', postfeedCollections);
  const deps = wireDeps(runtime, config, domain);
  return { domain, deps, api: wireApi(runtime, config, deps) };
}

/** What the use cases stand on. */
function wireDeps(runtime: Runtime, config: PostfeedConfig, { db, outbox, transact }: MongoDomain) {
  const { clock, cursors, redis, redisPrefix, calls } = runtime;
  const stores = {
    posts: new MongoPostStore(db),
    comments: new MongoCommentStore(db),
    reactions: new MongoReactionStore(db),
    hashtags: new MongoHashtagStore(db),
    videoEngagement: new MongoVideoEngagementStore(db),
    votes: new MongoVoteStore(db),
    bookmarks: new MongoBookmarkStore(db),
    drafts: new MongoDraftStore(db),
    revisions: new MongoRevisionStore(db),
    threadMutes: new MongoThreadMuteStore(db),
    moderation: new MongoModerationStore(db),
    mutedWords: new MongoMutedWordStore(db),
    idempotency: new IdempotencyStore(db),
  };
  const popular = new MongoPopularAuthorStore(db);
  const reconciler = new MongoReconciler(db, transact);
  const housekeeping = new MongoHousekeeping(db, transact);
  const feeds = new RedisFeedCache(redis, redisPrefix);
  const relations = new Relations({
    redis,
    keyPrefix: redisPrefix,
    clock,
    source: async (viewerId, ownerIds) => (await calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations,
  });
  const serial = new Serial();
  const core = {
    ...stores,
    relations: relations.of.bind(relations),
    graphVersion: relations.version.bind(relations),
    people: peopleOf(calls),
    readVideos: videosOf(calls),
    media: mediaOf(calls),
    outbox,
    transact,
    clock,
    cursors,
    serial,
  };
  return {
    ...core,
    reactionWriter: createReactionWriter(core, serial),
    voteWriter: createVoteWriter(core, serial),
    feeds,
    popularAuthors: () => popular.list(),
    addPopularAuthor: (userId: string) => popular.add(userId, clock.now()),
    deliver: feeds.deliver.bind(feeds),
    maxFollowers: config.FEED_FANOUT_MAX_FOLLOWERS,
    scheduleMinLeadSec: config.SCHEDULE_MIN_LEAD_SEC,
    purgeDeleted: housekeeping.purgeDeleted.bind(housekeeping),
    erasePersonal: housekeeping.erasePersonal.bind(housekeeping),
    forgetFeed: feeds.forget.bind(feeds),
    retentionSec: config.SOFT_DELETE_RETENTION_SEC,
    confirmErased: async (userId: string) => {
      await calls.invoke(ConfirmUserErased, { userId, domain: 'postfeed' });
    },
    reconcile: reconciler.reconcile.bind(reconciler),
    exportOf: housekeeping.exportOf.bind(housekeeping),
    views: new ViewCounter(redis, redisPrefix, stores.posts),
    trends: stores.hashtags,
    memo: new EventMemo((id) => stores.posts.findById(id)),
    runtime,
  };
}

/** Everything that the use cases of the post feed stand on. */
export type PostfeedDeps = ReturnType<typeof wireDeps>;

/** The use cases, as resolvers call them. */
function wireApi(runtime: Runtime, config: PostfeedConfig, deps: PostfeedDeps) {
  const grants = new MediaGrants(config.MEDIA_GRANT_SECRET);
  const idOf = (viewer: Viewer | null) => viewer?.id ?? null;
  return {
    ...wireReads(runtime, deps),
    createPost: (viewer: Viewer, input: unknown) => createPost(deps, viewer, input),
    editPost: (viewer: Viewer, input: unknown) => editPost(deps, viewer, input),
    deletePost: (viewer: Viewer, postId: string) => deletePost(deps, viewer, postId),
    removePost: (moderator: Viewer, postId: string, reason: string) => removePost(deps, moderator, postId, reason),
    restorePost: (moderator: Viewer, postId: string) => restorePost(deps, moderator, postId),
    listModerationActions: (moderator: Viewer, subjectId: string | null, args: PageArguments) =>
      listModerationActions(deps, moderator, subjectId, args),
    pinPost: (viewer: Viewer, postId: string, isPinned: boolean) => pinPost(deps, viewer, postId, isPinned),
    bookmarkPost: (viewer: Viewer, postId: string, isKept: boolean) => bookmarkPost(deps, viewer, postId, isKept),
    muteThread: (viewer: Viewer, subjectId: string, isMuted: boolean) => muteThread(deps, viewer, subjectId, isMuted),
    muteWord: (viewer: Viewer, input: unknown) => muteWord(deps, viewer, input),
    unmuteWord: (viewer: Viewer, word: string) => unmuteWord(deps, viewer, word),
    listMutedWords: (viewer: Viewer) => deps.mutedWords.list(viewer.id, deps.clock.now()),
    saveDraft: (viewer: Viewer, input: unknown) => saveDraft(deps, viewer, input),
    deleteDraft: (viewer: Viewer, draftId: string) => deleteDraft(deps, viewer, draftId),
    findDraft: (viewer: Viewer, draftId: string) => deps.drafts.find(viewer.id, draftId),
    createComment: (viewer: Viewer, input: unknown) => createComment(deps, viewer, input),
    editComment: (viewer: Viewer, commentId: string, text: string) => editComment(deps, viewer, commentId, text),
    deleteComment: (viewer: Viewer, commentId: string) => deleteComment(deps, viewer, commentId),
    removeComment: (moderator: Viewer, commentId: string, reason: string) => removeComment(deps, moderator, commentId, reason),
    react: (viewer: Viewer, subjectId: string, type: ReactionType) => react(deps, viewer, subjectId, type),
    unreact: (viewer: Viewer, subjectId: string) => unreact(deps, viewer, subjectId),
    votePoll: (viewer: Viewer, pollId: string, optionIds: readonly string[]) => votePoll(deps, viewer, pollId, optionIds),
    seesResults: (post: PollPost, viewer: Viewer | null, hasVoted: boolean) =>
      seesResults(post, idOf(viewer), hasVoted, deps.clock.now()),
    permissions: (viewer: Viewer | null, post: Post, facts: RelationFacts | undefined) =>
      permissionsOf(post, idOf(viewer), facts),
    placeFor: (viewer: Viewer | null, post: Post) => placeFor(post, idOf(viewer)),
    isPast: (time: Date) => time <= deps.clock.now(),
    scoreNow: (post: Post) => scoreAt(post.engagementScore, deps.clock.now()),
    noteView: (viewer: Viewer | null, post: Post) => {
      if (viewer !== null && viewer.id !== post.userId) deps.views.note(post.id, viewer.id);
    },
    /** A reference to a file, with the permission of whoever may see what carries it. */
    mediaReference: (viewer: Viewer | null, mediaId: string, isPublic: boolean) => ({
      id: mediaId,
      grant: grants.issue(mediaId, isPublic ? null : idOf(viewer), grantExpiry(deps.clock.now())),
    }),
  };
}

function wireReads(runtime: Runtime, deps: PostfeedDeps) {
  const idOf = (viewer: Viewer | null) => viewer?.id ?? null;
  return {
    readHomeFeed: (viewer: Viewer, mode: FeedMode, args: PageArguments) => readHomeFeed(deps, viewer, mode, args),
    readTimeline: (viewer: Viewer | null, userId: string, section: 'POSTS' | 'MEDIA', args: PageArguments) =>
      readTimeline(deps, viewer, userId, section, args),
    readPinnedPost: (viewer: Viewer | null, userId: string) => readPinnedPost(deps, viewer, userId),
    readCommentsOf: (viewer: Viewer | null, userId: string, args: PageArguments) => readCommentsOf(deps, viewer, userId, args),
    countCommentsOf: (viewer: Viewer | null, userId: string) => countCommentsOf(deps, viewer, userId),
    readBookmarks: (viewer: Viewer, args: PageArguments) => readBookmarks(deps, viewer, args),
    listDrafts: (viewer: Viewer, kind: 'PLAIN' | 'SCHEDULED', args: PageArguments) => listDrafts(deps, viewer, kind, args),
    readRevisions: (viewer: Viewer | null, post: Post, args: PageArguments) => readRevisions(deps, idOf(viewer), post, args),
    listComments: (viewer: Viewer | null, of: CommentsOf, args: PageArguments) => listComments(deps, idOf(viewer), of, args),
    countComments: (viewer: Viewer | null, of: CommentsOf) => countComments(deps, idOf(viewer), of),
    listReactions: (viewer: Viewer | null, subjectId: string, type: ReactionType | null, args: PageArguments) =>
      listReactions(deps, idOf(viewer), subjectId, type, args),
    countReactions: (viewer: Viewer | null, subjectId: string, type: ReactionType | null) =>
      countReactions(deps, idOf(viewer), subjectId, type),
    readTrendingPosts: (viewer: Viewer | null, args: PageArguments) => readTrendingPosts(deps, viewer, args),
    findHashtag: (tag: string) => findHashtag(deps, tag),
    readTrendingHashtags: (viewer: Viewer | null, first: number | null | undefined, language: string | null) =>
      readTrendingHashtags(deps, viewer, first, language),
    readHashtagPosts: (viewer: Viewer | null, tag: string, sort: SearchSort, args: PageArguments) =>
      readHashtagPosts(deps, viewer, tag, sort, args),
    readNearbyPosts: (
      viewer: Viewer | null,
      near: { latitude: number; longitude: number },
      radius: number,
      args: PageArguments,
    ) => readNearbyPosts(deps, viewer, near, radius, args),
    searchPosts: (viewer: Viewer | null, query: string, filter: PostFilter, sort: SearchSort, args: PageArguments) =>
      searchPosts(deps, viewer, query, filter, sort, args),
    feedCursor: (viewer: Viewer) => feedCursor(runtime, viewer),
    postCursor: (viewer: Viewer | null, postId: string) => postCursor(runtime, postId, idOf(viewer)),
    openFeedUpdates: (viewer: Viewer, after: string | null | undefined, signal: AbortSignal) =>
      openFeedUpdates(deps, viewer, after, signal),
    openPostUpdates: (viewer: Viewer | null, postId: string, after: string | null | undefined, signal: AbortSignal) =>
      openPostUpdates(deps, idOf(viewer), postId, after, signal),
  };
}

/** The use cases of the post feed, as resolvers call them. */
export type PostfeedApi = ReturnType<typeof wireApi>;
