import { type LogLayout, streamsOf } from './layout.ts';
import { isTrimmed } from './live-replay.ts';
import type { StreamTip } from './log-scripts.ts';
import { compareEntryIds, type LogPosition, STREAM_START } from './position.ts';

/** Where the tail is in one stream. */
interface StreamState {
  readonly stream: string;
  readonly domain: string;
  epoch: string;
  /** Last entry that was dispatched. */
  last: string;
  /** Whether the stream has lost its epoch and has no new one yet. */
  isMissing: boolean;
}

/** What the ends of the streams said. */
export interface TipFindings {
  /** Domains whose log was lost or replaced. */
  readonly changed: ReadonlySet<string>;
  /** Domains of which the tail itself has missed entries. */
  readonly gaps: ReadonlySet<string>;
}

/** The tail's place in every stream, and the positions made from it. */
export class TailState {
  readonly #streams: ReadonlyMap<string, StreamState>;
  readonly #byDomain: ReadonlyMap<string, readonly StreamState[]>;
  #positions = new Map<string, LogPosition>();

  constructor(layout: LogLayout, domains: readonly string[]) {
    this.#byDomain = new Map(
      domains.map((domain) => [
        domain,
        streamsOf(layout, domain).map((stream) => ({ stream, domain, epoch: '', last: STREAM_START, isMissing: true })),
      ]),
    );
    this.#streams = new Map([...this.#byDomain.values()].flat().map((state) => [state.stream, state]));
  }

  get streams(): readonly string[] {
    return [...this.#streams.keys()];
  }

  /** Streams and last dispatched entries, side by side, as `XREAD` takes them. */
  cursors(): readonly string[] {
    const states = [...this.#streams.values()];
    return [...states.map((state) => state.stream), ...states.map((state) => state.last)];
  }

  domainOf(stream: string): string | undefined {
    return this.#streams.get(stream)?.domain;
  }

  lastOf(stream: string): string {
    return this.#streams.get(stream)?.last ?? STREAM_START;
  }

  /** Whether a stream of these domains waits for its new epoch. */
  isMissingAny(domains: Iterable<string>): boolean {
    for (const domain of domains) if (this.#byDomain.get(domain)?.some((state) => state.isMissing)) return true;
    return false;
  }

  /** The dispatched position over these domains; the same object until something moves. Throws `TypeError` on a domain that is not tailed. */
  position(domains: Iterable<string>): LogPosition {
    const sorted = [...domains].sort();
    const key = sorted.join(' ');
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    const states = sorted.flatMap((domain) => {
      const found = this.#byDomain.get(domain);
      if (found === undefined) throw new TypeError(`the domain "${domain}" is not tailed`);
      return found;
    });
    const position = {
      epoch: states.map((state) => state.epoch).join('.'),
      at: Object.fromEntries(states.map((state) => [state.stream, state.last])),
    };
    this.#positions.set(key, position);
    return position;
  }

  /** Moves one stream on; false when the entry was dispatched before. */
  advance(stream: string, entryId: string): boolean {
    const state = this.#streams.get(stream);
    if (state === undefined || compareEntryIds(entryId, state.last) <= 0) return false;
    state.last = entryId;
    this.#positions = new Map();
    return true;
  }

  /** Whether an epoch mark is the one that the stream is known to be in. */
  isCurrentEpoch(stream: string, epoch: string): boolean {
    return this.#streams.get(stream)?.epoch === epoch;
  }

  /** Takes in the ends of the streams. Where the log was lost or has run away, the tail goes on from the newest entry. */
  adopt(tips: ReadonlyMap<string, StreamTip>): TipFindings {
    const changed = new Set<string>();
    const gaps = new Set<string>();
    for (const [stream, tip] of tips) {
      const state = this.#streams.get(stream);
      if (state === undefined) continue;
      const isOlder = compareEntryIds(tip.lastId ?? STREAM_START, state.last) < 0;
      if (tip.epoch !== state.epoch || (isOlder && tip.epoch !== '')) changed.add(state.domain);
      else if (isTrimmed(state.last, tip.firstId) && tip.epoch !== '') gaps.add(state.domain);
      else continue;
      state.isMissing = tip.epoch === '';
      state.epoch = tip.epoch;
      state.last = tip.lastId ?? STREAM_START;
    }
    if (changed.size > 0 || gaps.size > 0) this.#positions = new Map();
    return { changed, gaps };
  }
}
