import type { ApolloCache, ApolloClient } from '@apollo/client';
import type { Identified } from './connections.ts';
import { isRefusal, RefusedError } from './errors.ts';
import {
  ReactDocument,
  type ReactionType,
  type ReactMutation,
  type StatsFieldsFragment,
  UnreactDocument,
} from './operations.generated.ts';

/** What is needed of a post, video or comment to react to it. */
export interface Reactable extends Identified {
  readonly viewerReaction: ReactionType | null;
  readonly stats: StatsFieldsFragment | null;
}

/**
 * Reacts to a post, video or comment, or takes the reaction back (`null`). Shown at once, put right by the answer, undone by a failure.
 * Throws `RefusedError` when the platform says no.
 */
export async function react(client: ApolloClient, subject: Reactable, type: ReactionType | null): Promise<void> {
  const expected = { subjectId: subject.id, viewerReaction: type, stats: statsAfter(subject, type) };
  const success = { __typename: 'ReactionSuccess' as const, ...expected };
  // Repeating it changes nothing, so it is repeated while the network is away.
  const context = { idempotent: true };
  if (type === null) {
    const { data } = await client.mutate({
      mutation: UnreactDocument,
      variables: { subjectId: subject.id },
      context,
      optimisticResponse: { __typename: 'Mutation', unreact: success },
      update: (cache, result) => write(cache, subject, result.data?.unreact),
    });
    return refuse(data?.unreact);
  }
  const { data } = await client.mutate({
    mutation: ReactDocument,
    variables: { input: { subjectId: subject.id, type } },
    context,
    optimisticResponse: { __typename: 'Mutation', react: success },
    update: (cache, result) => write(cache, subject, result.data?.react),
  });
  refuse(data?.react);
}

type Outcome = ReactMutation['react'];

function write(cache: ApolloCache, subject: Identified, outcome: Outcome | null | undefined): void {
  if (outcome?.__typename !== 'ReactionSuccess') return;
  const id = cache.identify({ ...subject });
  if (id === undefined) return;
  cache.modify({ id, fields: { viewerReaction: () => outcome.viewerReaction, stats: () => outcome.stats } });
}

function refuse(outcome: Outcome | undefined): void {
  if (outcome !== undefined && isRefusal(outcome)) throw new RefusedError(outcome);
}

/** The counts as they will be. */
function statsAfter({ stats, viewerReaction }: Reactable, type: ReactionType | null): StatsFieldsFragment {
  const before = stats ?? { __typename: 'EngagementStats', reactions: 0, byReaction: [], comments: 0, shares: 0 };
  const counts = new Map(before.byReaction.map((entry) => [entry.type, entry.count]));
  if (viewerReaction !== null) counts.set(viewerReaction, Math.max(0, (counts.get(viewerReaction) ?? 1) - 1));
  if (type !== null) counts.set(type, (counts.get(type) ?? 0) + 1);
  return {
    ...before,
    reactions: Math.max(0, before.reactions + (type === null ? 0 : 1) - (viewerReaction === null ? 0 : 1)),
    byReaction: [...counts]
      .filter(([, count]) => count > 0)
      .map(([of, count]) => ({ __typename: 'ReactionCount', type: of, count })),
  };
}
