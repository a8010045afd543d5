import { randomFrom } from './corpus.ts';

/** How large a world is: a tenth as many users as posts, three edges a post. */
export interface World {
  readonly name: string;
  readonly users: number;
  readonly posts: number;
  readonly edges: number;
}

/** The world of so many posts. */
export function worldOf(posts: number): World {
  return { name: `feed${posts}`, users: Math.max(100, Math.floor(posts / 10)), posts, edges: posts * 3 };
}

/** Followers of the author whose posts are fanned out in the measurement: all that there are, at most 10,000. */
export function fansOf(world: World): number {
  return Math.min(10_000, world.users - 10);
}

/** Everybody after these may be asked for a home page: they are nobody's measuring instrument. */
export const FIRST_READER = 2;
/** The author with as many followers as are fanned out to. */
export const FANNED = 0;
/** The author with more followers: merged in at read. */
export const POPULAR = 1;

const START_MS = Date.UTC(2026, 9, 1);
const SPAN_MS = 30 * 86_400_000;
const KINDS = { user: 1, post: 2, comment: 3, session: 4 } as const;

/** When something of a world was made: spread over 30 days, in order. */
export function timeOf(index: number, of: number): Date {
  return new Date(START_MS + Math.floor((SPAN_MS * index) / of));
}

/** An id as the platform makes them (UUIDv7), the same in every run. */
export function idOf(kind: keyof typeof KINDS, index: number, at: Date = new Date(START_MS)): string {
  const random = randomFrom(index * 8 + KINDS[kind]);
  const part = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = at.getTime().toString(16).padStart(12, '0');
  const number = index.toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-8${part(3)}-${KINDS[kind]}0${number}${part(2)}`;
}

export const userId = (index: number) => idOf('user', index);
export const postId = (world: World, index: number) => idOf('post', index, timeOf(index, world.posts));

/** Posts with a long thread: the newest. */
export const HOT_POSTS = 20;
/** Comments of each. */
export const COMMENTS_A_HOT_POST = 200;
