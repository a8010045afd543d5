import type { TokensIssuedFieldsFragment } from './operations.generated.ts';

/** Who is signed in on this device, and the tokens that prove it. */
export interface SignedIn {
  readonly userId: string;
  readonly tokens: Omit<TokensIssuedFieldsFragment['tokens'], '__typename'>;
}

/** Where a session survives a reload; null: nobody is signed in. */
export interface SessionStore {
  load(): SignedIn | null;
  save(value: SignedIn | null): void;
}

/** What `localStorage` and its like can do. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Keeps the session until the page or process ends. */
export function memoryStorage(): SessionStore {
  let kept: SignedIn | null = null;
  return {
    load: () => kept,
    save(value) {
      kept = value;
    },
  };
}

/** Keeps the session in `localStorage` or `sessionStorage`, shared by all tabs that use the same key. */
export function keyValueStorage(store: KeyValueStore, key = 'session'): SessionStore {
  return {
    load: () => {
      try {
        const kept: unknown = JSON.parse(store.getItem(key) ?? 'null');
        return isSignedIn(kept) ? kept : null;
      } catch {
        return null;
      }
    },
    save: (value) => (value === null ? store.removeItem(key) : store.setItem(key, JSON.stringify(value))),
  };
}

function isSignedIn(value: unknown): value is SignedIn {
  return typeof value === 'object' && value !== null && 'userId' in value && 'tokens' in value;
}

/** A token is renewed this long before it ends, so that it does not end on its way. */
const RENEW_BEFORE_MS = 10_000;

/**
 * The session of one client. However many requests find the token stale, one of them renews it: within the page by a shared promise, across
 * tabs by a Web Lock, behind which the store is read again. Tabs tell each other of new tokens and of signing out.
 */
export class Session {
  readonly #store: SessionStore;
  readonly #name: string;
  readonly #refresh: (refreshToken: string) => Promise<SignedIn | null>;
  readonly #listeners = new Set<(userId: string | null) => void>();
  readonly #tabs: InstanceType<typeof BroadcastChannel>;
  #current: SignedIn | null;
  #renewing: Promise<string | null> | null = null;

  /** `refresh` answers null when the session has ended, and throws when nobody can tell. `name` is shared by the tabs of one app. */
  constructor(options: {
    readonly store: SessionStore;
    readonly name: string;
    readonly refresh: (refreshToken: string) => Promise<SignedIn | null>;
  }) {
    this.#store = options.store;
    this.#name = options.name;
    this.#refresh = options.refresh;
    this.#current = options.store.load();
    this.#tabs = new BroadcastChannel(options.name);
    this.#tabs.onmessage = () => this.#adopt(this.#store.load());
    // In Node a channel would keep the process alive.
    if ('unref' in this.#tabs && typeof this.#tabs.unref === 'function') this.#tabs.unref();
  }

  /** Null when nobody is signed in. */
  get userId(): string | null {
    return this.#current?.userId ?? null;
  }

  /** The tokens at hand, stale or not. */
  get current(): SignedIn | null {
    return this.#current;
  }

  /** Calls back when another user is signed in, or nobody any more; returns how to stop. */
  subscribe(listener: (userId: string | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what `logIn`, `verifyEmail` or `changePassword` answered. */
  signIn(issued: Pick<TokensIssuedFieldsFragment, 'tokens' | 'viewer'>): void {
    this.#replace({ userId: issued.viewer.id, tokens: issued.tokens });
  }

  /** Forgets the tokens; ending the session on the server is `logOut`. */
  signOut(): void {
    this.#replace(null);
  }

  /** A token that is good for a while; null when nobody is signed in. Throws when it had to be renewed and the network is away. */
  async accessToken(): Promise<string | null> {
    if (this.#current === null) return null;
    return isFresh(this.#current) ? this.#current.tokens.accessToken : this.renew(this.#current.tokens.accessToken);
  }

  /** Replaces a token that was refused or is about to end; null when the session has ended. */
  renew(staleToken: string): Promise<string | null> {
    const stale = this.#current;
    // Replaced already while the request with the old one was on its way.
    if (stale?.tokens.accessToken !== staleToken) return Promise.resolve(stale?.tokens.accessToken ?? null);
    this.#renewing ??= this.#renewOnce(stale).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#tabs.close();
    this.#listeners.clear();
  }

  #renewOnce(stale: SignedIn): Promise<string | null> {
    return withLock(this.#name, async () => {
      const stored = this.#store.load();
      // Pairs are told apart by their refresh tokens: two access tokens of one session and second are the same text.
      if (stored === null || (stored.tokens.refreshToken !== stale.tokens.refreshToken && isFresh(stored))) {
        this.#adopt(stored);
        return stored?.tokens.accessToken ?? null;
      }
      const renewed = await this.#refresh(stored.tokens.refreshToken);
      this.#replace(renewed);
      return renewed?.tokens.accessToken ?? null;
    });
  }

  #replace(next: SignedIn | null): void {
    this.#store.save(next);
    this.#tabs.postMessage('changed');
    this.#adopt(next);
  }

  #adopt(next: SignedIn | null): void {
    const before = this.userId;
    this.#current = next;
    if (before !== this.userId) for (const listener of [...this.#listeners]) listener(this.userId);
  }
}

/** Whether the access token will last until a request with it arrives. */
function isFresh({ tokens }: SignedIn): boolean {
  return Date.parse(tokens.accessTokenExpiresAt) - Date.now() > RENEW_BEFORE_MS;
}

/** Alone in all tabs where the browser knows Web Locks; else alone in this page, whose requests share one promise anyway. */
function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: { request(name: string, work: () => Promise<T>): Promise<T> } | undefined = globalThis.navigator?.locks;
  return locks === undefined ? work() : locks.request(name, work);
}
