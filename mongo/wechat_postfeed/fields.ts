import { reactionTypeSchema } from '@app/contracts/events';
import { idField, textField, webUrlField } from '@app/kernel';
import { z } from 'zod';

/** Limits of texts in code points, and of lists: input rules and stored validators alike. */
export const POST_TEXT_MAX = 5000;
export const COMMENT_TEXT_MAX = 2000;
export const MEDIA_PER_POST = 9;
export const MEDIA_PER_COMMENT = 4;
export const HASHTAGS_PER_TEXT = 30;
export const MENTIONS_PER_TEXT = 50;

export const postTextField = () => textField(POST_TEXT_MAX);
export const commentTextField = () => textField(COMMENT_TEXT_MAX);
export const pollQuestionField = () => textField(200, { singleLine: true });
export const pollOptionField = () => textField(100, { min: 1, singleLine: true });
export const placeNameField = () => textField(100, { singleLine: true });
export const moderationReasonField = () => textField(500, { min: 1 });
export const latitudeField = () => z.number().min(-90).max(90);
export const longitudeField = () => z.number().min(-180).max(180);
/** BCP 47 tag, e.g. en or zh-CN. */
export const contentLanguageField = () =>
  z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .meta({ maxLength: 35 });
/** A folded hashtag without its sign. */
export const tagField = () => z.string().meta({ maxLength: 50, minLength: 1 });

/** A whole number that never goes below zero. */
export const countField = () => z.number().int().min(0);

/** A part of a text with a meaning, in code points, end exclusive. `userId`: of a mention, who is meant. */
export const rangeSchema = z.strictObject({
  start: countField(),
  end: countField(),
  kind: z.enum(['MENTION', 'HASHTAG', 'LINK']),
  value: z.string().meta({ maxLength: 2048 }),
  userId: idField().nullable(),
});

/** How often each of the six reactions was given. */
export const byReactionSchema = z.strictObject({
  LIKE: countField(),
  LOVE: countField(),
  HAHA: countField(),
  WOW: countField(),
  SAD: countField(),
  ANGRY: countField(),
} satisfies Record<z.output<typeof reactionTypeSchema>, z.ZodType>);

/** What a linked page says about itself. */
export const linkPreviewSchema = z.strictObject({
  url: webUrlField(),
  title: z.string().meta({ maxLength: 300 }).nullable(),
  description: z.string().meta({ maxLength: 1000 }).nullable(),
  imageUrl: webUrlField().nullable(),
});

/** Who took something away, and why. */
export const removalSchema = z.strictObject({ byId: idField(), reason: moderationReasonField() });
