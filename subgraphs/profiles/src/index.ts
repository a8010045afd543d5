import { answer } from '@app/calls';
import {
  ExportProfilesData,
  GetExcludedUsers,
  GetFollowees,
  GetFollowers,
  GetNotificationPreferences,
  GetRelations,
  GetUserCards,
  MaintainProfiles,
  ResolveUsernames,
} from '@app/contracts';
import { readConfig } from '@app/kernel';
import { inTransaction } from '@app/mongo';
import { baseContext, createSubgraphSchema, type Runtime, type Subgraph } from '@app/subgraph';
import { type ProfilesConfig, profilesSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { effectiveChannels } from './domain/notification-types.ts';
import { onAccountChanged } from './events/on-account-changed.ts';
import { onContentChanged } from './events/on-content-changed.ts';
import { onGraphChanged } from './events/on-graph-changed.ts';
import { onPicturesChanged } from './events/on-pictures-changed.ts';
import { onUserRegistered } from './events/on-user-registered.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './schema/resolvers.generated.ts';
import { typeDefs } from './schema/typeDefs.generated.ts';
import { exportData } from './store/export-data.ts';
import { wire } from './wiring.ts';

/** Excluded people that are told at most; more are caught by the rules at read time. */
const EXCLUDED_LIMIT = 5_000;

/** Profiles, the social graph and its rules: who may see whom. */
export function createProfilesSubgraph(
  runtime: Runtime,
  config: ProfilesConfig = readConfig(profilesSettings, process.env),
): Subgraph {
  const { domain, stores, deps, readRelations, invalidate, api } = wire(runtime, config);
  return {
    name: 'profiles',
    typeDefs,
    schema: createSubgraphSchema(typeDefs, resolvers),
    createContext(request): RequestContext {
      const base = baseContext(request, runtime.logger);
      const viewerId = base.viewer?.id ?? null;
      const loaders = createLoaders({
        visibleProfiles: (ids) => api.readProfiles(base.viewer, ids),
        ownProfiles: async ([id = '']) => {
          const profile = await api.ensureProfile(id);
          return new Map(profile === null ? [] : [[id, profile]]);
        },
        relations: (ids) => deps.relations(viewerId, ids),
        mutualFriendCounts: async (ids) => (viewerId === null ? new Map() : stores.follows.countMutualFriends(viewerId, ids)),
        remarks: async (ids) => (viewerId === null ? new Map() : stores.remarks.findByOthers(viewerId, ids)),
        reports: (ids) => stores.reports.findByIds(ids),
      });
      return { ...base, profiles: api, loaders };
    },
    calls: [
      answer(GetRelations, async ({ viewerId, ownerIds }) => ({ relations: await readRelations(viewerId, ownerIds) })),
      answer(GetFollowees, ({ userId, after, limit }) => stores.follows.listIds(userId, 'OUT', after, limit)),
      answer(GetFollowers, ({ userId, after, limit }) => stores.follows.listIds(userId, 'IN', after, limit)),
      answer(GetExcludedUsers, async ({ userId }) => {
        const [blockedEitherWay, muted] = await Promise.all([
          stores.blocks.listEitherWay(userId, EXCLUDED_LIMIT),
          stores.mutes.list(userId, runtime.clock.now(), null, EXCLUDED_LIMIT),
        ]);
        return { blockedEitherWay, muted: muted.map(({ otherId }) => otherId) };
      }),
      answer(ResolveUsernames, async ({ usernames }) => ({ users: await stores.profiles.findIdsByUsernames(usernames) })),
      answer(GetUserCards, async ({ ids }) => ({ cards: await stores.profiles.findCards(ids) })),
      answer(GetNotificationPreferences, async ({ ids }) => {
        const settings = await stores.profiles.findNotificationSettings(ids);
        return { preferences: settings.map((one) => ({ ...one, channels: effectiveChannels(one.channels) })) };
      }),
      answer(MaintainProfiles, async ({ task }) => ({ counts: await api.maintain(task) })),
      answer(ExportProfilesData, async ({ userId }) => ({ files: await exportData(domain.db, userId) })),
    ],
    setUp: domain.setUp,
    start: () =>
      domain.start({
        domains: ['auth', 'profiles', 'postfeed', 'video'],
        handlers: [
          onUserRegistered(api.createProfile),
          ...onAccountChanged(deps),
          ...onContentChanged(async (eventId, userId, stat, delta) => {
            await inTransaction(runtime.mongo, async (tx) => {
              await domain.processed.once(eventId, tx, () => stores.profiles.addToStat(userId, stat, delta, tx));
            });
          }),
          ...onGraphChanged(invalidate, api.acceptAllRequests),
          onPicturesChanged(deps.carryPictures),
        ],
      }),
    eventParts: domain.parts,
    ready: domain.ready,
    stop: domain.stop,
  };
}
