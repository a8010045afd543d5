import { textField } from '@app/kernel';
import { z } from 'zod';

/** Limits of texts in code points, and of lists: input rules and stored validators alike. */
export const TAGS_PER_VIDEO = 30;
export const CAPTION_TRACKS_PER_VIDEO = 30;
/** Largest WebVTT file, in bytes of UTF-8. */
export const WEBVTT_MAX_BYTES = 256 * 1024;
/** In how many equal parts the retention of a video is measured. */
export const RETENTION_PARTS = 100;
/** Counted views that one viewer's row remembers: one a day for more than a year. */
export const VIEWS_REMEMBERED = 500;

export const videoTypeSchema = z.enum(['LONG', 'SHORT']);
export const videoStatusSchema = z.enum(['UPLOADING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED']);
export const videoPrivacySchema = z.enum(['PUBLIC', 'UNLISTED', 'PRIVATE']);

export const videoTitleField = () => textField(150, { min: 1, singleLine: true });
export const videoDescriptionField = () => textField(5000);
export const videoTagField = () => textField(50, { min: 1, singleLine: true });
export const videoLocationField = () => textField(100, { singleLine: true });
export const captionLabelField = () => textField(100, { min: 1, singleLine: true });
/** BCP 47 tag, e.g. en or zh-CN. */
export const captionLanguageField = () =>
  z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/)
    .max(35)
    .meta({ maxLength: 35 });
export const moderationReasonField = () => textField(500, { min: 1 });

/** A whole number that never goes below zero. */
export const countField = () => z.number().int().min(0);
/** Seconds, not below zero. */
export const secondsField = () => z.number().min(0);
/** A share or a term of a score. */
export const shareField = () => z.number().min(0).max(1);
/** Who watches: `u:` and the account, or `s:` and the session of an anonymous caller. */
export const viewerKeyField = () => z.string().meta({ maxLength: 40, minLength: 3 });
