import type { Media } from '../domain/media.ts';

/** How long a look-up may be answered from memory: what loses its address is gone after it everywhere. */
const FRESH_MS = 2_000;
const MAX_ENTRIES = 5_000;

/** Uploads by id, as they were at most two seconds ago; parallel asks for one share a look-up. */
export class ServedLookup {
  readonly #find: (id: string) => Promise<Media | null>;
  readonly #entries = new Map<string, { readonly at: number; readonly media: Promise<Media | null> }>();

  constructor(find: (id: string) => Promise<Media | null>) {
    this.#find = find;
  }

  find(id: string): Promise<Media | null> {
    const known = this.#entries.get(id);
    return known !== undefined && performance.now() - known.at < FRESH_MS ? known.media : this.findFresh(id);
  }

  /** The upload as it is now: for whoever was refused by what was remembered. */
  findFresh(id: string): Promise<Media | null> {
    const media = this.#find(id);
    this.#entries.delete(id);
    this.#entries.set(id, { at: performance.now(), media });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    media.catch(() => this.#entries.delete(id));
    return media;
  }
}
