import type { VideoAssets } from '@app/contracts';
import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Video } from '../domain/video.ts';

/** An uploaded picture, ready to be shown. */
export interface Picture {
  readonly id: string;
  readonly file: string;
  readonly publicKey: string | null;
  readonly width: number;
  readonly height: number;
}

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visibleVideos(ids: readonly string[]): Promise<ReadonlyMap<string, Video>>;
  assets(mediaIds: readonly string[]): Promise<ReadonlyMap<string, VideoAssets>>;
  pictures(mediaIds: readonly string[]): Promise<ReadonlyMap<string, Picture>>;
}

/** Loaders of one request. */
export interface VideoLoaders {
  /** Videos as the caller may see them; null where not. */
  readonly videoById: DataLoader<string, Video | null>;
  /** State and derivatives of video files, by media id. */
  readonly assetsOf: DataLoader<string, VideoAssets | null>;
  /** Uploaded pictures that are ready, by media id. */
  readonly pictureById: DataLoader<string, Picture | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): VideoLoaders {
  return {
    videoById: batchById(reads.visibleVideos),
    assetsOf: batchById(reads.assets),
    pictureById: batchById(reads.pictures),
  };
}
