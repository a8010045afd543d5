import { defineEvent } from '@app/events/define';
import { z } from 'zod';

const video = z.object({ videoId: z.string(), ownerId: z.string() });
const byVideo = {
  key: ({ videoId }: { videoId: string }) => videoId,
  topics: ({ videoId, ownerId }: { videoId: string; ownerId: string }) => [`video:${videoId}`, `author:${ownerId}`],
};

/** Status, progress or data of a video moved. */
export const VideoProgressed = defineEvent(
  'video.video.progressed.v1',
  video.extend({ status: z.string(), progress: z.number() }),
  byVideo,
);
/** All renditions are there. */
export const VideoReady = defineEvent('video.video.ready.v1', video.extend({ title: z.string() }), byVideo);
/** The upload was refused or could not be processed; `reason` is a stable code. */
export const VideoFailed = defineEvent('video.video.failed.v1', video.extend({ reason: z.string() }), byVideo);
/** A ready video became PUBLIC for the first time: its author announces it once. */
export const VideoPublished = defineEvent(
  'video.video.published.v1',
  video.extend({ title: z.string(), type: z.enum(['LONG', 'SHORT']) }),
  byVideo,
);
/** Title, privacy or another datum changed; `privacy` as it is now. `detachedMediaIds`: uploads that it carries no longer. */
export const VideoChanged = defineEvent(
  'video.video.changed.v1',
  video.extend({ privacy: z.enum(['PUBLIC', 'UNLISTED', 'PRIVATE']), detachedMediaIds: z.array(z.string()).default([]) }),
  byVideo,
);
/** Views were counted, `views` of them at once; the owner's total follows. */
export const VideoViewed = defineEvent('video.video.viewed.v1', video.extend({ views: z.number().int().min(1) }), {
  key: ({ ownerId }) => ownerId,
});
/** A video is gone. `wasPublished`: `video.video.published.v1` was told of it once. */
export const VideoDeleted = defineEvent(
  'video.video.deleted.v1',
  video.extend({ byModerator: z.boolean(), reason: z.string().nullable(), wasPublished: z.boolean().default(true) }),
  byVideo,
);
