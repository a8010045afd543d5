import { FollowAdded, FollowRequested } from '@app/contracts/events';
import { type NotAllowed, type NotFound, notAllowed, notFound, type Tx, text, type Viewer } from '@app/kernel';
import type { GraphDeps } from './ports.ts';

/** The pair stands as asked; the caller reads user and relation afresh. */
export interface RelationChanged {
  readonly kind: 'RelationSuccess';
  readonly userId: string;
}
export type FollowOutcome = RelationChanged | NotFound | NotAllowed;

/**
 * The viewer follows `userId`, or asks to when the account is private; repeating it changes nothing.
 * Refuses with `NotFound` (absent, or a block either way) or `NotAllowed` SELF.
 * Cost: one transaction of up to six writes (both rows of the edge, both counters, friend flags, outbox).
 */
export async function follow(deps: GraphDeps, viewer: Viewer, userId: string): Promise<FollowOutcome> {
  if (userId === viewer.id) return notAllowed('SELF', text('You cannot follow yourself.', '不能关注自己。'));
  const outcome = await deps.transact((tx) => followInTransaction(deps, viewer.id, userId, tx));
  if (outcome.kind === 'RelationSuccess') await deps.invalidateRelations(viewer.id, userId);
  return outcome;
}

async function followInTransaction(deps: GraphDeps, followerId: string, followeeId: string, tx: Tx): Promise<FollowOutcome> {
  // Touching both profiles first makes a racing block or unfollow of this pair conflict with us.
  const followee = await deps.profiles.touchGraph(followeeId, {}, tx);
  const follower = await deps.profiles.touchGraph(followerId, {}, tx);
  if (followee === null || follower === null || followee.isHidden || followee.isDeleted) return notFound();
  if (await deps.blocks.existsEitherWay(followerId, followeeId, tx)) return notFound();
  if ((await deps.follows.find(followerId, followeeId, tx)) !== null) return { kind: 'RelationSuccess', userId: followeeId };
  const now = deps.clock.now();
  if (followee.privacy.isPrivate) {
    await deps.follows.insert(followerId, followeeId, 'REQUESTED', false, now, tx);
    await deps.outbox.append([FollowRequested({ followerId, followeeId })], tx);
  } else {
    await addEdge(deps, followerId, followeeId, now, tx);
    await deps.outbox.append([FollowAdded({ followerId, followeeId, accepted: false })], tx);
  }
  return { kind: 'RelationSuccess', userId: followeeId };
}

/** Writes an active edge with exact counters at both ends. `wasRequested`: its rows are there already, as a request. */
export async function addEdge(
  deps: GraphDeps,
  followerId: string,
  followeeId: string,
  at: Date,
  tx: Tx,
  wasRequested = false,
): Promise<void> {
  const back = await deps.follows.find(followeeId, followerId, tx);
  const isFriend = back?.status === 'ACTIVE';
  if (wasRequested) await deps.follows.activate(followerId, followeeId, isFriend, at, tx);
  else await deps.follows.insert(followerId, followeeId, 'ACTIVE', isFriend, at, tx);
  if (isFriend) await deps.follows.setFriend(followeeId, followerId, true, tx);
  const friends = isFriend ? 1 : 0;
  await deps.profiles.touchGraph(followeeId, { followers: 1, friends }, tx);
  await deps.profiles.touchGraph(followerId, { following: 1, friends }, tx);
}
