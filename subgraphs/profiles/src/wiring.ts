import { profilesCollections } from '@app/collections/wechat_profiles';
import { ConfirmUserErased, DescribeMedia, GetAccountCards, SetMediaCarrier } from '@app/contracts';
import { grantExpiry, MediaGrants } from '@app/grants';
import type { PageArguments, Viewer } from '@app/kernel';
import { Relations } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import type { ProfilesConfig } from './config.ts';
import { block, unblock } from './domain/block.ts';
import { createProfile } from './domain/create-profile.ts';
import { ensureProfile } from './domain/ensure-profile.ts';
import { follow } from './domain/follow.ts';
import { acceptFollowRequest, cancelFollowRequest, declineFollowRequest, removeFollower } from './domain/follow-requests.ts';
import { listOwn, listPeople, type OwnList, type PeopleList } from './domain/list-people.ts';
import { listReports } from './domain/list-reports.ts';
import { type MaintenanceTask, maintain, type ReconcileReport } from './domain/maintain.ts';
import { mute, unmute } from './domain/mute.ts';
import { PairQueue } from './domain/pair-queue.ts';
import type { GraphDeps } from './domain/ports.ts';
import type { ProfileSeed } from './domain/profile.ts';
import { readOther } from './domain/read-other.ts';
import { canSeeProfile, readProfileByUsername, readProfiles } from './domain/read-profiles.ts';
import { claimReport, type Report, reportSubject, resolveReport } from './domain/report.ts';
import { searchUsers, suggestMentions } from './domain/search-users.ts';
import { setRemark } from './domain/set-remark.ts';
import { setVerified } from './domain/staff.ts';
import { suggestUsers } from './domain/suggest-users.ts';
import { unfollow } from './domain/unfollow.ts';
import { updateNotificationPreferences } from './domain/update-notification-preferences.ts';
import { acceptAllRequests, updatePrivacy } from './domain/update-privacy.ts';
import { updateProfile } from './domain/update-profile.ts';
import { MongoBlockStore } from './store/block-store.ts';
import { MongoFollowStore } from './store/follow-store.ts';
import { MongoHousekeeping } from './store/housekeeping.ts';
import { MongoMuteStore } from './store/mute-store.ts';
import { MongoProfileStore } from './store/profile-store.ts';
import { createRelationReader } from './store/relation-reader.ts';
import { MongoRemarkStore } from './store/remark-store.ts';
import { MongoReportStore } from './store/report-store.ts';
import { subjectVisibility } from './subject-visibility.ts';

/** Who gets what: stores, shared mechanisms and use cases of profiles. */
export function wire(runtime: Runtime, config: ProfilesConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'profiles', 'wechat_profiles', profilesCollections);
  const { calls, clock, cursors, logger, redis, redisPrefix } = runtime;
  const stores = {
    profiles: new MongoProfileStore(domain.db),
    follows: new MongoFollowStore(domain.db),
    blocks: new MongoBlockStore(domain.db),
    mutes: new MongoMuteStore(domain.db),
    remarks: new MongoRemarkStore(domain.db),
    reports: new MongoReportStore(domain.db),
  };
  const readRelations = createRelationReader({ ...stores, clock });
  const cache = new Relations({ redis, keyPrefix: redisPrefix, source: readRelations, clock });
  const relations = cache.of.bind(cache);
  const seesProfile = (viewerId: string | null, userId: string) => canSeeProfile({ relations }, viewerId, userId);
  const deps = {
    ...stores,
    outbox: domain.outbox,
    transact: domain.transact,
    relations,
    // What was committed stays acknowledged without Redis: nothing cached can be read then, and the event voids it once Redis is back.
    invalidateRelations: (...userIds: readonly string[]) =>
      cache
        .invalidate(...userIds)
        .catch((err: unknown) => logger.warn({ err }, 'cached relations wait for their event to be voided')),
    canSeeProfile: seesProfile,
    canSeeSubject: subjectVisibility(calls, seesProfile),
    accountCards: async (ids: readonly string[]) => (await calls.invoke(GetAccountCards, { ids: [...ids] })).cards,
    describeMedia: async (ids: readonly string[]) => (await calls.invoke(DescribeMedia, { ids: [...ids] })).media,
    carryPictures: async (userId: string, mediaIds: readonly string[], attached: boolean) => {
      await calls.invoke(SetMediaCarrier, { mediaIds: [...mediaIds], carrier: `user:${userId}`, isPublic: true, attached });
    },
    confirmErased: async (userId: string) => {
      await calls.invoke(ConfirmUserErased, { userId, domain: 'profiles' });
    },
    housekeeping: new MongoHousekeeping(domain.db, runtime.mongo),
    retentionSec: config.SOFT_DELETE_RETENTION_SEC,
    reportDrift: (report: ReconcileReport) => logger.warn({ ...report }, 'counters of the graph had drifted'),
    clock,
    cursors,
  };
  /** What a user changes, after it is sure that there is a profile to change: they may be quicker than the event that makes it. */
  const onOwn = async <T>(viewer: Viewer, change: () => Promise<T>): Promise<T> => {
    await ensureProfile(deps, viewer.id);
    return change();
  };
  const queue = new PairQueue();
  /** A change between the viewer and another user, after all others of these two that this process has in hand. */
  const between =
    <T>(change: (deps: GraphDeps, viewer: Viewer, userId: string) => Promise<T>) =>
    (viewer: Viewer, userId: string): Promise<T> =>
      queue.run(viewer.id, userId, () => change(deps, viewer, userId));
  const grants = new MediaGrants(config.MEDIA_GRANT_SECRET);
  const api = {
    /** A reference to a picture with the permission to see it; null for none. */
    picture: (mediaId: string | null) =>
      mediaId === null ? null : { id: mediaId, grant: grants.issue(mediaId, null, grantExpiry(clock.now())) },
    maintain: (task: MaintenanceTask) => maintain(deps, task),
    createProfile: (seed: ProfileSeed) => createProfile(deps, seed),
    ensureProfile: (id: string) => ensureProfile(deps, id),
    readProfiles: (viewer: Viewer | null, ids: readonly string[]) => readProfiles(deps, viewer?.id ?? null, ids),
    readOther: (viewer: Viewer, userId: string) => readOther(deps, viewer, userId),
    findByUsername: (viewer: Viewer | null, username: string) => readProfileByUsername(deps, viewer?.id ?? null, username),
    listPeople: (viewer: Viewer | null, userId: string, list: PeopleList, args: PageArguments) =>
      listPeople(deps, viewer, userId, list, args),
    listOwn: (viewer: Viewer, list: OwnList, args: PageArguments) => listOwn(deps, viewer, list, args),
    searchUsers: (viewer: Viewer | null, query: string, args: PageArguments) => searchUsers(deps, viewer, query, args),
    suggestMentions: (viewer: Viewer, prefix: string, first: number | null | undefined) =>
      suggestMentions(deps, viewer, prefix, first),
    suggestUsers: (viewer: Viewer, first: number | null | undefined) => suggestUsers(deps, viewer, first),
    follow: (viewer: Viewer, userId: string) => onOwn(viewer, () => between(follow)(viewer, userId)),
    unfollow: between(unfollow),
    acceptFollowRequest: between(acceptFollowRequest),
    acceptAllRequests: (userId: string) => acceptAllRequests(deps, userId),
    declineFollowRequest: between(declineFollowRequest),
    cancelFollowRequest: between(cancelFollowRequest),
    removeFollower: between(removeFollower),
    block: between(block),
    unblock: between(unblock),
    mute: (viewer: Viewer, userId: string, until: Date | null) => mute(deps, viewer, userId, until),
    unmute: (viewer: Viewer, userId: string) => unmute(deps, viewer, userId),
    setRemark: (viewer: Viewer, userId: string, remark: string | null) => setRemark(deps, viewer, userId, remark),
    updateProfile: (viewer: Viewer, input: unknown) => onOwn(viewer, () => updateProfile(deps, viewer, input)),
    updatePrivacy: (viewer: Viewer, input: unknown) => onOwn(viewer, () => updatePrivacy(deps, viewer, input)),
    updateNotificationPreferences: (viewer: Viewer, input: unknown) =>
      onOwn(viewer, () => updateNotificationPreferences(deps, viewer, input)),
    setVerified: (userId: string, isVerified: boolean) => setVerified(deps, userId, isVerified),
    reportSubject: (viewer: Viewer, input: unknown) => reportSubject(deps, viewer, input),
    claimReport: (moderator: Viewer, reportId: string) => claimReport(deps, moderator, reportId),
    resolveReport: (moderator: Viewer, reportId: string, decision: { dismiss: boolean; note: string | null }) =>
      resolveReport(deps, moderator, reportId, decision),
    listReports: (moderator: Viewer, status: Report['status'], args: PageArguments) => listReports(deps, moderator, status, args),
  };
  return { domain, stores, deps, readRelations, invalidate: cache.invalidate.bind(cache), api };
}

/** The use cases of profiles, as resolvers call them. */
export type ProfilesApi = ReturnType<typeof wire>['api'];
