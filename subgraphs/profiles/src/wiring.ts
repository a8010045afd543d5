import { profilesCollections } from '@app/collections/wechat_profiles';
import { GetAccountCards } from '@app/contracts';
import type { PageArguments, Viewer } from '@app/kernel';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import { createProfile } from './domain/create-profile.ts';
import { ensureProfile } from './domain/ensure-profile.ts';
import { follow } from './domain/follow.ts';
import { listPeople, type PeopleList } from './domain/list-people.ts';
import type { ProfileSeed } from './domain/profile.ts';
import { readProfileByUsername, readProfiles } from './domain/read-profiles.ts';
import { unfollow } from './domain/unfollow.ts';
import { MongoBlockStore } from './store/block-store.ts';
import { MongoFollowStore } from './store/follow-store.ts';
import { MongoMuteStore } from './store/mute-store.ts';
import { MongoProfileStore } from './store/profile-store.ts';
import { createRelationReader } from './store/relation-reader.ts';

/** Who gets what: stores, shared mechanisms and use cases of profiles. */
export function wire(runtime: Runtime) {
  const domain: MongoDomain = createMongoDomain(runtime, 'profiles', 'wechat_profiles', profilesCollections);
  const { clock, cursors, redis, redisPrefix } = runtime;
  const stores = {
    profiles: new MongoProfileStore(domain.db),
    follows: new MongoFollowStore(domain.db),
    blocks: new MongoBlockStore(domain.db),
    mutes: new MongoMuteStore(domain.db),
  };
  const readRelations = createRelationReader({ ...stores, clock });
  const cache = new Relations({ redis, keyPrefix: redisPrefix, source: readRelations, clock });
  const relations = cache.of.bind(cache);
  const invalidateRelations = cache.invalidate.bind(cache);
  const deps = { ...stores, outbox: domain.outbox, transact: domain.transact, relations, invalidateRelations, clock, cursors };
  const accountCards = async (ids: readonly string[]) => (await runtime.calls.invoke(GetAccountCards, { ids: [...ids] })).cards;

  const api = {
    createProfile: (seed: ProfileSeed) => createProfile(deps, seed),
    ensureProfile: (id: string) => ensureProfile({ ...deps, accountCards }, id),
    readProfiles: (viewer: Viewer | null, ids: readonly string[]) => readProfiles(deps, viewer?.id ?? null, ids),
    findByUsername: (viewer: Viewer | null, username: string) => readProfileByUsername(deps, viewer?.id ?? null, username),
    listPeople: (viewer: Viewer | null, userId: string, list: PeopleList, args: PageArguments) =>
      listPeople(deps, viewer, userId, list, args),
    follow: (viewer: Viewer, userId: string) => follow(deps, viewer, userId),
    unfollow: (viewer: Viewer, userId: string) => unfollow(deps, viewer, userId),
  };
  return { domain, stores, readRelations, relations, invalidateRelations, api };
}

/** The use cases of profiles, as resolvers call them. */
export type ProfilesApi = ReturnType<typeof wire>['api'];
