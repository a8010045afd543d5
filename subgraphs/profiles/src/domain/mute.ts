import { MuteChanged } from '@app/contracts/events';
import {
  type InvalidInput,
  invalidInput,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import type { RelationChanged } from './follow.ts';
import type { GraphDeps } from './ports.ts';
import type { CanSeeProfile } from './read-profiles.ts';

export interface MuteDeps extends GraphDeps {
  readonly canSeeProfile: CanSeeProfile;
}

/**
 * The viewer mutes a user, silently and one-way, until a time or (null) without an end; repeating it moves the end.
 * Refuses with `NotFound`, `NotAllowed` SELF, or `InvalidInput` for an end that has passed.
 */
export async function mute(
  deps: MuteDeps,
  viewer: Viewer,
  userId: string,
  until: Date | null,
): Promise<RelationChanged | NotFound | NotAllowed | InvalidInput> {
  if (userId === viewer.id) return notAllowed('SELF', text('You cannot mute yourself.', '不能静音自己。'));
  const now = deps.clock.now();
  if (until !== null && until <= now)
    return invalidInput(problem('until', 'OUT_OF_RANGE', text('Choose a time in the future.', '请选择将来的时间。')));
  if (!(await deps.canSeeProfile(viewer.id, userId))) return notFound();
  await deps.transact(async (tx) => {
    await deps.mutes.upsert(viewer.id, userId, until, now, tx);
    await deps.outbox.append([MuteChanged({ muterId: viewer.id, mutedId: userId, isMuted: true })], tx);
  });
  await deps.invalidateRelations(viewer.id);
  return { kind: 'RelationSuccess', userId };
}

/** Ends a mute. Repeating it changes nothing. Refuses with `NotFound` when there is no such user for the viewer. */
export async function unmute(deps: MuteDeps, viewer: Viewer, userId: string): Promise<RelationChanged | NotFound> {
  if (!(await deps.canSeeProfile(viewer.id, userId))) return notFound();
  await deps.transact(async (tx) => {
    await deps.mutes.remove(viewer.id, userId, tx);
    await deps.outbox.append([MuteChanged({ muterId: viewer.id, mutedId: userId, isMuted: false })], tx);
  });
  await deps.invalidateRelations(viewer.id);
  return { kind: 'RelationSuccess', userId };
}
