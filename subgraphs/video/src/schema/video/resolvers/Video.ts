import type { VideoResolvers } from '../../types.generated.ts';
import { addressOf, filesOf, filesOrNone, stillsOf, uploadedPicture } from '../present-files.ts';

export const Video: Pick<
  VideoResolvers,
  | 'author'
  | 'captions'
  | 'createdAt'
  | 'description'
  | 'durationSec'
  | 'failureReason'
  | 'height'
  | 'hlsUrl'
  | 'id'
  | 'isPlayable'
  | 'location'
  | 'previewUrl'
  | 'privacy'
  | 'progress'
  | 'publishedAt'
  | 'renditions'
  | 'status'
  | 'storyboard'
  | 'tags'
  | 'thumbnail'
  | 'thumbnails'
  | 'title'
  | 'type'
  | 'width'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.videoById.load(id),
  author: ({ userId }) => ({ id: userId }),
  captions: (video, _args, ctx) =>
    video.captions.map((track) => ({
      language: track.language,
      label: track.label,
      url: ctx.videos.captionAddress(video, track),
    })),
  hlsUrl: async (video, _args, ctx) => {
    if (!video.isPlayable) return null;
    const assets = await filesOf(video, ctx);
    return addressOf(video, assets, assets?.files.master ?? null, ctx);
  },
  previewUrl: async (video, _args, ctx) => {
    const assets = await filesOf(video, ctx);
    return addressOf(video, assets, assets?.files.preview ?? null, ctx);
  },
  renditions: async (video, _args, ctx) => (video.isPlayable ? ((await filesOrNone(video, ctx))?.files.renditions ?? []) : []),
  storyboard: async (video, _args, ctx) => {
    const assets = await filesOf(video, ctx);
    const storyboard = assets?.files.storyboard ?? null;
    const spriteUrl = addressOf(video, assets, storyboard?.sprite ?? null, ctx);
    const vttUrl = addressOf(video, assets, storyboard?.vtt ?? null, ctx);
    if (storyboard === null || spriteUrl === null || vttUrl === null) return null;
    return { spriteUrl, vttUrl, intervalSec: storyboard.intervalSec };
  },
  thumbnail: async (video, _args, ctx) => {
    const uploaded = await uploadedPicture(video, ctx);
    if (uploaded !== null) return uploaded;
    const assets = await filesOf(video, ctx);
    const stills = stillsOf(video, assets, ctx);
    const named = (name: string | null | undefined) => stills.find(({ id }) => id === name);
    return named(video.thumbnailName) ?? named(assets?.files.bestThumbnail) ?? stills[0] ?? null;
  },
  thumbnails: async (video, _args, ctx) => {
    const [assets, uploaded] = await Promise.all([filesOrNone(video, ctx), uploadedPicture(video, ctx).catch(() => null)]);
    return [...(uploaded === null ? [] : [uploaded]), ...stillsOf(video, assets, ctx)];
  },
};
