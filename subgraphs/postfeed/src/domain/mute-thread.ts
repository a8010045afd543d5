import { ThreadMuteChanged } from '@app/contracts/events';
import { isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import type { CoreDeps, ThreadMuteStore } from './ports.ts';
import { findSubject } from './subject.ts';

/** How the notifications of a thread stand now. */
export interface ThreadMuted {
  readonly kind: 'ThreadMuted';
  readonly subjectId: string;
  readonly isMuted: boolean;
}

/**
 * No more notifications from a post, video or comment thread, or again. Repeating it changes nothing. Refuses with `NotFound` for what
 * the viewer does not see; unmuting is always possible.
 */
export async function muteThread(
  deps: CoreDeps & { readonly threadMutes: ThreadMuteStore },
  viewer: Viewer,
  subjectId: string,
  isMuted: boolean,
): Promise<ThreadMuted | NotFound> {
  const isSeen = isId(subjectId) && (await findSubject(deps, viewer.id, subjectId)) !== null;
  if (isMuted && !isSeen) return notFound();
  const isChanged =
    isId(subjectId) &&
    (await deps.transact(async (tx) => {
      if (!(await deps.threadMutes.set(viewer.id, subjectId, isMuted, deps.clock.now(), tx))) return false;
      await deps.outbox.append([ThreadMuteChanged({ userId: viewer.id, subjectId, isMuted })], tx);
      return true;
    }));
  return isSeen || isChanged ? { kind: 'ThreadMuted', subjectId, isMuted } : notFound();
}
