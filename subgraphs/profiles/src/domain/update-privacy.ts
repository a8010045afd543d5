import { audienceSchema } from '@app/contracts';
import { FollowAdded, PrivacyChanged } from '@app/contracts/events';
import { checkInput, type InvalidInput, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { addEdge } from './follow.ts';
import type { GraphDeps } from './ports.ts';
import { DEFAULT_PRIVACY, type Privacy } from './profile.ts';

const inputSchema = z.strictObject({
  isPrivate: z.boolean().nullish(),
  whoCanMessage: audienceSchema.nullish(),
  whoCanMention: audienceSchema.nullish(),
  whoCanComment: audienceSchema.nullish(),
  showPresence: audienceSchema.nullish(),
  readReceipts: z.boolean().nullish(),
  discoverable: z.boolean().nullish(),
});

/** Requests that are accepted before the answer when an account goes public; the event accepts the others. */
const ACCEPTED_AT_ONCE = 100;

/** Changes who may do what with the viewer; absent fields stay. Going public accepts every pending request. */
export async function updatePrivacy(
  deps: GraphDeps,
  viewer: Viewer,
  input: unknown,
): Promise<{ kind: 'PrivacySuccess'; privacy: Privacy } | InvalidInput> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const wishes = Object.fromEntries(Object.entries(checked.value).filter(([, value]) => value !== null && value !== undefined));
  const { before, after } = await deps.transact(async (tx) => {
    const profile = await deps.profiles.touchGraph(viewer.id, {}, tx);
    const old = profile?.privacy ?? DEFAULT_PRIVACY;
    const privacy: Privacy = { ...old, ...wishes };
    await deps.profiles.update(viewer.id, { privacy }, deps.clock.now(), tx);
    await deps.outbox.append([PrivacyChanged({ userId: viewer.id, isPrivate: privacy.isPrivate })], tx);
    return { before: old, after: privacy };
  });
  await deps.invalidateRelations(viewer.id);
  if (before.isPrivate && !after.isPrivate) await acceptSomeRequests(deps, viewer.id);
  return { kind: 'PrivacySuccess', privacy: after };
}

/** Accepts every pending request of an account that has gone public, as long as it is; safe to repeat, also after a crash. */
export async function acceptAllRequests(deps: GraphDeps, userId: string): Promise<void> {
  while (await acceptSomeRequests(deps, userId));
}

/** Accepts the newest pending requests; answers whether there may be more. */
async function acceptSomeRequests(deps: GraphDeps, userId: string): Promise<boolean> {
  const requests = await deps.follows.list(userId, 'IN', 'REQUESTED', null, ACCEPTED_AT_ONCE);
  for (const { otherId } of requests) {
    const isPublic = await deps.transact(async (tx) => {
      const owner = await deps.profiles.touchGraph(userId, {}, tx);
      if (owner === null || owner.privacy.isPrivate || owner.isDeleted) return false;
      await deps.profiles.touchGraph(otherId, {}, tx);
      const edge = await deps.follows.find(otherId, userId, tx);
      if (edge?.status !== 'REQUESTED') return true;
      await addEdge(deps, otherId, userId, deps.clock.now(), tx, true);
      await deps.outbox.append([FollowAdded({ followerId: otherId, followeeId: userId, accepted: true })], tx);
      return true;
    });
    if (!isPublic) return false;
    await deps.invalidateRelations(otherId, userId);
  }
  return requests.length === ACCEPTED_AT_ONCE;
}
