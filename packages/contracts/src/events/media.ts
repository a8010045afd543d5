import { defineEvent } from '@app/events/define';
import { z } from 'zod';

const media = z.object({
  mediaId: z.string(),
  ownerId: z.string(),
  /** The video that the file belongs to; null: none. */
  videoId: z.string().nullable().default(null),
});
const byMedia = {
  key: ({ mediaId }: { mediaId: string }) => mediaId,
  topics: ({ mediaId }: { mediaId: string }) => [`media:${mediaId}`],
};

/** Status or progress of an upload moved. */
export const MediaProgressed = defineEvent(
  'media.upload.progressed.v1',
  media.extend({ status: z.string(), progress: z.number() }),
  byMedia,
);
/** All derivatives are there. */
export const MediaReady = defineEvent('media.upload.ready.v1', media.extend({ kind: z.string() }), byMedia);
/** The file was refused or could not be processed; `reason` is a stable code. */
export const MediaFailed = defineEvent('media.upload.failed.v1', media.extend({ reason: z.string() }), byMedia);
/** The file and its derivatives are gone. */
export const MediaDeleted = defineEvent('media.upload.deleted.v1', media, byMedia);
