import { BlockAdded, BlockRemoved } from '@app/contracts/events';
import { type NotAllowed, type NotFound, notAllowed, notFound, text, type Viewer } from '@app/kernel';
import type { RelationChanged } from './follow.ts';
import type { GraphDeps } from './ports.ts';
import { removeEdge } from './unfollow.ts';

export type BlockOutcome = RelationChanged | NotFound | NotAllowed;

/**
 * The viewer and `userId` become invisible to each other: both follow edges and pending requests go, counters drop once.
 * Repeating it changes nothing. A user who blocks the viewer is absent for them: `NotFound`, though the block is kept, so that it
 * holds when the other one ends.
 */
export async function block(deps: GraphDeps, viewer: Viewer, userId: string): Promise<BlockOutcome> {
  if (userId === viewer.id) return notAllowed('SELF', text('You cannot block yourself.', '不能拉黑自己。'));
  const outcome = await deps.transact(async (tx): Promise<BlockOutcome> => {
    const other = await deps.profiles.touchGraph(userId, {}, tx);
    await deps.profiles.touchGraph(viewer.id, {}, tx);
    if (other === null || other.isHidden || other.isDeleted) return notFound();
    if (!(await deps.blocks.exists(viewer.id, userId, tx))) {
      await deps.blocks.insert(viewer.id, userId, deps.clock.now(), tx);
      await removeEdge(deps, viewer.id, userId, { byFollowee: false }, tx);
      await removeEdge(deps, userId, viewer.id, { byFollowee: true }, tx);
      await deps.outbox.append([BlockAdded({ blockerId: viewer.id, blockedId: userId })], tx);
    }
    return (await deps.blocks.exists(userId, viewer.id, tx)) ? notFound() : { kind: 'RelationSuccess', userId };
  });
  await deps.invalidateRelations(viewer.id, userId);
  return outcome;
}

/** Ends the viewer's block; nothing is restored. Repeating it changes nothing. Refuses with `NotFound` when there is no such user. */
export async function unblock(deps: GraphDeps, viewer: Viewer, userId: string): Promise<RelationChanged | NotFound> {
  const outcome = await deps.transact(async (tx): Promise<RelationChanged | NotFound> => {
    const other = await deps.profiles.touchGraph(userId, {}, tx);
    await deps.profiles.touchGraph(viewer.id, {}, tx);
    if (other === null || other.isDeleted) return notFound();
    if (await deps.blocks.exists(viewer.id, userId, tx)) {
      await deps.blocks.remove(viewer.id, userId, tx);
      await deps.outbox.append([BlockRemoved({ blockerId: viewer.id, blockedId: userId })], tx);
    }
    return (await deps.blocks.exists(userId, viewer.id, tx)) ? notFound() : { kind: 'RelationSuccess', userId };
  });
  await deps.invalidateRelations(viewer.id, userId);
  return outcome;
}
