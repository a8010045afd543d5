import { defineCall } from '@app/calls';
import { z } from 'zod';

export const mediaKindSchema = z.enum(['IMAGE', 'GIF', 'VIDEO', 'AUDIO', 'FILE']);

/** What other domains may know of uploads before they carry them. Unknown ids are left out. */
export const DescribeMedia = defineCall('media.describe.v1', {
  input: z.object({ ids: z.array(z.string()).max(100) }),
  output: z.object({
    media: z.array(
      z.object({
        id: z.string(),
        ownerId: z.string(),
        kind: mediaKindSchema,
        status: z.enum(['PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED', 'EXPIRED']),
      }),
    ),
  }),
});

/** Tells media which objects carry an upload, and whether everybody may see it. Media without carriers are collected later. */
export const SetMediaCarrier = defineCall('media.set-carrier.v1', {
  input: z.object({ mediaIds: z.array(z.string()).max(100), carrier: z.string(), isPublic: z.boolean(), attached: z.boolean() }),
  output: z.object({}),
});

/** Opens the upload of a video file on behalf of its owner; the ticket is a media ticket. */
export const OpenVideoUpload = defineCall('media.open-video-upload.v1', {
  input: z.object({
    ownerId: z.string(),
    videoId: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    fileName: z.string().nullable(),
    resumable: z.boolean(),
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
    z.object({
      kind: z.literal('Refused'),
      field: z.string().nullable(),
      code: z.string(),
      messageEn: z.string(),
      messageZh: z.string(),
    }),
  ]),
});
