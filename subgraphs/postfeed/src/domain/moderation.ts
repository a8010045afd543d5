import { type CursorCodec, isId, newId, type Page, type PageArguments, type Tx, type Viewer } from '@app/kernel';
import { pageOfEntities } from './paging.ts';
import type { ModerationAction, ModerationStore } from './ports.ts';

/** Writes down what a moderator did, in the transaction of the deed. */
export function recordModeration(
  deps: { readonly moderation: ModerationStore },
  action: Omit<ModerationAction, 'id'>,
  tx: Tx,
): Promise<void> {
  return deps.moderation.insert({ id: newId(), ...action }, tx);
}

/** What moderators did, newest first: to one post or comment, or to all (null). For moderators only. */
export function listModerationActions(
  deps: { readonly moderation: ModerationStore; readonly cursors: CursorCodec },
  moderator: Viewer,
  subjectId: string | null,
  args: PageArguments,
): Promise<Page<ModerationAction>> {
  const list = { cursors: deps.cursors, name: `moderation:${subjectId ?? ''}`, viewerId: moderator.id, args };
  return pageOfEntities<ModerationAction, ModerationAction>(
    list,
    async (after, limit) => (subjectId === null || isId(subjectId) ? deps.moderation.list(subjectId, after, limit) : []),
    async (actions) => [...actions],
  );
}
