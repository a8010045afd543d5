import type { RelationFacts } from '@app/contracts';

export type RelationMapper = RelationFacts;
