import type { Page, PageArguments } from '@app/kernel';
import { standing } from '@app/relations';
import { pageByTime } from './paging.ts';
import type { CoreDeps, Reaction } from './ports.ts';
import type { ReactionType } from './post.ts';

/** Who reacted to a subject that the viewer is known to see, newest first, without people who are invisible to them. */
export function listReactions(
  deps: CoreDeps,
  viewerId: string | null,
  subjectId: string,
  type: ReactionType | null,
  args: PageArguments,
): Promise<Page<Reaction>> {
  const list = { cursors: deps.cursors, name: `reactions:${subjectId}:${type ?? ''}`, viewerId, args };
  return pageByTime<Reaction, Reaction>(list, {
    skeleton: (after, limit) => deps.reactions.list(subjectId, type, after, limit),
    position: (reaction) => ({ atMs: reaction.createdAt.getTime(), id: reaction.userId }),
    present: async (reactions) => {
      const userIds = reactions.map((reaction) => reaction.userId);
      const relations = await deps.relations(viewerId, userIds);
      return reactions.map((reaction) => {
        const stands = standing(viewerId, reaction.userId, relations.get(reaction.userId));
        return stands === 'blocked' || stands === 'absent' ? null : reaction;
      });
    },
  });
}

/** How many the whole list would show to the viewer. */
export async function countReactions(
  deps: CoreDeps,
  viewerId: string | null,
  subjectId: string,
  type: ReactionType | null,
): Promise<number> {
  const blocked = viewerId === null ? [] : (await deps.people.excluded(viewerId)).blockedEitherWay;
  return deps.reactions.count(subjectId, type, blocked);
}
