import { RESERVED_HANDLES } from './reserved-handles.ts';

/** Length of a handle, in characters. */
export const HANDLE_LENGTH = { min: 3, max: 30 } as const;

/**
 * `OK`, or the first reason against: `BAD_FORMAT` (not 3 to 30 of `a-z 0-9 _ .`, or not beginning with a letter), `RESERVED`, or
 * `CONFUSABLE` (looks like a reserved one: `adm1n`).
 */
export type HandleCheck = 'OK' | 'BAD_FORMAT' | 'RESERVED' | 'CONFUSABLE';

const HANDLE = /^[a-z][a-z0-9_.]{2,29}$/;
/** Shorter reserved names look like too many honest ones (`ali` like `all`): only the name itself is refused. */
const MIN_CONFUSABLE_LENGTH = 4;
/** No input of this length or more can become a handle, so it is not worth folding. */
const MAX_INPUT_UNITS = 120;

const reservedSkeletons = new Set(
  Array.from(RESERVED_HANDLES)
    .filter((name) => name.length >= MIN_CONFUSABLE_LENGTH)
    .map(skeleton),
);

/** What somebody typed as the handle it means: NFKC and lower case, so full-width and upper case are fine. Check the result. */
export function foldHandle(input: string): string {
  if (input.length > MAX_INPUT_UNITS) return input;
  return input.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Whether a folded handle may be taken. Whether it looks like one already taken: store `skeleton(handle)` under a unique key. */
export function checkHandle(handle: string): HandleCheck {
  if (!HANDLE.test(handle)) return 'BAD_FORMAT';
  if (RESERVED_HANDLES.has(handle)) return 'RESERVED';
  return reservedSkeletons.has(skeleton(handle)) ? 'CONFUSABLE' : 'OK';
}

/**
 * What a handle looks like: two handles with equal skeletons are confusable. The idea of Unicode TS #39 (section 4) for our alphabet:
 * `0` as `o`; `1` and `i` as `l`; `m` as `rn`; `w` as `vv`; `.` and `_` are passed over. A key, never to be shown.
 */
export function skeleton(handle: string): string {
  return handle.replace(/[._]/g, '').replaceAll('0', 'o').replace(/[1i]/g, 'l').replaceAll('m', 'rn').replaceAll('w', 'vv');
}
