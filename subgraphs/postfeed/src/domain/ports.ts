import type { RelationFacts } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, CursorCodec, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Comment } from './comment.ts';
import type {
  CommentPolicy,
  EngagementStats,
  LinkPreview,
  Post,
  ReactionType,
  RichText,
  TimePosition,
  Visibility,
} from './post.ts';

/** Cursor of lists by time. */
export const timePositionSchema = z.strictObject({ atMs: z.number(), id: z.string() });

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Relations of a viewer (null: anonymous) to many owners; missing ones deny. */
export type ReadRelations = (viewerId: string | null, ownerIds: readonly string[]) => Promise<ReadonlyMap<string, RelationFacts>>;

/** The social graph and its people, as profiles tells of them. */
export interface People {
  /** Everybody whom a user follows. */
  followees(userId: string): Promise<string[]>;
  /** A user's followers, batch by batch. */
  followers(userId: string): AsyncIterable<readonly string[]>;
  /** Null when there is no such user. */
  followerCount(userId: string): Promise<number | null>;
  idsByUsername(usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  excluded(userId: string): Promise<{ readonly blockedEitherWay: readonly string[]; readonly muted: readonly string[] }>;
}

/** A video as its domain shows it to a viewer. */
export interface VideoFacts {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly privacy: 'PUBLIC' | 'UNLISTED' | 'PRIVATE';
}

/** Videos that a viewer (null: anonymous) may see, by id. */
export type ReadVideos = (viewerId: string | null, ids: readonly string[]) => Promise<ReadonlyMap<string, VideoFacts>>;

/** Uploads, as media tells of them. */
export interface MediaFiles {
  describe(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly ownerId: string; readonly status: string }>>;
  /** `accessSince`: signed addresses from before this moment end, because fewer people may see what carries the files. */
  setCarrier(
    carrier: string,
    mediaIds: readonly string[],
    isPublic: boolean,
    attached: boolean,
    accessSince?: string | null,
  ): Promise<void>;
}

/** Exact deltas of a post's counts. */
export interface StatDeltas {
  readonly reactions?: Partial<Record<ReactionType, number>>;
  readonly comments?: number;
  readonly shares?: number;
}

/** A post as it is first stored. */
export interface NewPost extends Omit<Post, 'engagementScore'> {
  readonly searchText: string;
}

/** What an edit sets; absent: unchanged. */
export interface PostChanges {
  readonly content?: RichText;
  readonly language?: string | null;
  readonly hashtags?: readonly string[];
  readonly mentionIds?: readonly string[];
  readonly visibility?: Visibility;
  readonly heldVisibility?: Visibility | null;
  readonly commentPolicy?: CommentPolicy;
  readonly isSensitive?: boolean;
  readonly isPublic?: boolean;
  readonly isHidden?: boolean;
  readonly revision?: number;
  readonly editedAt?: Date | null;
  readonly isDeleted?: boolean;
  readonly deletedAt?: Date | null;
  readonly removal?: { readonly byId: string; readonly reason: string } | null;
  readonly isPinned?: boolean;
  readonly linkPreview?: LinkPreview | null;
  /** Text to search in, when it changes. */
  readonly searchText?: string;
}

/** Which posts of one author a list shows. */
export interface TimelineFilter {
  readonly userId: string;
  readonly visibilities: readonly Visibility[];
  readonly hasMedia: boolean;
}

/** Where a list by score goes on. */
export interface ScorePosition {
  readonly score: number;
  readonly atMs: number;
  readonly id: string;
}

/** Narrows a search; all that is given must hold. */
export interface PostSearch {
  /** Tokens that a hit must have, all of them; at least one. */
  readonly tokens: readonly string[];
  readonly authorId: string | null;
  readonly hashtag: string | null;
  readonly hasMedia: boolean | null;
  readonly language: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
  /** Sees their own PRIVATE posts. */
  readonly viewerId: string | null;
}

export interface PostStore {
  findById(id: string, tx?: Tx): Promise<Post | null>;
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>>;
  insert(post: NewPost, tx: Tx): Promise<void>;
  /** Changes a post; false when it is gone (or was deleted, unless `deletedToo`). */
  update(id: string, changes: PostChanges, tx: Tx, options?: { deletedToo?: boolean }): Promise<boolean>;
  /** Moves the counts of a post that is not deleted; false when it is. `deletedToo`: in any case. */
  addStats(id: string, deltas: StatDeltas, tx: Tx, options?: { deletedToo?: boolean }): Promise<boolean>;
  listByAuthor(filter: TimelineFilter, after: TimePosition | null, limit: number): Promise<Post[]>;
  /** Ids of undeleted posts of many authors, newest first. */
  listIdsByAuthors(authorIds: readonly string[], after: TimePosition | null, limit: number): Promise<TimePosition[]>;
  listByHashtag(tag: string, after: TimePosition | null, limit: number): Promise<Post[]>;
  listTopByHashtag(tag: string, after: ScorePosition | null, limit: number): Promise<ScorePosition[]>;
  listTrending(after: ScorePosition | null, limit: number): Promise<ScorePosition[]>;
  listNear(
    point: { latitude: number; longitude: number },
    radiusMeters: number,
    after: TimePosition | null,
    limit: number,
  ): Promise<Post[]>;
  search(search: PostSearch, after: TimePosition | null, limit: number): Promise<Post[]>;
  /** Hits by score: all of them when the rarest token is rare, else those among its newest posts. */
  searchTop(search: PostSearch, after: ScorePosition | null, limit: number): Promise<ScorePosition[]>;
  findPinned(userId: string): Promise<Post | null>;
  /** Takes the pin from whatever post of this user has it. */
  unpinAll(userId: string, tx: Tx): Promise<void>;
  findShare(userId: string, originalId: string, tx?: Tx): Promise<Post | null>;
  /** Which of these posts the user has shared. */
  sharedAmong(userId: string, originalIds: readonly string[]): Promise<ReadonlySet<string>>;
  findAnnouncement(ownerId: string, videoId: string, tx?: Tx): Promise<Post | null>;
  /** Counts voters and the options they chose; false, and nothing is counted, when the poll has closed or the post is gone. */
  addVotes(id: string, votes: readonly Vote[], now: Date, tx: Tx): Promise<boolean>;
  /** Undeleted posts whose poll has closed without being told, the oldest first. */
  listEndedPolls(now: Date, limit: number): Promise<Post[]>;
  /** The end of a poll has been told; false when somebody else has. */
  markPollEndTold(id: string, tx: Tx): Promise<boolean>;
  addViews(counts: ReadonlyMap<string, number>): Promise<void>;
  /** All posts of an author, deleted ones too, in order of ids. */
  listAllByAuthor(userId: string, afterId: string | null, limit: number): Promise<Post[]>;
}

export interface HashtagStore {
  /** Moves the number of public posts of some tags; a new tag comes to be. */
  addPosts(deltas: ReadonlyMap<string, number>, now: Date, tx: Tx): Promise<void>;
  findByTags(tags: readonly string[]): Promise<ReadonlyMap<string, Hashtag>>;
  listTrending(language: string | null, limit: number): Promise<Hashtag[]>;
}

/** A hashtag with its count and its heat. */
export interface Hashtag {
  readonly tag: string;
  readonly postCount: number;
  readonly trendScore: number;
  readonly isTrending: boolean;
}

export interface CommentStore {
  findById(id: string, tx?: Tx): Promise<Comment | null>;
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>>;
  insert(comment: Comment, tx: Tx): Promise<void>;
  updateContent(id: string, content: RichText, mentionIds: readonly string[], editedAt: Date, tx: Tx): Promise<boolean>;
  markDeleted(
    id: string,
    isListed: boolean,
    at: Date,
    removal: { byId: string; reason: string } | null,
    tx: Tx,
  ): Promise<boolean>;
  /** A tombstone without replies leaves the lists. */
  unlist(id: string, tx: Tx): Promise<void>;
  /** Moves counts of replies on several comments; answers how many there were. */
  addReplies(ids: readonly string[], deltas: { replies: number; listedDescendants: number }, tx: Tx): Promise<void>;
  /** Moves the number of listed direct replies; with `onlyAlive`, answers false for a deleted comment. */
  addChildren(id: string, delta: number, tx: Tx, options?: { onlyAlive?: boolean }): Promise<boolean>;
  addReactions(
    id: string,
    deltas: Partial<Record<ReactionType, number>>,
    tx: Tx,
    options?: { deletedToo?: boolean },
  ): Promise<boolean>;
  listLevel(
    rootId: string,
    parentId: string | null,
    order: 'NEWEST' | 'OLDEST',
    after: TimePosition | null,
    limit: number,
  ): Promise<Comment[]>;
  listTop(rootId: string, parentId: string | null, after: ScorePosition | null, limit: number): Promise<ScorePosition[]>;
  /** Whole threads, depth first within each. */
  listThreads(rootId: string, threadIds: readonly string[]): Promise<Comment[]>;
  /** One thread behind a path (null: from its head), depth first. */
  listThread(rootId: string, threadId: string, afterPath: string | null, limit: number): Promise<Comment[]>;
  listByAuthor(userId: string, after: TimePosition | null, limit: number): Promise<Comment[]>;
  /** Listed comments of a root (`parentId` undefined: of all levels), without those of `hiddenAuthorIds` that have no replies. */
  count(rootId: string, parentId: string | null | undefined, hiddenAuthorIds: readonly string[]): Promise<number>;
  /** Undeleted comments of an author that are not under their own things. */
  countByAuthor(userId: string): Promise<number>;
  setHiddenByAuthor(userId: string, isHidden: boolean): Promise<void>;
}

/** One reaction. */
export interface Reaction {
  readonly subjectType: 'POST' | 'VIDEO' | 'COMMENT';
  readonly subjectId: string;
  readonly subjectOwnerId: string;
  readonly rootId: string;
  readonly userId: string;
  readonly type: ReactionType;
  readonly createdAt: Date;
}

export interface ReactionStore {
  find(subjectId: string, userId: string): Promise<Reaction | null>;
  findByUsers(subjectId: string, userIds: readonly string[], tx: Tx): Promise<ReadonlyMap<string, Reaction>>;
  /** Reactions of one user on many subjects, by subject. */
  findOfUser(userId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Reaction>>;
  write(
    changes: { readonly put: readonly Reaction[]; readonly remove: readonly { subjectId: string; userId: string }[] },
    now: Date,
    tx: Tx,
  ): Promise<void>;
  list(subjectId: string, type: ReactionType | null, after: TimePosition | null, limit: number): Promise<Reaction[]>;
  count(subjectId: string, type: ReactionType | null, hiddenUserIds: readonly string[]): Promise<number>;
  listOfUser(userId: string, limit: number): Promise<Reaction[]>;
  setHiddenByUser(userId: string, isHidden: boolean): Promise<void>;
}

export interface VideoEngagementStore {
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, EngagementStats>>;
  addStats(videoId: string, ownerId: string, deltas: StatDeltas, tx: Tx): Promise<boolean>;
  markDeleted(videoId: string, ownerId: string): Promise<void>;
}

/** What one voter of a poll chose. */
export interface Vote {
  readonly userId: string;
  readonly optionIds: readonly string[];
}

export interface VoteStore {
  insert(postId: string, votes: readonly Vote[], at: Date, tx: Tx): Promise<void>;
  /** Which of these users have voted. */
  votersAmong(postId: string, userIds: readonly string[], tx?: Tx): Promise<readonly string[]>;
  /** What one user chose, by post. */
  findOfUser(userId: string, postIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  listVoters(postId: string, afterId: string | null, limit: number): Promise<string[]>;
}

export interface BookmarkStore {
  put(userId: string, postId: string, at: Date): Promise<void>;
  remove(userId: string, postId: string): Promise<void>;
  among(userId: string, postIds: readonly string[]): Promise<ReadonlySet<string>>;
  list(userId: string, after: TimePosition | null, limit: number): Promise<TimePosition[]>;
}

export interface ThreadMuteStore {
  /** Whether something changed. */
  set(userId: string, subjectId: string, isMuted: boolean, at: Date, tx: Tx): Promise<boolean>;
}

/** Something that a moderator did to a post or comment. `reason` null: a restoration. */
export interface ModerationAction {
  readonly id: string;
  readonly action: 'REMOVED' | 'RESTORED';
  readonly subjectType: 'POST' | 'COMMENT';
  readonly subjectId: string;
  readonly authorId: string;
  readonly moderatorId: string;
  readonly reason: string | null;
  readonly createdAt: Date;
}

export interface ModerationStore {
  insert(action: ModerationAction, tx: Tx): Promise<void>;
  /** Newest first; of one post or comment, or of all (null). */
  list(subjectId: string | null, after: TimePosition | null, limit: number): Promise<ModerationAction[]>;
}

/** A word or phrase that a user does not want to meet. `until` null: without an end. */
export interface MutedWord {
  readonly word: string;
  readonly until: Date | null;
  readonly createdAt: Date;
}

export interface MutedWordStore {
  /** Those that have not ended, the last muted first. */
  list(userId: string, now: Date): Promise<MutedWord[]>;
  /** The same, up to a second old: for live streams, which ask for each event. */
  listRecent(userId: string, now: Date): Promise<MutedWord[]>;
  /** `key`: in which all writings of one word are the same. */
  put(userId: string, key: string, word: MutedWord): Promise<void>;
  remove(userId: string, key: string): Promise<void>;
}

/** One state of a post's text. */
export interface PostRevision {
  readonly postId: string;
  readonly userId: string;
  readonly revision: number;
  readonly text: string;
  readonly editedAt: Date;
}

export interface RevisionStore {
  insert(revisions: readonly PostRevision[], tx: Tx): Promise<void>;
  list(postId: string, before: number | null, limit: number): Promise<PostRevision[]>;
}

/** A post that is not out yet. */
export interface Draft {
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  readonly mediaIds: readonly string[];
  readonly visibility: Visibility;
  readonly publishAt: Date | null;
  /** The whole checked input of a scheduled post, as JSON; null for a plain draft. */
  readonly scheduled: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface DraftStore {
  find(userId: string, id: string, tx?: Tx): Promise<Draft | null>;
  count(userId: string): Promise<number>;
  insert(draft: Draft, tx?: Tx): Promise<void>;
  /** False when it is gone meanwhile: published, cancelled or deleted. */
  replace(draft: Draft, tx?: Tx): Promise<boolean>;
  /** False when there was none. */
  remove(userId: string, id: string, tx?: Tx): Promise<boolean>;
  list(userId: string, kind: 'PLAIN' | 'SCHEDULED', after: TimePosition | null, limit: number): Promise<Draft[]>;
  listDue(now: Date, limit: number): Promise<Draft[]>;
}

/** What a client's idempotency key has led to. */
export interface Idempotency {
  find(key: IdempotencyAsk): Promise<{ resultId: string } | 'REUSED' | null>;
  claim(key: IdempotencyAsk, resultId: string, now: Date, tx: Tx): Promise<void>;
}
export interface IdempotencyAsk {
  readonly callerId: string;
  readonly operation: string;
  readonly key: string;
  readonly content: unknown;
}

/** What nearly every use case stands on. */
export interface CoreDeps {
  readonly posts: PostStore;
  readonly comments: CommentStore;
  readonly reactions: ReactionStore;
  readonly videoEngagement: VideoEngagementStore;
  readonly relations: ReadRelations;
  readonly mutedWords: MutedWordStore;
  readonly readVideos: ReadVideos;
  readonly people: People;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly cursors: CursorCodec;
}
