import type { VideoAssets } from '@app/contracts';
import { ServiceUnavailableError } from '@app/kernel';
import type { RequestContext } from '../../context.ts';
import type { Video } from '../../domain/video.ts';

/** A picture as clients see it. */
export interface PresentedImage {
  readonly id: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** What was made of a video's file; null before anything was. Throws `ServiceUnavailableError` while media cannot answer. */
export function filesOf(video: Video, ctx: RequestContext): Promise<VideoAssets | null> {
  return ctx.loaders.assetsOf.load(video.mediaId);
}

/** The same for lists, which are empty while media cannot answer: a card is worth more than its pictures. */
export async function filesOrNone(video: Video, ctx: RequestContext): Promise<VideoAssets | null> {
  try {
    return await filesOf(video, ctx);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return null;
    throw error;
  }
}

/** The address of one file of a video; null where there is no such file. */
export function addressOf(video: Video, assets: VideoAssets | null, file: string | null, ctx: RequestContext): string | null {
  if (assets === null || file === null) return null;
  return ctx.videos.address(video, { ...assets, file });
}

/** The stills of a video, each once, in the order of time. */
export function stillsOf(video: Video, assets: VideoAssets | null, ctx: RequestContext): PresentedImage[] {
  if (assets === null) return [];
  const { files } = assets;
  const byName = new Map(files.thumbnails.toReversed().map((still) => [still.name, still]));
  const names = new Set(files.thumbnails.map(({ name }) => name));
  return [...names].flatMap((name) => {
    const still = byName.get(name);
    if (still === undefined) return [];
    const url = ctx.videos.address(video, { ...assets, file: still.file });
    return [{ id: name, url, width: still.width, height: still.height }];
  });
}

/** The picture that the author uploaded for a video; null without one, and while it is not ready. */
export async function uploadedPicture(video: Video, ctx: RequestContext): Promise<PresentedImage | null> {
  const { thumbnailMediaId } = video;
  const picture = thumbnailMediaId === null ? null : await ctx.loaders.pictureById.load(thumbnailMediaId);
  if (picture === null) return null;
  const { id, width, height } = picture;
  return { id, url: ctx.videos.address(video, { ...picture, mediaId: id }), width, height };
}
