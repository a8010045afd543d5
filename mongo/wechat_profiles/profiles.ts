import { audienceSchema } from '@app/contracts';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import {
  bioField,
  birthdayField,
  displayNameField,
  languageField,
  locationField,
  socialLinksField,
  websiteField,
} from './fields.ts';

const count = () => z.number().int().min(0);

/** Who may do what with a user, and what others may see. */
export const privacySchema = z.strictObject({
  isPrivate: z.boolean(),
  whoCanMessage: audienceSchema,
  whoCanMention: audienceSchema,
  whoCanComment: audienceSchema,
  showPresence: audienceSchema,
  readReceipts: z.boolean(),
  discoverable: z.boolean(),
});
export type Privacy = z.output<typeof privacySchema>;

/** Wishes that differ from the defaults of a notification type. */
const channelWish = z.strictObject({
  type: z.string().meta({ maxLength: 40 }),
  inApp: z.boolean(),
  push: z.boolean(),
  email: z.boolean(),
});

/** One user's public face, settings and counts; born of auth's registration event with the same id. */
export const profiles = defineCollection({
  name: 'profiles',
  schema: z.strictObject({
    _id: idField(),
    username: z.string().meta({ maxLength: 30, minLength: 3 }),
    displayName: displayNameField(),
    bio: bioField(),
    avatarMediaId: idField().nullable(),
    coverMediaId: idField().nullable(),
    location: locationField().nullable(),
    website: websiteField().nullable(),
    socialLinks: socialLinksField(),
    birthday: birthdayField().nullable(),
    language: languageField(),
    isVerified: z.boolean(),
    privacy: privacySchema,
    notifications: z.strictObject({
      channels: z.array(channelWish).max(40),
      quietHours: z
        .strictObject({
          from: z.string().meta({ maxLength: 5 }),
          to: z.string().meta({ maxLength: 5 }),
          timeZone: z.string().meta({ maxLength: 64 }),
        })
        .nullable(),
      digest: z.enum(['OFF', 'WEEKLY']),
    }),
    stats: z.strictObject({
      followers: count(),
      following: count(),
      friends: count(),
      posts: count(),
      videos: count(),
      views: count(),
    }),
    /** Moves with every change of the user's edges, so that racing changes of one pair conflict and are retried. */
    graphVersion: count(),
    /** Prepared tokens of names and bio, for the text index. */
    searchTokens: z.string().meta({ maxLength: 32_768 }),
    /** Prepared beginnings of names (folded, pinyin), for autocomplete. */
    prefixes: z.array(z.string().meta({ maxLength: 120 })).max(60),
    /** Deactivated or waiting for deletion: absent for everybody else. */
    isHidden: z.boolean(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'profiles_username', key: { username: 1 } },
    { name: 'profiles_search', key: { searchTokens: 'text' } },
    // Without the counts: each follow would have to move every prefix of a name.
    { name: 'profiles_prefixes', key: { prefixes: 1 }, partial: { isHidden: false, isDeleted: false } },
    { name: 'profiles_popular', key: { 'stats.followers': -1, _id: 1 }, partial: { isHidden: false, isDeleted: false } },
    { name: 'profiles_newest', key: { createdAt: -1, _id: -1 } },
    { name: 'profiles_digest', key: { 'notifications.digest': 1, _id: 1 }, partial: { 'notifications.digest': 'WEEKLY' } },
    { name: 'profiles_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
    { name: 'profiles_verified', key: { isVerified: 1, _id: 1 }, partial: { isVerified: true } },
  ],
  shardKey: { _id: 'hashed' },
});
export type ProfileDocument = DocumentOf<typeof profiles>;
