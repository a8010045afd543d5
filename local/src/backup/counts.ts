/** Rows by name: collections of databases, or tables. */
export type Counts = Record<string, number>;

/** A backup that cannot be made, or not be used: none at all, of another format or version, or not what it says. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Throws `BackupError` when a store's dump does not hold what the manifest says. */
export function assertSame(store: string, wanted: Counts, found: Counts): void {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  const wrong = [...names].filter((name) => wanted[name] !== found[name]);
  if (wrong.length > 0) throw new BackupError(`${store}: the backup does not hold what it says of ${wrong.join(', ')}.`);
}

/** How many pieces there are. */
export async function countOf(pieces: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _piece of pieces) count += 1;
  return count;
}
