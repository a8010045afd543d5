import { defineCall } from '@app/calls';
import { z } from 'zod';

const ask = z.object({ viewerId: z.string(), ids: z.array(z.string()).max(100) });
const visible = z.object({
  /** The ids that this viewer may see now. */
  visibleIds: z.array(z.string()),
});

/** Which of these posts a viewer may see; for notifications and reports. */
export const GetVisiblePosts = defineCall('postfeed.visible-posts.v1', { input: ask, output: visible });
/** Which of these comments a viewer may see. */
export const GetVisibleComments = defineCall('postfeed.visible-comments.v1', { input: ask, output: visible });
/** Which of these conversations a viewer is in. */
export const GetVisibleConversations = defineCall('chat.visible-conversations.v1', { input: ask, output: visible });
/** Which of these messages a viewer may see. */
export const GetVisibleMessages = defineCall('chat.visible-messages.v1', { input: ask, output: visible });

const videoFacts = z.object({
  id: z.string(),
  ownerId: z.string(),
  title: z.string(),
  status: z.enum(['UPLOADING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED']),
  privacy: z.enum(['PUBLIC', 'UNLISTED', 'PRIVATE']),
});
/** Videos as a viewer (null: anonymous) may see them; the others are left out. */
export const GetVisibleVideos = defineCall('video.visible-videos.v1', {
  input: z.object({ viewerId: z.string().nullable(), ids: z.array(z.string()).max(100) }),
  output: z.object({ videos: z.array(videoFacts) }),
});

/** Likes, comments and shares of videos, from the one mechanism of engagement; for scores. */
export const GetVideoEngagement = defineCall('postfeed.video-engagement.v1', {
  input: z.object({ videoIds: z.array(z.string()).max(500) }),
  output: z.object({
    engagement: z.array(z.object({ videoId: z.string(), reactions: z.number(), comments: z.number(), shares: z.number() })),
  }),
});

/** Everything that a domain holds about one user, for the export of their data. */
const exportShapes = {
  input: z.object({ userId: z.string() }),
  output: z.object({ files: z.array(z.object({ name: z.string(), json: z.string() })) }),
};
export const ExportProfilesData = defineCall('profiles.export.v1', exportShapes);
export const ExportPostfeedData = defineCall('postfeed.export.v1', exportShapes);
export const ExportChatData = defineCall('chat.export.v1', exportShapes);
export const ExportVideoData = defineCall('video.export.v1', exportShapes);
export const ExportNotificationsData = defineCall('notifications.export.v1', exportShapes);
export const ExportMediaData = defineCall('media.export.v1', exportShapes);
