import { notFound, type Refusal } from '@app/kernel';
import { requireViewer, toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import type { RelationChanged } from '../../domain/follow.ts';

/** Answers a change between two users with user and relation as they stand now. */
export async function presentRelation<R extends Refusal>(outcome: RelationChanged | R, ctx: RequestContext) {
  if (outcome.kind !== 'RelationSuccess') return toUnion(outcome, ctx);
  const { userId } = outcome;
  const [user, relation] = await Promise.all([
    ctx.profiles.readOther(requireViewer(ctx), userId),
    ctx.loaders.relationTo.load(userId),
  ]);
  if (user === null || relation === null) return toUnion(notFound(), ctx);
  return { __typename: 'RelationSuccess' as const, user, relation: { ...relation, userId } };
}
