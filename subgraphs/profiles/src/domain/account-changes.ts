import { ProfileChanged, ProfileHidden } from '@app/contracts/events';
import type { Tx } from '@app/kernel';
import type { Housekeeping } from './maintain.ts';
import type { GraphDeps } from './ports.ts';
import { NO_WISHES } from './profile.ts';
import { removeEdge } from './unfollow.ts';

/** Edges that are taken away in one go when an account is erased. */
const ERASED_AT_ONCE = 100;

/** The handle changed in auth, which owns its uniqueness: profiles show the new one. */
export async function changeUsername(deps: GraphDeps, userId: string, username: string, tx: Tx): Promise<void> {
  await deps.profiles.update(userId, { username }, deps.clock.now(), tx);
  await deps.outbox.append([ProfileChanged({ userId })], tx);
}

/** A deactivated account is absent for everybody else, and back when it is reactivated. */
export async function hideProfile(deps: GraphDeps, userId: string, isHidden: boolean, tx: Tx): Promise<void> {
  await deps.profiles.update(userId, { isHidden }, deps.clock.now(), tx);
  await deps.outbox.append([ProfileHidden({ userId, isHidden })], tx);
}

/** What stands instead of the name and handle of an erased account until its row is purged. */
const ERASED_NAME = 'deleted';

export interface EraseProfileDeps extends GraphDeps {
  readonly housekeeping: Pick<Housekeeping, 'erasePersonal'>;
  /** Tells auth that nothing of the user is left here. */
  readonly confirmErased: (userId: string) => Promise<void>;
}

/**
 * Erases a deleted account: its edges with exact counters at the other ends, blocks, mutes and remarks, then the profile's content, and
 * confirms it. Safe to repeat.
 */
export async function eraseProfile(deps: EraseProfileDeps, userId: string): Promise<void> {
  for (const direction of ['OUT', 'IN'] as const) {
    for (const status of ['ACTIVE', 'REQUESTED'] as const) {
      for (;;) {
        const edges = await deps.follows.list(userId, direction, status, null, ERASED_AT_ONCE);
        if (edges.length === 0) break;
        for (const { otherId } of edges) {
          const [followerId, followeeId] = direction === 'OUT' ? [userId, otherId] : [otherId, userId];
          await deps.transact((tx) => removeEdge(deps, followerId, followeeId, { byFollowee: direction === 'IN' }, tx));
          await deps.invalidateRelations(otherId);
        }
      }
    }
  }
  await deps.housekeeping.erasePersonal(userId);
  await deps.transact(async (tx) => {
    const before = await deps.profiles.touchGraph(userId, {}, tx);
    if (before === null || before.isDeleted) return;
    const erased = {
      username: ERASED_NAME,
      displayName: ERASED_NAME,
      bio: '',
      avatarMediaId: null,
      coverMediaId: null,
      location: null,
      website: null,
      birthday: null,
      socialLinks: [],
      notifications: NO_WISHES,
    };
    await deps.profiles.update(userId, { ...erased, isHidden: true, isDeleted: true }, deps.clock.now(), tx);
    const droppedMediaIds = [before.avatarMediaId, before.coverMediaId].filter((id) => id !== null);
    await deps.outbox.append([ProfileHidden({ userId, isHidden: true }), ProfileChanged({ userId, droppedMediaIds })], tx);
  });
  await deps.invalidateRelations(userId);
  await deps.confirmErased(userId);
}
