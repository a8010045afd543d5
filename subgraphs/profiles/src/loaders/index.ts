import type { RelationFacts } from '@app/contracts';
import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Profile } from '../domain/profile.ts';
import type { Report } from '../domain/report.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  visibleProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>;
  /** The caller's own profile, made when it is missing. */
  ownProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>;
  relations(ids: readonly string[]): Promise<ReadonlyMap<string, RelationFacts>>;
  mutualFriendCounts(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  remarks(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  reports(ids: readonly string[]): Promise<ReadonlyMap<string, Report>>;
}

/** Loaders of one request. */
export interface ProfileLoaders {
  /** Profiles as the caller may see them; null where not. */
  readonly profileById: DataLoader<string, Profile | null>;
  readonly ownProfile: DataLoader<string, Profile | null>;
  readonly relationTo: DataLoader<string, RelationFacts | null>;
  readonly mutualFriendCountWith: DataLoader<string, number | null>;
  readonly remarkAbout: DataLoader<string, string | null>;
  readonly reportById: DataLoader<string, Report | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): ProfileLoaders {
  return {
    profileById: batchById(reads.visibleProfiles),
    ownProfile: batchById(reads.ownProfiles),
    relationTo: batchById(reads.relations),
    mutualFriendCountWith: batchById(reads.mutualFriendCounts),
    remarkAbout: batchById(reads.remarks),
    reportById: batchById(reads.reports),
  };
}
