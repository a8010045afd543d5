import type { ConnectionShape } from '@app/kernel';
import type { Reaction } from '../../domain/ports.ts';
import type { EngagementStats } from '../../domain/post.ts';

export type EngagementStatsMapper = EngagementStats;
export type ReactionMapper = Reaction;
/** A video: nothing but its id. */
export interface VideoMapper {
  readonly id: string;
}

/** A page of reactions; counted only when asked. */
export interface ReactionConnectionMapper extends ConnectionShape<Reaction> {
  readonly countAll: () => Promise<number>;
}
