import { type CursorCodec, type Page, type PageArguments, pageSize, type Viewer } from '@app/kernel';
import { highlight, parseQuery, type SearchQuery } from '@app/search';
import { z } from 'zod';
import type { ConversationView } from './conversation.ts';
import { type Message, searchableText } from './message.ts';
import type { ChatDeps, MarkStore, MessageChangeStore, ReadBlocked } from './ports.ts';
import { canSeeMessage, type MessageScope, readViews } from './views.ts';

export interface SearchDeps {
  readonly changes: MessageChangeStore;
  readonly marks: MarkStore;
  readonly blockedBy: ReadBlocked;
  readonly cursors: CursorCodec;
}

/** A page of hits, and the matched parts of each by message. */
export interface SearchPage {
  readonly page: Page<Message>;
  readonly highlights: ReadonlyMap<string, readonly string[]>;
}

const seqSchema = z.number().int();
const hitSchema = z.strictObject({ atMs: z.number(), id: z.string() });
type HitPosition = z.output<typeof hitSchema>;

const EMPTY: SearchPage = { page: { edges: [], hasNextPage: false, hasPreviousPage: false }, highlights: new Map() };
/** Rounds of asking the index for more, when hits turn out not to be. */
const MAX_ROUNDS = 5;
/** Conversations that a search of all asks first; four times as many each time that these do not fill the page. */
const FIRST_ASKED = 8;
const MAX_ASKED = 400;

/** Messages of one conversation that hold all phrases of a query, newest first, within what the viewer may see. */
export async function searchConversation(
  deps: SearchDeps,
  view: ConversationView,
  typed: string,
  args: PageArguments,
): Promise<SearchPage> {
  const first = pageSize(args.first);
  const query = parseQuery(typed);
  const list = `search:${view.conversation.id}:${query.textSearch}`;
  const { userId, status } = view.membership;
  const after = deps.cursors.decode(list, userId, args.after, seqSchema);
  if (query.isEmpty || status !== 'ACTIVE') return EMPTY;
  const hits = await hitsIn(deps, view, query, after, first + 1);
  const edges = hits.slice(0, first).map((row) => ({ row, cursor: deps.cursors.encode(list, userId, row.seq) }));
  return withHighlights({ edges, hasNextPage: hits.length > first, hasPreviousPage: after !== null }, query);
}

/**
 * As `searchConversation`, over all conversations of the viewer. The index begins with the conversation, so each is asked for itself, many in one
 * question, latest activity first; those whose newest message is older than the last hit of the page need not be asked.
 */
export async function searchMessages(
  deps: SearchDeps & Pick<ChatDeps, 'members' | 'conversations'>,
  viewer: Viewer,
  typed: string,
  args: PageArguments,
): Promise<SearchPage> {
  const first = pageSize(args.first);
  const query = parseQuery(typed);
  const list = `search:${query.textSearch}`;
  const after = deps.cursors.decode(list, viewer.id, args.after, hitSchema);
  if (query.isEmpty) return EMPTY;
  const views = await readViews(deps, viewer.id, await deps.members.listConversationIds(viewer.id));
  const open = [...views.values()]
    .filter(({ membership, conversation }) => membership.status === 'ACTIVE' && conversation.lastSeq >= membership.visibleFromSeq)
    .toSorted((one, other) => other.conversation.lastMessageAt.getTime() - one.conversation.lastMessageAt.getTime());
  let hits: Message[] = [];
  for (let start = 0, size = FIRST_ASKED; start < open.length; start += size, size = Math.min(MAX_ASKED, size * 4)) {
    const batch = open.slice(start, start + size);
    const worst = hits[first];
    const newest = batch[0]?.conversation.lastMessageAt;
    if (worst !== undefined && newest !== undefined && newest < worst.createdAt) break;
    const found = await hitsInAll(deps, batch, query, after, first + 1);
    hits = [...hits, ...found].sort(newestFirst).slice(0, first + 1);
  }
  const edges = hits.slice(0, first).map((row) => ({ row, cursor: deps.cursors.encode(list, viewer.id, positionOf(row)) }));
  return withHighlights({ edges, hasNextPage: hits.length > first, hasPreviousPage: after !== null }, query);
}

/**
 * Hits of many conversations of one person: what their newest parts hold, and for those that may hold more and have not given enough, all that
 * they hold.
 */
async function hitsInAll(
  deps: SearchDeps,
  views: readonly ConversationView[],
  query: SearchQuery,
  after: HitPosition | null,
  limit: number,
): Promise<Message[]> {
  const userId = views[0]?.membership.userId ?? '';
  const blocked = await deps.blockedBy(userId);
  const searches = views.map((view) => ({
    conversationId: view.conversation.id,
    ...searchOf(view, query, blocked, view.conversation.lastSeq + 1),
  }));
  const newest = await deps.changes.searchNewest(searches, limit);
  const hiddenIds = await deps.marks.hiddenAmong(
    userId,
    [...newest.values()].flatMap(({ messages }) => messages.map(({ id }) => id)),
  );
  const hits = await Promise.all(
    views.map(async (view) => {
      const { messages, isWhole } = newest.get(view.conversation.id) ?? { messages: [], isWhole: true };
      const kept = messages.filter(
        (message) => isHit(view, message, { blocked, hiddenIds }, query) && (after === null || isBehind(message, after)),
      );
      return isWhole || kept.length >= limit ? kept : hitsBefore(deps, view, query, after, limit);
    }),
  );
  return hits.flat();
}

function isBehind(message: Message, after: HitPosition): boolean {
  return comparePositions(positionOf(message), after) > 0;
}

function isHit(view: ConversationView, message: Message, scope: MessageScope, query: SearchQuery): boolean {
  return canSeeMessage(view, message, scope) && query.matches(searchableText(message.content));
}

function searchOf(
  { membership, conversation }: ConversationView,
  query: SearchQuery,
  blocked: ReadonlySet<string>,
  beforeSeq: number,
) {
  const withoutSenders = conversation.type === 'GROUP' ? [...blocked] : [];
  return { tokens: query.tokens, visibleFromSeq: membership.visibleFromSeq, beforeSeq, withoutSenders };
}

/** Hits of one conversation that come after a position in the order of all: times grow with the sequence number. */
async function hitsBefore(
  deps: SearchDeps,
  view: ConversationView,
  query: SearchQuery,
  after: HitPosition | null,
  limit: number,
): Promise<Message[]> {
  if (after === null) return hitsIn(deps, view, query, null, limit);
  const kept: Message[] = [];
  let beforeSeq: number | null = null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const hits = await hitsIn(deps, view, query, beforeSeq, limit * 2 ** round);
    kept.push(...hits.filter((message) => isBehind(message, after)));
    if (kept.length >= limit || hits.length < limit * 2 ** round) break;
    beforeSeq = hits.at(-1)?.seq ?? null;
  }
  return kept.slice(0, limit);
}

/** What the index finds, checked for phrases and for what the viewer may see; asked again while it falls short. */
async function hitsIn(
  deps: SearchDeps,
  view: ConversationView,
  query: SearchQuery,
  after: number | null,
  limit: number,
): Promise<Message[]> {
  const { userId } = view.membership;
  const blocked = await deps.blockedBy(userId);
  const hits: Message[] = [];
  let beforeSeq = after ?? view.conversation.lastSeq + 1;
  for (let round = 0; round < MAX_ROUNDS && hits.length < limit; round++) {
    const asked = limit * 2 ** round;
    const found = await deps.changes.search(view.conversation.id, searchOf(view, query, blocked, beforeSeq), asked);
    const hiddenIds = await deps.marks.hiddenAmong(
      userId,
      found.map(({ id }) => id),
    );
    const scope = { blocked, hiddenIds };
    hits.push(...found.filter((message) => isHit(view, message, scope, query)));
    const last = found.at(-1);
    if (last === undefined || found.length < asked) break;
    beforeSeq = last.seq;
  }
  return hits.slice(0, limit);
}

function withHighlights(page: Page<Message>, query: SearchQuery): SearchPage {
  const highlights = new Map(
    page.edges.map(({ row }) => {
      const marked = highlight(searchableText(row.content), query);
      return [row.id, marked === null ? [] : [marked]] as const;
    }),
  );
  return { page, highlights };
}

function positionOf(message: Message): HitPosition {
  return { atMs: message.createdAt.getTime(), id: message.id };
}

/** Newest first: negative when `one` stands before `other`. */
function comparePositions(one: HitPosition, other: HitPosition): number {
  return other.atMs - one.atMs || (one.id === other.id ? 0 : one.id > other.id ? -1 : 1);
}

function newestFirst(one: Message, other: Message): number {
  return comparePositions(positionOf(one), positionOf(other));
}
