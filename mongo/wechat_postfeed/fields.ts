import { postfeedFields } from '@app/contracts';
import type { reactionTypeSchema } from '@app/contracts/events';
import { idField, webUrlField } from '@app/kernel';
import { z } from 'zod';

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
export const removalSchema = z.strictObject({ byId: idField(), reason: postfeedFields.moderationReasonField() });
