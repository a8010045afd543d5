import type { VideoAssets } from '@app/contracts';
import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Video } from '../domain/video.ts';

/** An uploaded picture, ready to be shown. */
export interface Picture {
  readonly id: string;
  readonly file: string;
  readonly publicKey: string | null;
  /** ISO 8601. */
  readonly accessSince: string | null;
  readonly width: number;
  readonly height: number;
}

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visibleVideos(ids: readonly string[]): Promise<ReadonlyMap<string, Video>>;
  assets(mediaIds: readonly string[]): Promise<ReadonlyMap<string, VideoAssets>>;
  pictures(mediaIds: readonly string[]): Promise<ReadonlyMap<string, Picture>>;
  /** Where the caller stopped, by video. */
  positions(videoIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Videos that the caller keeps. */
  saved(videoIds: readonly string[]): Promise<ReadonlyMap<string, true>>;
}

/** Loaders of one request. */
export interface VideoLoaders {
  /** Videos as the caller may see them; null where not. */
  readonly videoById: DataLoader<string, Video | null>;
  /** State and derivatives of video files, by media id. */
  readonly assetsOf: DataLoader<string, VideoAssets | null>;
  /** Uploaded pictures that are ready, by media id. */
  readonly pictureById: DataLoader<string, Picture | null>;
  readonly viewerPosition: DataLoader<string, number | null>;
  readonly isSaved: DataLoader<string, true | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): VideoLoaders {
  return {
    videoById: batchById(reads.visibleVideos),
    assetsOf: batchById(reads.assets),
    pictureById: batchById(reads.pictures),
    viewerPosition: batchById(reads.positions),
    isSaved: batchById(reads.saved),
  };
}
