/** A place in the log that can be resumed from: everything up to and including it has been seen. */
export interface LogPosition {
  /** The lives of the streams below, joined; another epoch means that the log was lost in between. Opaque. */
  readonly epoch: string;
  /** Last seen entry id of every stream of the domains in question; `0-0` before the first. */
  readonly at: Readonly<Record<string, string>>;
}

/** Before every entry of a stream. */
export const STREAM_START = '0-0';

function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders entry ids of one stream: negative when `a` is older, 0 when equal, positive when newer. */
export function compareEntryIds(a: string, b: string): number {
  if (a === b) return 0;
  const dashA = a.indexOf('-');
  const dashB = b.indexOf('-');
  return compareDigits(a.slice(0, dashA), b.slice(0, dashB)) || compareDigits(a.slice(dashA + 1), b.slice(dashB + 1));
}

const LAST_OF_MILLISECOND = '18446744073709551615';

/** The id directly before an entry's: a position there has everything but this entry and what follows. */
export function entryBefore(entryId: string): string {
  const [ms = '0', seq = '0'] = entryId.split('-');
  return seq === '0' ? `${BigInt(ms) - 1n}-${LAST_OF_MILLISECOND}` : `${ms}-${BigInt(seq) - 1n}`;
}
