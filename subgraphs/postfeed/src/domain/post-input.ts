import { postfeedFields } from '@app/contracts';
import { visibilitySchema } from '@app/contracts/events';
import { type Checked, checkInput, invalidInput, problem, text } from '@app/kernel';
import { z } from 'zod';
import { tooManyRanges } from './compose-text.ts';

const { MEDIA_PER_POST, POLL_OPTIONS } = postfeedFields;

/** A new poll: closes `durationMinutes` (1 minute to 30 days) after the post goes out. */
const pollInputSchema = z.object({
  question: postfeedFields.pollQuestionField().nullish(),
  options: z.array(postfeedFields.pollOptionField()).min(POLL_OPTIONS.min).max(POLL_OPTIONS.max),
  multiple: z.boolean().nullish(),
  durationMinutes: z
    .number()
    .int()
    .min(1)
    .max(30 * 24 * 60),
  hideResults: z.boolean().nullish(),
});

const placeInputSchema = z.object({
  name: postfeedFields.placeNameField().nullish(),
  latitude: postfeedFields.latitudeField(),
  longitude: postfeedFields.longitudeField(),
});

/** What is in a new post, checked and normalised. Survives JSON, so that a scheduled one can wait. */
export const postContentSchema = z.object({
  text: postfeedFields.postTextField().nullish(),
  mediaIds: z.array(z.string()).max(MEDIA_PER_POST).nullish(),
  videoId: z.string().nullish(),
  poll: pollInputSchema.nullish(),
  place: placeInputSchema.nullish(),
  sharedPostId: z.string().nullish(),
  visibility: visibilitySchema.nullish(),
  commentPolicy: postfeedFields.commentPolicySchema.nullish(),
  isSensitive: z.boolean().nullish(),
  language: postfeedFields.contentLanguageField().nullish(),
});
export type PostContent = z.output<typeof postContentSchema>;

/** A new post as a client sends it. */
export const createPostSchema = postContentSchema.extend({
  clientMutationId: z.string().min(1).max(200).nullish(),
  publishAt: z.date().nullish(),
  draftId: z.string().nullish(),
});
export type CreatePostInput = z.output<typeof createPostSchema>;

/** Checks a new post's fields, its number of hashtags and mentions, and that the answers of a poll differ. */
export function checkCreatePost(input: unknown): Checked<CreatePostInput> {
  const checked = checkInput(createPostSchema, input);
  if (!checked.ok) return checked;
  const { text: body, poll } = checked.value;
  const problems = tooManyRanges(body ?? '');
  for (const [index, option] of (poll?.options ?? []).entries()) {
    if (poll?.options.indexOf(option) !== index)
      problems.push(problem(`poll.options.${index}`, 'DUPLICATE', text('This answer is there already.', '选项重复。')));
  }
  return problems.length > 0 ? { ok: false, refusal: invalidInput(...problems) } : checked;
}

/** Whether nothing is in it that could be shown. */
export function isEmptyContent(content: PostContent): boolean {
  const { text: body, mediaIds, videoId, poll, sharedPostId } = content;
  return !body && !mediaIds?.length && !videoId && !poll && !sharedPostId;
}
