/** Publishes what one domain's outbox holds. Any number may run; one at a time works, the others take over within 3 s of its death. */
export interface OutboxRelay {
  readonly domain: string;
  /** Whether this one is at work right now. */
  readonly isActive: boolean;
  /** Begins, and from then on survives the death of every store. */
  start(): void;
  /** Ends the current batch, saves its place and lets another take over at once. */
  stop(): Promise<void>;
  /**
   * Resolves when everything that was committed before the call is in the log, whoever relays it. Waits for ever while nobody does,
   * unless `signal` aborts.
   */
  flushed(signal?: AbortSignal): Promise<void>;
  /** Newest entry of each stream of the domain (null: empty). */
  lastIds(): Promise<ReadonlyMap<string, string | null>>;
}

/** Appends under way at once, per relay. */
export const RELAY_WINDOW = 256;
