import type { RelationFacts } from '@app/contracts';
import type { Clock } from '@app/kernel';
import type { ReadRelations } from '../domain/ports.ts';
import { DEFAULT_PRIVACY } from '../domain/profile.ts';
import type { MongoBlockStore } from './block-store.ts';
import type { MongoFollowStore } from './follow-store.ts';
import type { MongoMuteStore } from './mute-store.ts';
import type { MongoProfileStore } from './profile-store.ts';

/** Reads relation facts from the collections themselves: four bulk reads by index, whatever the number of owners. */
export function createRelationReader(stores: {
  profiles: MongoProfileStore;
  follows: MongoFollowStore;
  blocks: MongoBlockStore;
  mutes: MongoMuteStore;
  clock: Clock;
}): ReadRelations {
  return async (viewerId, ownerIds) => {
    const [owners, edges, blocks, mutes] = await Promise.all([
      stores.profiles.findPrivacy(ownerIds),
      viewerId === null ? [] : stores.follows.findBetween(viewerId, ownerIds),
      viewerId === null ? [] : stores.blocks.findBetween(viewerId, ownerIds),
      viewerId === null ? [] : stores.mutes.findBetween(viewerId, ownerIds),
    ]);
    const edgeOf = new Map(edges.map((edge) => [`${edge.direction}:${edge.otherId}`, edge.status]));
    const blockOf = new Set(blocks.map((block) => `${block.direction}:${block.otherId}`));
    const muteOf = new Map(mutes.map((mute) => [mute.otherId, mute]));
    const now = stores.clock.now();
    return ownerIds.map((id): RelationFacts => {
      const owner = owners.get(id);
      const mute = muteOf.get(id);
      const isMuted = mute !== undefined && (mute.until === null || mute.until > now);
      return {
        ...(owner?.privacy ?? { ...DEFAULT_PRIVACY, isPrivate: true }),
        exists: owner !== undefined && !owner.isHidden && !owner.isDeleted,
        isFollowing: edgeOf.get(`OUT:${id}`) === 'ACTIVE',
        followsYou: edgeOf.get(`IN:${id}`) === 'ACTIVE',
        isRequested: edgeOf.get(`OUT:${id}`) === 'REQUESTED',
        hasRequestedYou: edgeOf.get(`IN:${id}`) === 'REQUESTED',
        isBlocked: blockOf.has(`OUT:${id}`),
        blocksYou: blockOf.has(`IN:${id}`),
        isMuted,
        mutedUntilMs: isMuted ? (mute.until?.getTime() ?? null) : null,
      };
    });
  };
}
