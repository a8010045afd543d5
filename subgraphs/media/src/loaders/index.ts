import DataLoader from 'dataloader';
import type { Media } from '../domain/media.ts';
import type { MediaReference } from '../domain/read-media.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visibleMedia(references: readonly MediaReference[]): Promise<readonly (Media | null)[]>;
}

/** Loaders of one request. */
export interface MediaLoaders {
  /** Uploads as the caller may see them, by id and grant; null where not. */
  readonly mediaByReference: DataLoader<MediaReference, Media | null, string>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): MediaLoaders {
  return {
    mediaByReference: new DataLoader((references) => reads.visibleMedia(references), {
      maxBatchSize: 500,
      cacheKeyFn: ({ id, grant }) => `${id} ${grant ?? ''}`,
    }),
  };
}
