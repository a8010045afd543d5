import { createHash } from 'node:crypto';
import type { Viewer } from '@app/kernel';
import type { Runtime } from '@app/subgraph';
import type { ConversationView } from '../domain/conversation.ts';
import { type ListConversationsDeps, listConversations } from '../domain/list-conversations.ts';
import { readViews } from '../domain/views.ts';
import { type ChatCursor, decodeChatCursor, encodeChatCursor, MAX_TOLD } from './chat-cursor.ts';

export interface ChatSyncDeps extends ListConversationsDeps {
  readonly runtime: Runtime;
}

/** What changed since a cursor; the badge is read when it is asked for. */
export interface ChatSync {
  readonly cursor: string;
  readonly conversations: readonly ConversationView[];
  readonly removedConversationIds: readonly string[];
  /** False: there is more than fits. After a cursor, ask again with the new one; the first time, page through the lists. */
  readonly isComplete: boolean;
}

/** Most conversations of one answer. */
const SYNC_PAGE = 100;
/** A change carries the time at which it was made, and is visible so much later at most. */
const COMMIT_LAG_MS = 3_000;

/**
 * What changed in the viewer's conversations since a cursor of `chatSync` or `chatEvents`; without one, the first page of the main list. It is read
 * from the store, so no cursor is too old. After a cursor of `chatEvents`, what changed within three seconds before it is told once more.
 * Throws `BadUserInputError` for a foreign cursor. Cost: four bulk reads.
 */
export async function chatSync(deps: ChatSyncDeps, viewer: Viewer, after: string | null | undefined): Promise<ChatSync> {
  const cursor = decodeChatCursor(deps.runtime.cursors, viewer, after);
  // Places first, then versions, then the state: what happens in between is told again.
  const position = deps.runtime.tail.position(['chat']);
  const ms = deps.runtime.clock.now().getTime();
  const changes = await changesSince(deps, viewer, Math.min(cursor?.ms ?? ms, ms) - COMMIT_LAG_MS);
  const now: ChatCursor = { ...position, ms, told: tagsSince(changes, ms) };
  if (cursor === null) return firstSync(deps, viewer, now);
  const told = new Set(cursor.told);
  const fresh = changes.filter((change) => !told.has(change.tag));
  const shown = fresh.slice(0, SYNC_PAGE);
  const isComplete = shown.length === fresh.length;
  const views = await readViews(
    deps,
    viewer.id,
    shown.filter(({ isGone }) => !isGone).map(({ conversationId }) => conversationId),
  );
  return {
    cursor: encodeChatCursor(deps.runtime.cursors, viewer, isComplete ? now : goOn(cursor, changes, shown)),
    conversations: shown.flatMap(({ conversationId }) => views.get(conversationId) ?? []),
    removedConversationIds: shown.map(({ conversationId }) => conversationId).filter((id) => !views.has(id)),
    isComplete,
  };
}

async function firstSync(deps: ChatSyncDeps, viewer: Viewer, now: ChatCursor): Promise<ChatSync> {
  const page = await listConversations(deps, viewer, 'MAIN', { first: SYNC_PAGE });
  return {
    cursor: encodeChatCursor(deps.runtime.cursors, viewer, now),
    conversations: page.edges.map(({ row }) => row),
    removedConversationIds: [],
    isComplete: !page.hasNextPage,
  };
}

/** A conversation that changed for the viewer, by itself or in their own row. */
interface Changed {
  readonly conversationId: string;
  readonly atMs: number;
  readonly isGone: boolean;
  /** Another one after each change. */
  readonly tag: string;
}

/** Changes after a moment, oldest first. */
async function changesSince(deps: ChatSyncDeps, viewer: Viewer, sinceMs: number): Promise<readonly Changed[]> {
  const since = new Date(sinceMs);
  const rows = new Map((await deps.members.findChanged(viewer.id, since)).map((row) => [row.conversationId, row]));
  const ids = await deps.members.listConversationIds(viewer.id);
  const conversations = new Map(
    (await deps.conversations.findChanged(ids, since)).map((change) => [change.conversationId, change]),
  );
  const all = new Set([...rows.keys(), ...conversations.keys()]);
  return [...all]
    .map((conversationId): Changed => {
      const row = rows.get(conversationId);
      const conversation = conversations.get(conversationId);
      const version = `${conversationId}:${conversation?.version ?? ''}:${row?.version ?? ''}`;
      return {
        conversationId,
        atMs: Math.max(row?.at.getTime() ?? 0, conversation?.at.getTime() ?? 0),
        isGone: row?.isGone ?? false,
        tag: createHash('sha256').update(version).digest('base64url').slice(0, 11),
      };
    })
    .toSorted((one, other) => one.atMs - other.atMs);
}

/** Versions that a later look at the time before `ms` will find again. */
function tagsSince(changes: readonly Changed[], ms: number): string[] {
  return changes
    .filter(({ atMs }) => atMs > ms - COMMIT_LAG_MS)
    .map(({ tag }) => tag)
    .slice(-MAX_TOLD);
}

/** The cursor for the rest: live events stay where they were. */
function goOn(cursor: ChatCursor, changes: readonly Changed[], shown: readonly Changed[]): ChatCursor {
  const ms = shown.at(-1)?.atMs ?? cursor.ms;
  const known = new Set([...cursor.told, ...shown.map(({ tag }) => tag)]);
  const told = tagsSince(changes, ms).filter((tag) => known.has(tag));
  return { epoch: cursor.epoch, at: cursor.at, ms, told };
}
