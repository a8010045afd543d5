import type { GetVideoAssets } from '@app/contracts';
import type { z } from 'zod';
import { isPlayable, type Media, masterOf, type StoredRendition, statusAt } from './media.ts';

/** What the video domain is told of a video file. */
export type VideoAssets = z.input<typeof GetVideoAssets.output>['assets'][number];

/** What was made of a video file so far. */
export function videoAssetsOf(media: Media, now: Date): VideoAssets {
  const { id, ownerId, videoId, failureReason, progress, durationSec, width, height, publicKey, accessSince, video } = media;
  return {
    mediaId: id,
    ownerId,
    videoId,
    status: statusAt(media, now),
    failureReason,
    progress,
    isPlayable: isPlayable(media),
    durationSec,
    width,
    height,
    isShortLength: video?.isShortLength ?? null,
    publicKey,
    accessSince: accessSince?.toISOString() ?? null,
    files: {
      master: masterOf(media),
      renditions: renditionsOf(media).map(({ name, width: wide, height: high, peakBitsPerSec, codecs }) => ({
        name,
        width: wide,
        height: high,
        bitrateKbps: Math.ceil(peakBitsPerSec / 1000),
        codecs,
      })),
      thumbnails: (video?.thumbnails ?? []).flatMap(({ name, blurhash, files: [file] }) =>
        file === undefined
          ? []
          : [
              {
                name,
                blurhash,
                file: file.file,
                contentType: file.contentType,
                width: file.width ?? 0,
                height: file.height ?? 0,
              },
            ],
      ),
      bestThumbnail: video?.bestThumbnail ?? null,
      storyboard: video?.storyboard ?? null,
      preview: video?.preview?.file ?? null,
    },
  };
}

/** Those that the playlist of now lists. */
function renditionsOf({ video, status }: Media): readonly StoredRendition[] {
  if (video === null || status === 'FAILED' || status === 'EXPIRED') return [];
  if (status === 'READY') return video.renditions ?? [];
  return video.early?.rendition ? [video.early.rendition] : [];
}
