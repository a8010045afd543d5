import type { LogPosition } from '@app/events';
import type { CursorCodec, Viewer } from '@app/kernel';
import { z } from 'zod';

/** Most remembered versions in a cursor; what is forgotten is told once more. */
export const MAX_TOLD = 500;

const chatCursorSchema = z.object({
  epoch: z.string(),
  at: z.record(z.string(), z.string()),
  /** Epoch milliseconds up to which the caller knows the stored state; what lies a little before is looked at again. */
  ms: z.number(),
  /** Conversations told already that changed shortly before `ms`, with their versions: told again only when changed again. */
  told: z.array(z.string()).max(MAX_TOLD).default([]),
});

/** Where a client of all its conversations stands: in the event log, to go on live, and in the stored state, to catch up by `chatSync`. */
export type ChatCursor = z.output<typeof chatCursorSchema>;

const LIST = 'live:chatEvents';

/** The cursor as clients see it; the same one serves `chatEvents` and `chatSync`. */
export function encodeChatCursor(cursors: CursorCodec, viewer: Viewer, cursor: ChatCursor): string {
  return cursors.encode(LIST, viewer.id, cursor);
}

/** Null for none; throws `BadUserInputError` for a malformed or foreign one. */
export function decodeChatCursor(cursors: CursorCodec, viewer: Viewer, after: string | null | undefined): ChatCursor | null {
  return cursors.decode(LIST, viewer.id, after, chatCursorSchema);
}

/** The cursor after an event, of which the producer says when it happened. */
export function cursorAfter(position: LogPosition, occurredAt: string): ChatCursor {
  return { ...position, ms: Date.parse(occurredAt), told: [] };
}
