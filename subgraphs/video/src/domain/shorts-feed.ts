import { nextUnseen, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { type RescoredPosition, rescoredPositionSchema } from './paging.ts';
import type { CoreDeps } from './ports.ts';
import { presentVideos } from './read-videos.ts';
import { type ScorePosition, type TimePosition, timePositionSchema, type Video } from './video.ts';

/** A short that a user was shown: in which round, and when among all that they were shown. */
export interface SeenShort {
  readonly videoId: string;
  readonly round: number;
  readonly turn: number;
}

/** What users were shown, on any device. */
export interface ShortsStore {
  /** The user's round; 0 for those who have seen nothing. */
  round(userId: string): Promise<number>;
  /** Begins the round after `round`, unless another device already has. */
  beginRoundAfter(userId: string, round: number): Promise<void>;
  /** Of these shorts those that the user was ever shown. */
  seenAmong(userId: string, videoIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Shorts of earlier rounds, seen longest ago first. */
  listEarlier(userId: string, round: number, afterTurn: number | null, limit: number): Promise<SeenShort[]>;
  /** Notes that shorts are shown in a round, in this order; answers those that no other device has taken meanwhile. */
  claim(userId: string, videoIds: readonly string[], round: number, at: Date): Promise<ReadonlySet<string>>;
}

export interface ShortsDeps extends Pick<CoreDeps, 'videos' | 'relations' | 'cursors' | 'clock'> {
  readonly shorts: ShortsStore;
}

const LIST = 'shorts';
const CHUNK = 200;
/** Chunks that one page looks through: what was seen before stands in the way of what was not. */
const MAX_CHUNKS = 100;
const MAX_TRIES = 4;
const RULES = { hideMuted: true, listedOnly: true } as const;

/**
 * Shorts, the best first, without repeats until the caller has seen all: then they begin again, seen longest ago first, and the round in
 * the cursors goes up. What is served is seen. Signed-in callers go on where they are, whatever the cursor; anonymous ones by it.
 */
export function readShortsFeed(deps: ShortsDeps, viewer: Viewer | null, args: PageArguments): Promise<Page<Video>> {
  const first = pageSize(args.first, 10);
  return viewer === null ? anonymousPage(deps, first, args.after) : memberPage(deps, viewer.id, first, args.after);
}

const memberPositionSchema = z.strictObject({ round: z.number(), videoId: z.string() });

async function memberPage(
  deps: ShortsDeps,
  userId: string,
  first: number,
  after: string | null | undefined,
): Promise<Page<Video>> {
  deps.cursors.decode(LIST, userId, after, memberPositionSchema);
  const served: { row: Video; cursor: string }[] = [];
  let hasNextPage = false;
  // Another device may take what this one was about to show: look for more then.
  for (let attempt = 0; attempt < MAX_TRIES && served.length < first; attempt++) {
    const { round, videos } = await nextShorts(deps, userId, first + 1 - served.length, served.length === 0);
    const wanted = videos.slice(0, first - served.length);
    hasNextPage = videos.length > wanted.length;
    if (wanted.length === 0) break;
    const ids = wanted.map(({ id }) => id);
    const claimed = await deps.shorts.claim(userId, ids, round, deps.clock.now());
    for (const row of wanted) {
      if (claimed.has(row.id)) served.push({ row, cursor: deps.cursors.encode(LIST, userId, { round, videoId: row.id }) });
    }
    if (claimed.size === wanted.length) break;
  }
  return { edges: served, hasNextPage, hasPreviousPage: after !== null && after !== undefined };
}

/** Up to `count` shorts that are next for a user: new ones, then those of earlier rounds; a new round begins when there are none. */
async function nextShorts(deps: ShortsDeps, userId: string, count: number, mayBeginRound: boolean) {
  const round = await deps.shorts.round(userId);
  const unseen = await findUnseen(deps, userId, count);
  const earlier = unseen.length < count ? await findEarlier(deps, userId, round, count - unseen.length) : [];
  const videos = [...unseen, ...earlier];
  if (videos.length > 0 || !mayBeginRound) return { round, videos };
  const again = await findEarlier(deps, userId, round + 1, count);
  if (again.length > 0) await deps.shorts.beginRoundAfter(userId, round);
  return { round: round + 1, videos: again };
}

async function findUnseen(deps: ShortsDeps, userId: string, count: number): Promise<Video[]> {
  const found: Video[] = [];
  let after: ScorePosition | null = null;
  for (let chunk = 0; chunk < MAX_CHUNKS && found.length < count; chunk++) {
    const places: ScorePosition[] = await deps.videos.listTrending('SHORT', after, CHUNK);
    const ids = places.map(({ id }) => id);
    const seen = await deps.shorts.seenAmong(userId, ids);
    const unseen = ids.filter((id) => !seen.has(id));
    found.push(...(await showable(deps, userId, unseen)));
    if (places.length < CHUNK) break;
    after = places.at(-1) ?? null;
  }
  return found.slice(0, count);
}

async function findEarlier(deps: ShortsDeps, userId: string, round: number, count: number): Promise<Video[]> {
  const found: Video[] = [];
  let afterTurn: number | null = null;
  for (let chunk = 0; chunk < MAX_CHUNKS && found.length < count; chunk++) {
    const rows: SeenShort[] = await deps.shorts.listEarlier(userId, round, afterTurn, CHUNK);
    found.push(
      ...(await showable(
        deps,
        userId,
        rows.map(({ videoId }) => videoId),
      )),
    );
    if (rows.length < CHUNK) break;
    afterTurn = rows.at(-1)?.turn ?? null;
  }
  return found.slice(0, count);
}

/** Of these shorts those that may stand in the user's feed, in order; one's own do not. */
async function showable(deps: ShortsDeps, userId: string | null, ids: readonly string[]): Promise<Video[]> {
  return (await presentShorts(deps, userId, ids)).filter((video) => video !== null);
}

async function presentShorts(deps: ShortsDeps, userId: string | null, ids: readonly string[]): Promise<(Video | null)[]> {
  if (ids.length === 0) return [];
  const videos = await deps.videos.findByIds(ids);
  const found = ids.map((id) => videos.get(id) ?? null);
  const shown = await presentVideos(deps, userId, found, RULES);
  return shown.map((video) => (video?.isPublic && video.type === 'SHORT' && video.userId !== userId ? video : null));
}

const anonymousPositionSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('SCORE'), place: rescoredPositionSchema }),
  z.strictObject({ order: z.literal('AGE'), round: z.number().int().min(1), place: timePositionSchema }),
]);

/** The first round goes by score, and its cursor remembers what was shown; later rounds go from the oldest to the newest. */
async function anonymousPage(deps: ShortsDeps, first: number, cursor: string | null | undefined): Promise<Page<Video>> {
  const after = deps.cursors.decode(LIST, null, cursor, anonymousPositionSchema);
  const page = await (after?.order === 'AGE'
    ? roundByAge(deps, first, after.round, after.place)
    : roundByScore(deps, first, after?.place ?? null));
  if (page.edges.length > 0 || after === null) return page;
  const round = after.order === 'AGE' ? after.round + 1 : 1;
  return { ...(await roundByAge(deps, first, round, null)), hasPreviousPage: true };
}

function roundByScore(deps: ShortsDeps, first: number, after: RescoredPosition | null): Promise<Page<Video>> {
  return readPage({
    first,
    after,
    skeleton: (place, limit) => nextUnseen(place, limit, (top, count) => deps.videos.listTrending('SHORT', top, count)),
    position: (row) => row,
    present: (rows) => {
      const ids = rows.map(({ last }) => last.id);
      return presentShorts(deps, null, ids);
    },
    cursor: (place) => deps.cursors.encode(LIST, null, { order: 'SCORE', place }),
  });
}

function roundByAge(deps: ShortsDeps, first: number, round: number, after: TimePosition | null): Promise<Page<Video>> {
  return readPage({
    first,
    after,
    skeleton: (place, limit) => deps.videos.listOldestShorts(place, limit),
    position: (row) => row,
    present: (rows) => {
      const ids = rows.map(({ id }) => id);
      return presentShorts(deps, null, ids);
    },
    cursor: (place) => deps.cursors.encode(LIST, null, { order: 'AGE', round, place }),
  });
}
