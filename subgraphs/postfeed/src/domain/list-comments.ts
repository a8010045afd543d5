import { nextUnseen, type Page, type PageArguments, pageSize, readPage } from '@app/kernel';
import { z } from 'zod';
import type { Comment, CommentView } from './comment.ts';
import { pageByScore, pageOfEntities, rescoredPositionSchema } from './paging.ts';
import { type CoreDeps, timePositionSchema } from './ports.ts';
import { timePosition } from './post.ts';
import { viewsOfComments } from './subject.ts';

export type CommentSort = 'NEWEST' | 'OLDEST' | 'TOP';

/** Which comments of a root that the viewer sees. */
export interface CommentsOf {
  readonly rootId: string;
  /** Replies to this comment; null: level 1. */
  readonly parentId: string | null;
  readonly sort: CommentSort;
  /** The whole thread, depth first; only from level 1. */
  readonly isFlat: boolean;
}

export type ListCommentsDeps = Pick<CoreDeps, 'comments' | 'relations' | 'cursors' | 'people'>;

/** One page of a thread whose root the viewer is known to see; tombstones stand where replies hang on them. */
export async function listComments(
  deps: ListCommentsDeps,
  viewerId: string | null,
  of: CommentsOf,
  args: PageArguments,
): Promise<Page<CommentView>> {
  if (of.isFlat) return listFlat(deps, viewerId, of, args);
  const { rootId, parentId, sort } = of;
  const list = { cursors: deps.cursors, name: `comments:${rootId}:${parentId ?? ''}:${sort}`, viewerId, args };
  const present = (rows: readonly (Comment | null)[]) => viewsOfComments(deps, viewerId, rows);
  if (sort !== 'TOP') {
    return pageOfEntities<Comment, CommentView>(
      list,
      (after, limit) => deps.comments.listLevel(rootId, parentId, sort, after, limit),
      present,
    );
  }
  return pageByScore(list, {
    top: (after, limit) => deps.comments.listTop(rootId, parentId, after, limit),
    present: async (ids) => {
      const found = await deps.comments.findByIds(ids);
      return present(ids.map((id) => found.get(id) ?? null));
    },
  });
}

/** How many comments the whole list would show to the viewer. */
export async function countComments(
  deps: Pick<CoreDeps, 'comments' | 'people'>,
  viewerId: string | null,
  of: Pick<CommentsOf, 'rootId' | 'parentId' | 'isFlat'>,
): Promise<number> {
  const blocked = viewerId === null ? [] : (await deps.people.excluded(viewerId)).blockedEitherWay;
  return deps.comments.count(of.rootId, of.isFlat ? undefined : of.parentId, blocked);
}

/** A head of level 1 with its place among the heads. */
interface Head<Place> {
  readonly head: Comment;
  readonly place: Place;
}

async function listFlat(
  deps: ListCommentsDeps,
  viewerId: string | null,
  of: CommentsOf,
  args: PageArguments,
): Promise<Page<CommentView>> {
  const { rootId, sort } = of;
  if (sort === 'TOP') {
    return readFlat(deps, viewerId, of, args, rescoredPositionSchema, async (after, limit) => {
      const places = await nextUnseen(after, limit, (from, count) => deps.comments.listTop(rootId, null, from, count));
      const heads = await deps.comments.findByIds(places.map((place) => place.last.id));
      return places.flatMap((place) => {
        const head = heads.get(place.last.id);
        return head === undefined ? [] : [{ head, place }];
      });
    });
  }
  return readFlat(deps, viewerId, of, args, timePositionSchema, async (after, limit) => {
    const heads = await deps.comments.listLevel(rootId, null, sort, after, limit);
    return heads.map((head) => ({ head, place: timePosition(head) }));
  });
}

const flatPositionSchema = z.strictObject({ place: z.unknown(), threadId: z.string(), path: z.string() });

/** A comment of a flat list: the place of its thread among the threads, and its own within it. */
type FlatRow<Place> = {
  readonly comment: Comment;
  readonly position: { readonly place: Place; readonly threadId: string; readonly path: string };
};

function readFlat<Place extends object>(
  deps: ListCommentsDeps,
  viewerId: string | null,
  of: CommentsOf,
  args: PageArguments,
  placeSchema: z.ZodType<Place>,
  nextHeads: (after: Place | null, limit: number) => Promise<Head<Place>[]>,
): Promise<Page<CommentView>> {
  const name = `comments:${of.rootId}:flat:${of.sort}`;
  const first = pageSize(args.first);
  const decoded = deps.cursors.decode(name, viewerId, args.after, flatPositionSchema);
  type Position = FlatRow<Place>['position'];
  const after: Position | null = decoded === null ? null : { ...decoded, place: placeSchema.parse(decoded.place) };
  return readPage<{ comment: Comment; position: Position }, CommentView, Position>({
    first,
    after,
    skeleton: (position, limit) => walk(deps, of.rootId, position, limit, nextHeads),
    position: (row) => row.position,
    present: (rows) =>
      viewsOfComments(
        deps,
        viewerId,
        rows.map((row) => row.comment),
      ),
    cursor: (position) => deps.cursors.encode(name, viewerId, position),
  });
}

/** The next rows of a flat thread: the rest of the thread at hand, then whole threads as long as there is room. */
async function walk<Place extends object>(
  deps: ListCommentsDeps,
  rootId: string,
  after: { place: Place; threadId: string; path: string } | null,
  limit: number,
  nextHeads: (after: Place | null, limit: number) => Promise<Head<Place>[]>,
): Promise<FlatRow<Place>[]> {
  const rows: FlatRow<Place>[] = [];
  const push = (comments: readonly Comment[], place: Place) => {
    for (const comment of comments) rows.push({ comment, position: { place, threadId: comment.threadId, path: comment.path } });
  };
  if (after !== null) push(await deps.comments.listThread(rootId, after.threadId, after.path, limit), after.place);
  let place = after?.place ?? null;
  while (rows.length < limit) {
    const room = limit - rows.length;
    const heads = await nextHeads(place, room);
    const { whole, cut } = fit(heads, room);
    const found = Map.groupBy(
      await deps.comments.listThreads(
        rootId,
        whole.map(({ head }) => head.id),
      ),
      (comment) => comment.threadId,
    );
    for (const one of whole) push(found.get(one.head.id) ?? [], one.place);
    if (cut !== null)
      push(await deps.comments.listThread(rootId, cut.head.id, null, Math.max(0, limit - rows.length)), cut.place);
    const last = cut ?? whole.at(-1);
    if (last === undefined || (cut === null && heads.length < room)) break;
    place = last.place;
  }
  return rows.slice(0, limit);
}

/** Which of the threads fit whole into the room, by the number of their comments; and the first that does not. */
function fit<Place>(heads: readonly Head<Place>[], room: number): { whole: Head<Place>[]; cut: Head<Place> | null } {
  const whole: Head<Place>[] = [];
  let left = room;
  for (const one of heads) {
    const size = 1 + one.head.listedDescendants;
    if (size > left) return { whole, cut: left > 0 ? one : null };
    whole.push(one);
    left -= size;
  }
  return { whole, cut: null };
}
