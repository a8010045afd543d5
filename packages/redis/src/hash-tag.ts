/** The part of a key that picks its Redis Cluster slot: what is inside the first non-empty `{…}`, else the whole key. */
export function hashTagOf(key: string): string {
  const open = key.indexOf('{');
  if (open < 0) return key;
  const close = key.indexOf('}', open + 1);
  return close > open + 1 ? key.slice(open + 1, close) : key;
}

/** Throws a `TypeError` unless all keys share one hash tag, so that a script over several keys also runs on a Redis Cluster. */
export function assertSameSlot(keys: readonly string[]): void {
  const [first, ...others] = keys;
  if (first === undefined) return;
  const tag = hashTagOf(first);
  const stray = others.find((key) => hashTagOf(key) !== tag);
  if (stray !== undefined) throw new TypeError(`keys "${first}" and "${stray}" have different hash tags`);
}
