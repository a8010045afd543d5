import { defineCall } from '@app/calls';
import { z } from 'zod';

export const mediaKindSchema = z.enum(['IMAGE', 'GIF', 'VIDEO', 'AUDIO', 'FILE']);
export const uploadStatusSchema = z.enum(['PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED', 'EXPIRED']);

/** What other domains may know of uploads before they carry them. Unknown ids are left out. */
export const DescribeMedia = defineCall('media.describe.v1', {
  input: z.object({ ids: z.array(z.string()).max(100) }),
  output: z.object({
    media: z.array(z.object({ id: z.string(), ownerId: z.string(), kind: mediaKindSchema, status: uploadStatusSchema })),
  }),
});

/** Tells media which objects carry an upload, and whether everybody may see it. Media without carriers are collected later. */
export const SetMediaCarrier = defineCall('media.set-carrier.v1', {
  input: z.object({
    mediaIds: z.array(z.string()).max(100),
    carrier: z.string(),
    isPublic: z.boolean(),
    attached: z.boolean(),
    /** Signed addresses from before this moment (ISO 8601) end: whoever had them may see the object no longer. Null: none. */
    accessSince: z.string().nullable().default(null),
  }),
  output: z.object({}),
});

const refused = z.object({
  kind: z.literal('Refused'),
  /** The input field that breaks a rule; null when it is no field's fault (`code` is then the reason of a `NotAllowed`). */
  field: z.string().nullable(),
  code: z.string(),
  messageEn: z.string(),
  messageZh: z.string(),
});

/** Opens the upload of a video file on behalf of its owner; the ticket is a media ticket. Asked again for one video, it answers the same upload. */
export const OpenVideoUpload = defineCall('media.open-video-upload.v1', {
  input: z.object({
    ownerId: z.string(),
    videoId: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    fileName: z.string().nullable(),
    resumable: z.boolean(),
    /** Declared as a short: processed before long ones. */
    isShort: z.boolean().default(false),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('Ticket'),
      mediaId: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      expiresAt: z.string(),
      resumable: z.boolean(),
    }),
    refused,
  ]),
});

const uploadOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('Done'), status: uploadStatusSchema }),
  refused,
  z.object({ kind: z.literal('NotFound') }),
]);

/** Checks the bytes of a video upload and starts processing; repeatable. Refused with UPLOAD_INCOMPLETE, UPLOAD_EXPIRED. */
export const CompleteVideoUpload = defineCall('media.complete-video-upload.v1', {
  input: z.object({ mediaId: z.string() }),
  output: uploadOutcome,
});
/** Begins again to process a video that FAILED or was cancelled, if its bytes are still there (else refused with NOT_RETRYABLE). */
export const RetryVideoProcessing = defineCall('media.retry-video.v1', {
  input: z.object({ mediaId: z.string() }),
  output: uploadOutcome,
});
/** Stops an upload (EXPIRED) or its processing (FAILED with CANCELLED); refused with NOT_CANCELLABLE once it is done. */
export const CancelVideoProcessing = defineCall('media.cancel-video.v1', {
  input: z.object({ mediaId: z.string() }),
  output: uploadOutcome,
});
/** Removes uploads with everything that was made of them; unknown ids are passed over. Repeatable. */
export const DeleteMedia = defineCall('media.delete.v1', {
  input: z.object({ mediaIds: z.array(z.string()).max(100) }),
  output: z.object({}),
});

const image = z.object({ file: z.string(), contentType: z.string(), width: z.number(), height: z.number() });

/**
 * What was made of video files so far. Files are named as `MediaUrls.address` of `@app/media-urls` takes them; a name never changes its content.
 * Unknown and deleted ids are left out.
 */
export const GetVideoAssets = defineCall('media.video-assets.v1', {
  input: z.object({ mediaIds: z.array(z.string()).max(100) }),
  output: z.object({
    assets: z.array(
      z.object({
        mediaId: z.string(),
        ownerId: z.string(),
        videoId: z.string().nullable(),
        status: uploadStatusSchema,
        /** A stable code while FAILED, else null. */
        failureReason: z.string().nullable(),
        progress: z.number(),
        /** `files.master` can be played, even before all renditions are there. */
        isPlayable: z.boolean(),
        /** Of the video stream; null until probed. */
        durationSec: z.number().nullable(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        /** 15.0 to 60.0 s with the tolerance of a frame; null until probed. */
        isShortLength: z.boolean().nullable(),
        /** Part of the immutable address while some carrier is public; null: addresses are signed. */
        publicKey: z.string().nullable(),
        /** Part of signed addresses, ISO 8601. */
        accessSince: z.string().nullable().default(null),
        files: z.object({
          /** The early playlist until READY, then the one with all renditions; null while nothing plays. */
          master: z.string().nullable(),
          /** Tallest first; the early one is named `source`. */
          renditions: z.array(
            z.object({ name: z.string(), width: z.number(), height: z.number(), bitrateKbps: z.number(), codecs: z.string() }),
          ),
          /** Stills to choose from, in the order of time. `name` is stable: thumb-1 … */
          thumbnails: z.array(image.extend({ name: z.string(), blurhash: z.string() })),
          /** Name of the still to show until the owner chooses. */
          bestThumbnail: z.string().nullable(),
          storyboard: z.object({ sprite: z.string(), vtt: z.string(), intervalSec: z.number() }).nullable(),
          preview: z.string().nullable(),
        }),
      }),
    ),
  }),
});

/** What is known of one video file. */
export type VideoAssets = z.output<typeof GetVideoAssets.output>['assets'][number];

/** Derivatives of uploads that are READY, e.g. of a picture chosen as a video's thumbnail. The best one stands first. Others are left out. */
export const GetMediaFiles = defineCall('media.files.v1', {
  input: z.object({ ids: z.array(z.string()).max(100) }),
  output: z.object({
    media: z.array(
      z.object({
        id: z.string(),
        ownerId: z.string(),
        kind: mediaKindSchema,
        publicKey: z.string().nullable(),
        accessSince: z.string().nullable().default(null),
        files: z.array(
          z.object({
            file: z.string(),
            contentType: z.string(),
            width: z.number().nullable(),
            height: z.number().nullable(),
            sizeBytes: z.number(),
          }),
        ),
      }),
    ),
  }),
});

/** Upkeep that media can do. */
export const MEDIA_MAINTENANCE_TASKS = ['cleanup-expired-uploads', 'collect-orphan-media', 'purge-soft-deleted'] as const;
/** Runs one task of upkeep now; `counts` says what was done, by kind. Safe to repeat and to run side by side. */
export const MaintainMedia = defineCall('media.maintenance.v1', {
  input: z.object({ task: z.enum(MEDIA_MAINTENANCE_TASKS) }),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
});
