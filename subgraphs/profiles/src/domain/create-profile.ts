import { ProfileCreated } from '@app/contracts/events';
import type { Transact } from '@app/kernel';
import type { Outbox, ProfileStore } from './ports.ts';
import type { ProfileSeed } from './profile.ts';

export interface CreateProfileDeps {
  readonly profiles: ProfileStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
}

/** Gives an account its profile, with zero stats. Idempotent: an existing profile is left as it is. */
export async function createProfile(deps: CreateProfileDeps, seed: ProfileSeed): Promise<void> {
  await deps.transact(async (tx) => {
    const isNew = await deps.profiles.insertIfAbsent(seed, tx);
    if (isNew) await deps.outbox.append([ProfileCreated({ userId: seed.id })], tx);
  });
}
