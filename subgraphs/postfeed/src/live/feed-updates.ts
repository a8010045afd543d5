import {
  BlockAdded,
  FollowAdded,
  FollowRemoved,
  PostDeleted,
  PostEdited,
  PostPublished,
  PostRestored,
} from '@app/contracts/events';
import type { LiveSubscription, StoredEvent } from '@app/events';
import type { Viewer } from '@app/kernel';
import { canSee } from '@app/relations';
import { type LiveField, liveCursor, liveStream, type Runtime } from '@app/subgraph';
import { presentFeedPosts } from '../domain/home-feed.ts';
import type { CoreDeps } from '../domain/ports.ts';
import type { Post, Visibility } from '../domain/post.ts';
import type { EventMemo } from './event-memo.ts';

export interface FeedUpdatesDeps extends CoreDeps {
  readonly runtime: Runtime;
  readonly memo: EventMemo<Post | null>;
}

/** What a home feed's stream tells. */
export type FeedUpdatePayload =
  | { readonly __typename: 'FeedPostAdded'; readonly reason: string; readonly post: Post }
  | { readonly __typename: 'FeedPostRemoved'; readonly postId: string };

function field(viewer: Viewer): LiveField {
  return { name: 'feedUpdates', viewerId: viewer.id, domains: ['postfeed', 'profiles'] };
}

/** Where `feedUpdates` goes on after what is read from now on. */
export function feedCursor(runtime: Runtime, viewer: Viewer): string {
  return liveCursor(runtime, field(viewer));
}

/**
 * What happens to the viewer's home feed. Follows everybody whom the viewer follows, also from a follow or until an unfollow in between;
 * what may be seen is decided for each event, by the rules as they are then.
 */
export async function openFeedUpdates(
  deps: FeedUpdatesDeps,
  viewer: Viewer,
  after: string | null | undefined,
  signal: AbortSignal,
): Promise<ReturnType<typeof liveStream<FeedUpdatePayload>>> {
  // Taken before the followees are asked for: a follow in between is replayed.
  const from = after ?? feedCursor(deps.runtime, viewer);
  const followees = await deps.people.followees(viewer.id);
  return liveStream<FeedUpdatePayload>(deps.runtime, {
    ...field(viewer),
    topics: [`user:${viewer.id}`, `author:${viewer.id}`, ...followees.map((id) => `author:${id}`)],
    after: from,
    signal,
    present: (event, live) => presentEvent(deps, viewer.id, event, live),
  });
}

async function presentEvent(
  deps: FeedUpdatesDeps,
  viewerId: string,
  event: StoredEvent,
  live: LiveSubscription,
): Promise<FeedUpdatePayload[]> {
  switch (event.type) {
    case PostPublished.type:
      return added(deps, viewerId, event, PostPublished.parse(event.data).postId);
    case PostRestored.type:
      return added(deps, viewerId, event, PostRestored.parse(event.data).postId);
    case PostEdited.type: {
      const { postId, visibility, visibilityBefore } = PostEdited.parse(event.data);
      return visibility === visibilityBefore ? [] : moved(deps, viewerId, event, postId, visibilityBefore, visibility);
    }
    case PostDeleted.type:
      return removed(deps, viewerId, event, PostDeleted.parse(event.data).postId);
    default:
      followGraph(viewerId, event, live);
      return [];
  }
}

async function added(deps: FeedUpdatesDeps, viewerId: string, event: StoredEvent, postId: string): Promise<FeedUpdatePayload[]> {
  const [item] = await presentFeedPosts(deps, viewerId, [await deps.memo.get(event.entryId, postId)], 'LIVE');
  return item ? [{ __typename: 'FeedPostAdded', reason: item.reason, post: item.post }] : [];
}

/** The audience of a post has changed: it comes to those who see it only now, and goes from those who saw it before. */
async function moved(
  deps: FeedUpdatesDeps,
  viewerId: string,
  event: StoredEvent,
  postId: string,
  before: Visibility,
  after: Visibility,
): Promise<FeedUpdatePayload[]> {
  const post = await deps.memo.get(event.entryId, postId);
  if (post === null) return [];
  const facts = (await deps.relations(viewerId, [post.userId])).get(post.userId);
  const [saw, sees] = [before, after].map((visibility) => canSee(viewerId, post.userId, visibility, facts));
  if (saw === sees) return [];
  return sees ? added(deps, viewerId, event, postId) : [{ __typename: 'FeedPostRemoved', postId }];
}

/** Told only to those in whose feed it was. */
async function removed(
  deps: FeedUpdatesDeps,
  viewerId: string,
  event: StoredEvent,
  postId: string,
): Promise<FeedUpdatePayload[]> {
  const post = await deps.memo.get(event.entryId, postId);
  if (post === null) return [];
  const [item] = await presentFeedPosts(deps, viewerId, [{ ...post, isDeleted: false }], 'LIVE');
  return item ? [{ __typename: 'FeedPostRemoved', postId }] : [];
}

function followGraph(viewerId: string, event: StoredEvent, live: LiveSubscription): void {
  switch (event.type) {
    case FollowAdded.type: {
      const { followerId, followeeId } = FollowAdded.parse(event.data);
      if (followerId === viewerId) live.addTopic(`author:${followeeId}`);
      break;
    }
    case FollowRemoved.type: {
      const { followerId, followeeId } = FollowRemoved.parse(event.data);
      if (followerId === viewerId) live.removeTopic(`author:${followeeId}`);
      break;
    }
    case BlockAdded.type: {
      const { blockerId, blockedId } = BlockAdded.parse(event.data);
      live.removeTopic(`author:${blockerId === viewerId ? blockedId : blockerId}`);
      break;
    }
  }
}
