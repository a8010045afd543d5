/** How long what was read for an event serves other subscribers, in milliseconds. */
const MEMO_MS = 2_000;

/** What an event is about, read once for all of a process's subscribers that look at it at the same time. */
export class EventMemo<T> {
  readonly #read: (id: string) => Promise<T>;
  readonly #memo = new Map<string, Promise<T>>();

  constructor(read: (id: string) => Promise<T>) {
    this.#read = read;
  }

  /** `id` as it is after the event `entryId` of the log. */
  get(entryId: string, id: string): Promise<T> {
    const key = `${entryId} ${id}`;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const reading = this.#read(id);
    this.#memo.set(key, reading);
    const forget = () => this.#memo.delete(key);
    reading.catch(forget);
    setTimeout(forget, MEMO_MS).unref();
    return reading;
  }
}
