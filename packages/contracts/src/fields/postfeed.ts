import { textField } from '@app/kernel';
import { z } from 'zod';

/** Limits of texts in code points, and of lists: input rules and stored validators alike. */
export const POST_TEXT_MAX = 5000;
export const COMMENT_TEXT_MAX = 2000;
export const MEDIA_PER_POST = 9;
export const MEDIA_PER_COMMENT = 4;
export const HASHTAGS_PER_TEXT = 30;
export const MENTIONS_PER_TEXT = 50;
export const POLL_OPTIONS = { min: 2, max: 10 } as const;
/** Deepest level of a thread. */
export const COMMENT_MAX_DEPTH = 5;

export const postTextField = () => textField(POST_TEXT_MAX);
export const commentTextField = () => textField(COMMENT_TEXT_MAX);
export const pollQuestionField = () => textField(200, { singleLine: true });
export const pollOptionField = () => textField(100, { min: 1, singleLine: true });
export const placeNameField = () => textField(100, { singleLine: true });
export const moderationReasonField = () => textField(500, { min: 1 });
/** A word or phrase that somebody does not want to meet. */
export const mutedWordField = () => textField(100, { min: 1, singleLine: true });
export const latitudeField = () => z.number().min(-90).max(90);
export const longitudeField = () => z.number().min(-180).max(180);
/** BCP 47 tag, e.g. en or zh-CN. */
export const contentLanguageField = () =>
  z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .meta({ maxLength: 35 });
export const commentPolicySchema = z.enum(['EVERYONE', 'FOLLOWERS', 'MENTIONED', 'NOBODY']);
