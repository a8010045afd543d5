import { UserRegistered } from '@app/contracts/events';
import { on } from '@app/events';
import type { ProfileSeed } from '../domain/profile.ts';

/** A registered user gets a profile of the same id, with zero stats. */
export function onUserRegistered(createProfile: (seed: ProfileSeed) => Promise<void>) {
  return on(UserRegistered, async ({ data, occurredAt }) => {
    await createProfile({
      id: data.userId,
      username: data.username,
      displayName: data.displayName,
      language: data.language,
      createdAt: new Date(occurredAt),
    });
  });
}
