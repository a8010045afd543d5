import type { RelationFacts } from '@app/contracts';
import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { CommentView } from '../domain/comment.ts';
import type { EngagementStats, Post, ReactionType } from '../domain/post.ts';
import type { OriginalView } from '../domain/read-posts.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visiblePosts(ids: readonly string[]): Promise<ReadonlyMap<string, Post>>;
  originals(ids: readonly string[]): Promise<ReadonlyMap<string, OriginalView>>;
  visibleComments(ids: readonly string[]): Promise<ReadonlyMap<string, CommentView>>;
  relations(ids: readonly string[]): Promise<ReadonlyMap<string, RelationFacts>>;
  visibleVideoIds(ids: readonly string[]): Promise<ReadonlyMap<string, true>>;
  videoStats(ids: readonly string[]): Promise<ReadonlyMap<string, EngagementStats>>;
  /** Of the caller; empty for anonymous ones. */
  reactions(subjectIds: readonly string[]): Promise<ReadonlyMap<string, ReactionType>>;
  bookmarked(postIds: readonly string[]): Promise<ReadonlyMap<string, true>>;
  shared(postIds: readonly string[]): Promise<ReadonlyMap<string, true>>;
  votes(postIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Loaders of one request, for its caller. */
export interface PostfeedLoaders {
  /** Posts as the caller may see them; null where not. */
  readonly postById: DataLoader<string, Post | null>;
  readonly originalById: DataLoader<string, OriginalView | null>;
  readonly commentById: DataLoader<string, CommentView | null>;
  readonly relationTo: DataLoader<string, RelationFacts | null>;
  /** True for videos that the caller may see; null where not. */
  readonly isVideoVisible: DataLoader<string, true | null>;
  readonly videoStats: DataLoader<string, EngagementStats | null>;
  readonly viewerReaction: DataLoader<string, ReactionType | null>;
  readonly isBookmarked: DataLoader<string, true | null>;
  readonly isShared: DataLoader<string, true | null>;
  readonly viewerVotes: DataLoader<string, readonly string[] | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): PostfeedLoaders {
  return {
    postById: batchById(reads.visiblePosts),
    originalById: batchById(reads.originals),
    commentById: batchById(reads.visibleComments),
    relationTo: batchById(reads.relations),
    isVideoVisible: batchById(reads.visibleVideoIds),
    videoStats: batchById(reads.videoStats),
    viewerReaction: batchById(reads.reactions),
    isBookmarked: batchById(reads.bookmarked),
    isShared: batchById(reads.shared),
    viewerVotes: batchById(reads.votes),
  };
}
