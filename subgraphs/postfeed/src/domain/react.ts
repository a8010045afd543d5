import { ReactionAdded, ReactionRemoved } from '@app/contracts/events';
import type { NewEvent } from '@app/events/define';
import { isId, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import type { CoreDeps, Reaction } from './ports.ts';
import type { ReactionType } from './post.ts';
import { GroupCommit, type Serial } from './serial.ts';
import { findSubject, type Subject } from './subject.ts';

/** What one user wants of one subject: a reaction, or none (null). */
interface Wish {
  readonly subject: Subject;
  readonly userId: string;
  readonly type: ReactionType | null;
}

/** Reactions are written in groups, one group at a time for each subject. */
export type ReactionWriter = GroupCommit<Wish, 'DONE' | 'GONE'>;

export type WriterDeps = Pick<CoreDeps, 'posts' | 'comments' | 'reactions' | 'videoEngagement' | 'outbox' | 'transact' | 'clock'>;
export type ReactDeps = WriterDeps & Pick<CoreDeps, 'relations' | 'readVideos'> & { readonly reactionWriter: ReactionWriter };

/** The reaction stands as asked; the caller reads counts afresh. `isVisible`: whether the caller may see the subject (and its counts). */
export interface ReactionChanged {
  readonly kind: 'ReactionSuccess';
  readonly subjectId: string;
  readonly subjectType: Subject['type'];
  readonly viewerReaction: ReactionType | null;
  readonly isVisible: boolean;
}

/** Makes the writer that all reactions of this process go through. */
export function createReactionWriter(deps: WriterDeps, serial: Serial): ReactionWriter {
  return new GroupCommit(serial, (_subjectId, wishes) => deps.transact((tx) => writeWishes(deps, wishes, tx)));
}

/** The viewer reacts to what they see, in place of an earlier reaction; repeating it changes nothing. Refuses with `NotFound`. */
export async function react(
  deps: ReactDeps,
  viewer: Viewer,
  subjectId: string,
  type: ReactionType,
): Promise<ReactionChanged | NotFound> {
  const subject = await findSubject(deps, viewer.id, subjectId);
  if (subject === null) return notFound();
  const result = await deps.reactionWriter.submit(subject.id, { subject, userId: viewer.id, type });
  if (result === 'GONE') return notFound();
  return { kind: 'ReactionSuccess', subjectId, subjectType: subject.type, viewerReaction: type, isVisible: true };
}

/**
 * The viewer takes their reaction back: always possible, also when they may no longer see the subject. Refuses with `NotFound` when
 * there is neither a reaction nor a subject that they see.
 */
export async function unreact(deps: ReactDeps, viewer: Viewer, subjectId: string): Promise<ReactionChanged | NotFound> {
  if (!isId(subjectId)) return notFound();
  const [reaction, visible] = await Promise.all([
    deps.reactions.find(subjectId, viewer.id),
    findSubject(deps, viewer.id, subjectId),
  ]);
  const subject = visible ?? (reaction && subjectOf(reaction));
  if (subject === null) return notFound();
  if (reaction !== null) await deps.reactionWriter.submit(subjectId, { subject, userId: viewer.id, type: null });
  return { kind: 'ReactionSuccess', subjectId, subjectType: subject.type, viewerReaction: null, isVisible: visible !== null };
}

/** What a stored reaction is about. */
export function subjectOf(reaction: Reaction): Subject {
  return { type: reaction.subjectType, id: reaction.subjectId, ownerId: reaction.subjectOwnerId, rootId: reaction.rootId };
}

async function writeWishes(deps: WriterDeps, wishes: readonly Wish[], tx: Tx): Promise<('DONE' | 'GONE')[]> {
  const subject = wishes[0]?.subject;
  if (subject === undefined) return [];
  const users = [...new Set(wishes.map((wish) => wish.userId))];
  const before = await deps.reactions.findByUsers(subject.id, users, tx);
  const all = planOf(wishes, before, deps.clock.now());
  if (all.isEmpty) return wishes.map(() => 'DONE' as const);
  if (await addReactions(deps, subject, all.deltas, tx, false)) {
    await applyPlan(deps, all, tx);
    return wishes.map(() => 'DONE' as const);
  }
  // The subject is gone meanwhile: one may still take back, but not add.
  const removals = planOf(
    wishes.filter((wish) => wish.type === null),
    before,
    deps.clock.now(),
  );
  if (!removals.isEmpty) {
    await addReactions(deps, subject, removals.deltas, tx, true);
    await applyPlan(deps, removals, tx);
  }
  return wishes.map((wish) => (wish.type === null ? ('DONE' as const) : ('GONE' as const)));
}

interface Plan {
  readonly put: Reaction[];
  readonly remove: { subjectId: string; userId: string }[];
  readonly deltas: Partial<Record<ReactionType, number>>;
  readonly events: NewEvent[];
  readonly isEmpty: boolean;
}

/** What a group of wishes, in their order, changes: rows, exact deltas, events. */
function planOf(wishes: readonly Wish[], before: ReadonlyMap<string, Reaction>, now: Date): Plan {
  const current = new Map(before);
  const deltas: Partial<Record<ReactionType, number>> = {};
  const events: NewEvent[] = [];
  const move = (type: ReactionType, delta: number) => {
    deltas[type] = (deltas[type] ?? 0) + delta;
  };
  for (const { subject, userId, type } of wishes) {
    const had = current.get(userId);
    if ((had?.type ?? null) === type) continue;
    const about = { subjectType: subject.type, subjectId: subject.id, subjectOwnerId: subject.ownerId, rootId: subject.rootId };
    if (had !== undefined) move(had.type, -1);
    if (type === null) {
      current.delete(userId);
      events.push(ReactionRemoved({ ...about, actorId: userId }));
    } else {
      move(type, 1);
      current.set(userId, { ...about, userId, type, createdAt: had?.createdAt ?? now });
      events.push(ReactionAdded({ ...about, actorId: userId, type, isNew: had === undefined }));
    }
  }
  const users = new Set(wishes.map((wish) => wish.userId));
  const put = [...current.values()].filter(
    (reaction) => users.has(reaction.userId) && before.get(reaction.userId)?.type !== reaction.type,
  );
  const remove = [...before.values()].filter((reaction) => users.has(reaction.userId) && !current.has(reaction.userId));
  return { put, remove, deltas, events, isEmpty: put.length === 0 && remove.length === 0 };
}

async function applyPlan(deps: WriterDeps, plan: Plan, tx: Tx): Promise<void> {
  await deps.reactions.write({ put: plan.put, remove: plan.remove }, deps.clock.now(), tx);
  await deps.outbox.append(plan.events, tx);
}

function addReactions(deps: WriterDeps, subject: Subject, deltas: Plan['deltas'], tx: Tx, deletedToo: boolean): Promise<boolean> {
  switch (subject.type) {
    case 'POST':
      return deps.posts.addStats(subject.id, { reactions: deltas }, tx, { deletedToo });
    case 'COMMENT':
      return deps.comments.addReactions(subject.id, deltas, tx, { deletedToo });
    case 'VIDEO':
      return deps.videoEngagement.addStats(subject.id, subject.ownerId, { reactions: deltas }, tx);
  }
}
