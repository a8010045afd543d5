import { FollowAdded } from '@app/contracts/events';
import { type NotFound, notFound, type Viewer } from '@app/kernel';
import { addEdge, type RelationChanged } from './follow.ts';
import type { GraphDeps } from './ports.ts';
import { removeEdge } from './unfollow.ts';

/** The viewer lets a requesting user follow. Refuses with `NotFound` when there is no such request; repeating it changes nothing. */
export async function acceptFollowRequest(
  deps: GraphDeps,
  viewer: Viewer,
  requesterId: string,
): Promise<RelationChanged | NotFound> {
  return changePair(deps, viewer.id, requesterId, async (tx) => {
    const edge = await deps.follows.find(requesterId, viewer.id, tx);
    if (edge === null) return notFound();
    if (edge.status === 'REQUESTED') {
      await addEdge(deps, requesterId, viewer.id, deps.clock.now(), tx, true);
      await deps.outbox.append([FollowAdded({ followerId: requesterId, followeeId: viewer.id, accepted: true })], tx);
    }
    return { kind: 'RelationSuccess', userId: requesterId };
  });
}

/** The viewer does not let a requesting user follow; they may ask again. Refuses with `NotFound` when there is no such request. */
export async function declineFollowRequest(
  deps: GraphDeps,
  viewer: Viewer,
  requesterId: string,
): Promise<RelationChanged | NotFound> {
  return removeRequest(deps, viewer.id, requesterId, { followerId: requesterId, followeeId: viewer.id });
}

/** The viewer withdraws a request. Refuses with `NotFound` when there is none. */
export async function cancelFollowRequest(deps: GraphDeps, viewer: Viewer, userId: string): Promise<RelationChanged | NotFound> {
  return removeRequest(deps, viewer.id, userId, { followerId: viewer.id, followeeId: userId });
}

/** The viewer ends that a user follows them, silently. Refuses with `NotFound` when there is no such user; repeating it changes nothing. */
export async function removeFollower(deps: GraphDeps, viewer: Viewer, userId: string): Promise<RelationChanged | NotFound> {
  return changePair(deps, viewer.id, userId, async (tx) => {
    await removeEdge(deps, userId, viewer.id, { byFollowee: true }, tx);
    return { kind: 'RelationSuccess', userId };
  });
}

async function removeRequest(
  deps: GraphDeps,
  viewerId: string,
  otherId: string,
  edge: { followerId: string; followeeId: string },
) {
  return changePair(deps, viewerId, otherId, async (tx) => {
    const found = await deps.follows.find(edge.followerId, edge.followeeId, tx);
    if (found?.status !== 'REQUESTED') return notFound();
    await removeEdge(deps, edge.followerId, edge.followeeId, { byFollowee: false }, tx);
    return { kind: 'RelationSuccess', userId: otherId };
  });
}

type PairOutcome = RelationChanged | NotFound;

/** A change between the viewer and a user whom they can see, in one transaction; both profiles are touched so that racing changes conflict. */
async function changePair(
  deps: GraphDeps,
  viewerId: string,
  otherId: string,
  work: (tx: object) => Promise<PairOutcome>,
): Promise<PairOutcome> {
  const outcome = await deps.transact(async (tx): Promise<PairOutcome> => {
    const other = await deps.profiles.touchGraph(otherId, {}, tx);
    await deps.profiles.touchGraph(viewerId, {}, tx);
    if (other === null || other.isHidden || other.isDeleted || (await deps.blocks.existsEitherWay(viewerId, otherId, tx)))
      return notFound();
    return work(tx);
  });
  if (outcome.kind === 'RelationSuccess') await deps.invalidateRelations(viewerId, otherId);
  return outcome;
}
