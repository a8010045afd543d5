import { discard } from './delete-media.ts';
import type { MediaDeps } from './ports.ts';

const BATCH = 100;

/** Removes everything that a deleted user has uploaded; repeatable. */
export async function eraseUser(deps: MediaDeps, userId: string): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const batch = await deps.uploads.listAll(userId, after, BATCH);
    for (const media of batch) if (!media.isDeleted) await discard(deps, media);
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return;
  }
}
