import { idField, textField } from '@app/kernel';
import { z } from 'zod';

/** Limit of a group's title, in code points. */
export const groupTitleField = () => textField(100, { min: 1, singleLine: true });
/** Longest pause that slow mode can ask for between two messages of a member, in seconds. */
export const SLOW_MODE_MAX_SEC = 3_600;
export const slowModeField = () => z.number().int().min(0).max(SLOW_MODE_MAX_SEC);
/** Limit of an unsent text, in code points: that of a message. */
export const draftField = () => textField(5_000);
/** Where a conversation lies for one member. NOWHERE: opened or declined, without a message to show. */
export const folderSchema = z.enum(['MAIN', 'ARCHIVED', 'REQUESTS', 'NOWHERE']);
export type Folder = z.output<typeof folderSchema>;
/** Most uses that an invite link can be limited to. */
export const INVITE_MAX_USES = 100_000;
export const inviteUsesField = () => z.number().int().min(1).max(INVITE_MAX_USES);

/** Limits of message contents, in code points (input rules and stored validator alike). */
export const messageTextField = () => textField(5_000, { min: 1 });
export const captionField = () => textField(1_000);
export const placeNameField = () => textField(100, { singleLine: true });
export const addressField = () => textField(300, { singleLine: true });
export const stickerNameField = () => textField(64, { min: 1, singleLine: true });
/** A client's own key of a message: 1 to 128 characters. */
export const clientMessageIdField = () => z.string().min(1).max(128).meta({ minLength: 1, maxLength: 128 });
export const latitudeField = () => z.number().min(-90).max(90);
export const longitudeField = () => z.number().min(-180).max(180);
/** Most people that one message may mention. */
export const MAX_MENTIONS = 50;

/** The ten types; SYSTEM is written by the server alone. */
export const MESSAGE_TYPES = [
  'TEXT',
  'IMAGE',
  'VIDEO',
  'AUDIO',
  'FILE',
  'LOCATION',
  'CONTACT',
  'STICKER',
  'GIF',
  'SYSTEM',
] as const;
export const messageTypeSchema = z.enum(MESSAGE_TYPES);
export type MessageType = z.output<typeof messageTypeSchema>;

/** The six reactions. */
export const REACTION_TYPES = ['LIKE', 'LOVE', 'LAUGH', 'WOW', 'SAD', 'ANGRY'] as const;
export const reactionTypeSchema = z.enum(REACTION_TYPES);
export type ReactionType = z.output<typeof reactionTypeSchema>;

/** What a system message tells: `actor` did `event` to `subject`. */
export const SYSTEM_EVENTS = [
  'group_created',
  'member_added',
  'member_joined',
  'member_removed',
  'member_left',
  'role_changed',
  'title_changed',
  'avatar_changed',
  'settings_changed',
  'message_pinned',
] as const;
export const systemEventSchema = z.enum(SYSTEM_EVENTS);
export type SystemEvent = z.output<typeof systemEventSchema>;

/** The typed payloads; null once a message is recalled. */
export const messageContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('TEXT'), text: messageTextField() }),
  z.strictObject({ kind: z.literal('MEDIA'), mediaId: idField(), caption: captionField().nullable() }),
  z.strictObject({
    kind: z.literal('LOCATION'),
    latitude: latitudeField(),
    longitude: longitudeField(),
    name: placeNameField().nullable(),
    address: addressField().nullable(),
  }),
  z.strictObject({ kind: z.literal('CONTACT'), userId: idField() }),
  z.strictObject({ kind: z.literal('STICKER'), pack: stickerNameField(), stickerId: stickerNameField() }),
  z.strictObject({
    kind: z.literal('SYSTEM'),
    event: systemEventSchema,
    actorId: idField().nullable(),
    subjectId: idField().nullable(),
    value: z.string().max(200).meta({ maxLength: 200 }).nullable(),
  }),
]);
export type MessageContent = z.output<typeof messageContentSchema>;

const count = () => z.number().int().min(0);
/** How often each reaction was given. */
export const reactionCountsSchema = z.strictObject({
  LIKE: count(),
  LOVE: count(),
  LAUGH: count(),
  WOW: count(),
  SAD: count(),
  ANGRY: count(),
});
export type ReactionCounts = z.output<typeof reactionCountsSchema>;
