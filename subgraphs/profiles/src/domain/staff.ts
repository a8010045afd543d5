import { VerificationChanged } from '@app/contracts/events';
import { type NotFound, notFound } from '@app/kernel';
import type { ProfileUpdated, UpdateProfileDeps } from './update-profile.ts';

/** Staff gives or takes the verification badge. Refuses with `NotFound` when there is no such user. */
export async function setVerified(
  deps: Omit<UpdateProfileDeps, 'describeMedia'>,
  userId: string,
  isVerified: boolean,
): Promise<ProfileUpdated | NotFound> {
  const user = await deps.transact(async (tx) => {
    const before = await deps.profiles.touchGraph(userId, {}, tx);
    if (before === null || before.isDeleted) return null;
    const updated = await deps.profiles.update(userId, { isVerified }, deps.clock.now(), tx);
    if (before.isVerified !== isVerified) await deps.outbox.append([VerificationChanged({ userId, isVerified })], tx);
    return updated;
  });
  return user === null ? notFound() : { kind: 'ProfileSuccess', user };
}
