import type { RelationFacts } from '@app/contracts';

/** Relation facts, and whom they are about. */
export interface RelationMapper extends RelationFacts {
  readonly userId: string;
}
