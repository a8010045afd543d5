import {
  type BreakingChange,
  BreakingChangeType,
  type DangerousChange,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';
import { loadSupergraph } from './execution/supergraph.ts';

/** What a new supergraph does to clients of an old one. */
export interface SchemaChanges {
  /** Operations that worked before fail. */
  readonly breaking: readonly string[];
  /** Operations go on working, but clients may meet what they do not expect (new union members, new enum values). */
  readonly dangerous: readonly string[];
}

/** Compares what clients see of two supergraphs. Throws when one is no supergraph. */
export function compareSupergraphs(released: string, next: string): SchemaChanges {
  const before = loadSupergraph(released).apiSchema;
  const after = loadSupergraph(next).apiSchema;
  return {
    breaking: findBreakingChanges(before, after).map(describe),
    dangerous: findDangerousChanges(before, after).map(describe),
  };
}

function describe(change: BreakingChange | DangerousChange): string {
  return change.type === BreakingChangeType.TYPE_REMOVED ? `${change.description} (with everything in it)` : change.description;
}
