import {
  videoDescriptionField,
  videoLocationField,
  videoPrivacySchema,
  videoTitleField,
} from '@app/collections/wechat_video/fields';
import { VideoChanged, VideoPublished } from '@app/contracts/events';
import type { NewEvent } from '@app/events/define';
import { checkInput, type InvalidInput, isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { tagsField } from './create-video.ts';
import type { CoreDeps, VideoChanges } from './ports.ts';
import type { VideoSuccess } from './processing.ts';
import { findOwn } from './read-videos.ts';
import { refusals } from './refusals.ts';
import type { Video } from './video.ts';

export type UpdateVideoDeps = Pick<CoreDeps, 'videos' | 'media' | 'outbox' | 'transact' | 'clock'>;

const inputSchema = z.object({
  videoId: z.string(),
  title: videoTitleField().nullish(),
  description: videoDescriptionField().nullish(),
  tags: tagsField().nullish(),
  location: videoLocationField().nullish(),
  privacy: videoPrivacySchema.nullish(),
  thumbnailId: z.string().max(64).nullish(),
  thumbnailMediaId: z.string().max(64).nullish(),
});
type UpdateVideoInput = z.output<typeof inputSchema>;

/**
 * Changes one's own video; fields that are absent stay, null clears `location`, `thumbnailId` and `thumbnailMediaId`. A ready video that
 * becomes PUBLIC for the first time is published.
 */
export async function updateVideo(
  deps: UpdateVideoDeps,
  viewer: Viewer,
  input: unknown,
): Promise<VideoSuccess | InvalidInput | NotFound> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const known = await findOwn(deps, viewer, checked.value.videoId);
  if (known === null) return notFound();
  const refusal = await thumbnailProblem(deps, known, checked.value);
  if (refusal !== null) return refusal;
  const now = deps.clock.now();
  const video = await deps.transact(async (tx) => {
    const before = await deps.videos.findById(known.id, tx);
    if (before === null || before.isDeleted) return null;
    const changes = changesOf(before, checked.value, now);
    const publishes =
      before.status === 'READY' && before.publishedAt === null && (changes.privacy ?? before.privacy) === 'PUBLIC';
    const dated = publishes ? { ...changes, publishedAt: now, needsTrendingUpdate: true } : changes;
    const after = await deps.videos.update(before.id, dated, now, tx);
    if (after !== null) await deps.outbox.append(eventsOf(before, after, publishes), tx);
    return after;
  });
  return video === null ? notFound() : { kind: 'VideoSuccess', video };
}

function eventsOf(before: Video, after: Video, isPublished: boolean): NewEvent[] {
  const { id: videoId, userId: ownerId, privacy, title, type } = after;
  const dropped = before.thumbnailMediaId;
  const detachedMediaIds = dropped !== null && dropped !== after.thumbnailMediaId ? [dropped] : [];
  const events: NewEvent[] = [VideoChanged({ videoId, ownerId, privacy, detachedMediaIds })];
  if (isPublished) events.push(VideoPublished({ videoId, ownerId, title, type }));
  return events;
}

function changesOf(before: Video, input: UpdateVideoInput, now: Date): VideoChanges {
  const { title, description, tags, location, privacy, thumbnailId, thumbnailMediaId } = input;
  return {
    ...(title ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(tags ? { tags } : {}),
    ...(location === undefined ? {} : { location: location || null }),
    ...(privacy ? { privacy } : {}),
    // Whoever was let in holds signed addresses: they end.
    ...(privacy === 'PRIVATE' && before.privacy !== 'PRIVATE' ? { accessSince: now } : {}),
    ...(thumbnailMediaId === undefined ? {} : { thumbnailMediaId }),
    // The uploaded picture stands among the thumbnails, too: to choose it keeps it.
    ...(thumbnailId === undefined || thumbnailId === before.thumbnailMediaId
      ? {}
      : { thumbnailName: thumbnailId, ...(thumbnailId === null ? {} : { thumbnailMediaId: null }) }),
  };
}

async function thumbnailProblem(deps: UpdateVideoDeps, video: Video, input: UpdateVideoInput): Promise<InvalidInput | null> {
  const { thumbnailId, thumbnailMediaId } = input;
  if (thumbnailId && thumbnailMediaId) return refusals.twoThumbnails();
  if (thumbnailId && thumbnailId !== video.thumbnailMediaId) {
    const assets = (await deps.media.assets([video.mediaId])).get(video.mediaId);
    if (!assets?.files.thumbnails.some(({ name }) => name === thumbnailId)) return refusals.noSuchStill();
  }
  if (thumbnailMediaId) {
    const isFit = isId(thumbnailMediaId) && (await deps.media.isPictureOf(video.userId, thumbnailMediaId));
    if (!isFit) return refusals.notYourPicture();
  }
  return null;
}
