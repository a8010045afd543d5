import type { RelationFacts } from '@app/contracts';
import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Profile } from '../domain/profile.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visibleProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>;
  relations(ids: readonly string[]): Promise<ReadonlyMap<string, RelationFacts>>;
}

/** Loaders of one request. */
export interface ProfileLoaders {
  /** Profiles as the caller may see them; null where not. */
  readonly profileById: DataLoader<string, Profile | null>;
  readonly relationTo: DataLoader<string, RelationFacts | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): ProfileLoaders {
  return {
    profileById: batchById(reads.visibleProfiles),
    relationTo: batchById(reads.relations),
  };
}
