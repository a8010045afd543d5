import type { RelationFacts } from '@app/contracts';
import type { ConnectionShape } from '@app/kernel';
import type { Profile } from '../../domain/profile.ts';

/** Relation facts, and whom they are about. */
export interface RelationMapper extends RelationFacts {
  readonly userId: string;
}

/** A page of people that can be asked how long its list is. */
export interface UserConnectionMapper extends Omit<ConnectionShape<Profile>, 'edges'> {
  readonly edges: { readonly cursor: string; readonly node: Profile; readonly highlights: string[] }[];
  /** How many the whole list shows to the caller; null where that is not counted. */
  count(): Promise<number | null>;
}
