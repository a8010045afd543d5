import { blockedUsers } from './blocked-users.ts';
import { follows } from './follows.ts';
import { mutes } from './mutes.ts';
import { profiles } from './profiles.ts';
import { remarks } from './remarks.ts';
import { reports } from './reports.ts';

export * from './blocked-users.ts';
export * from './fields.ts';
export * from './follows.ts';
export * from './mutes.ts';
export * from './profiles.ts';
export * from './remarks.ts';
export * from './reports.ts';

/** All collections of `wechat_profiles`, in the order of the seed's setup. */
export const profilesCollections = [profiles, follows, blockedUsers, mutes, remarks, reports];
