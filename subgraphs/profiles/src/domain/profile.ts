import type { Audience } from '@app/contracts';

/** Who may do what with a user, and what others may see. */
export interface Privacy {
  readonly isPrivate: boolean;
  readonly whoCanMessage: Audience;
  readonly whoCanMention: Audience;
  readonly whoCanComment: Audience;
  readonly showPresence: Audience;
  readonly readReceipts: boolean;
  readonly discoverable: boolean;
}

/** Counts of a user, the same for everybody who may see the profile. */
export interface ProfileStats {
  readonly followers: number;
  readonly following: number;
  readonly friends: number;
  readonly posts: number;
  readonly videos: number;
  readonly views: number;
}

/** How a user wants to be told of one type of notification. */
export interface ChannelWish {
  readonly type: string;
  readonly inApp: boolean;
  readonly push: boolean;
  readonly email: boolean;
}

/** How a user wants to be told of things; `channels` holds what differs from the defaults. */
export interface NotificationSettings {
  readonly channels: readonly ChannelWish[];
  /** Local times HH:MM in an IANA time zone; null: none. */
  readonly quietHours: { readonly from: string; readonly to: string; readonly timeZone: string } | null;
  readonly digest: 'OFF' | 'WEEKLY';
}

/** One user's public face, settings and counts. */
export interface Profile {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly bio: string;
  readonly avatarMediaId: string | null;
  readonly coverMediaId: string | null;
  readonly location: string | null;
  readonly website: string | null;
  readonly socialLinks: readonly { readonly platform: string; readonly url: string }[];
  /** Calendar date YYYY-MM-DD; only its owner sees it. */
  readonly birthday: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly isVerified: boolean;
  readonly privacy: Privacy;
  readonly notifications: NotificationSettings;
  readonly stats: ProfileStats;
  /** Deactivated: absent for everybody else. */
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  readonly createdAt: Date;
}

/** What a new account starts with. */
export const DEFAULT_PRIVACY: Privacy = {
  isPrivate: false,
  whoCanMessage: 'EVERYONE',
  whoCanMention: 'EVERYONE',
  whoCanComment: 'EVERYONE',
  showPresence: 'FOLLOWERS',
  readReceipts: true,
  discoverable: true,
};

/** How a user is told of things before they wish anything. */
export const NO_WISHES: NotificationSettings = { channels: [], quietHours: null, digest: 'OFF' };

/** What a profile is born with: from auth's registration. */
export interface ProfileSeed {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly language: string;
  readonly createdAt: Date;
}
