import { FollowRemoved, FollowRequestClosed } from '@app/contracts/events';
import { type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import type { RelationChanged } from './follow.ts';
import type { GraphDeps } from './ports.ts';

/**
 * The viewer no longer follows `userId`; a pending request is withdrawn. Repeating it changes nothing.
 * Refuses with `NotFound` when there is no such user for the viewer.
 */
export async function unfollow(deps: GraphDeps, viewer: Viewer, userId: string): Promise<RelationChanged | NotFound> {
  const outcome = await deps.transact(async (tx): Promise<RelationChanged | NotFound> => {
    const followee = await deps.profiles.touchGraph(userId, {}, tx);
    await deps.profiles.touchGraph(viewer.id, {}, tx);
    const isAbsent = followee === null || followee.isHidden || followee.isDeleted;
    if (isAbsent || (await deps.blocks.exists(userId, viewer.id, tx))) return notFound();
    await removeEdge(deps, viewer.id, userId, { byFollowee: false }, tx);
    return { kind: 'RelationSuccess', userId };
  });
  if (outcome.kind === 'RelationSuccess') await deps.invalidateRelations(viewer.id, userId);
  return outcome;
}

/** Takes an edge or a request away, with exact counters at both ends; nothing happens when there is none. */
export async function removeEdge(
  deps: GraphDeps,
  followerId: string,
  followeeId: string,
  why: { byFollowee: boolean },
  tx: Tx,
): Promise<void> {
  const edge = await deps.follows.find(followerId, followeeId, tx);
  if (edge === null) return;
  await deps.follows.remove(followerId, followeeId, tx);
  if (edge.status === 'REQUESTED') {
    await deps.outbox.append([FollowRequestClosed({ followerId, followeeId })], tx);
    return;
  }
  if (edge.isFriend) await deps.follows.setFriend(followeeId, followerId, false, tx);
  const friends = edge.isFriend ? -1 : 0;
  await deps.profiles.touchGraph(followeeId, { followers: -1, friends }, tx);
  await deps.profiles.touchGraph(followerId, { following: -1, friends }, tx);
  await deps.outbox.append([FollowRemoved({ followerId, followeeId, byFollowee: why.byFollowee })], tx);
}
