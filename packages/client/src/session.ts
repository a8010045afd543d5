import { waiting } from './links.ts';
import type { TokensIssuedFieldsFragment } from './operations.generated.ts';
import { aloneInTabs, isMarkedForTabs, markForTabs } from './tabs.ts';

/** Who is signed in on this device, and the tokens that prove it. */
export interface SignedIn {
  readonly userId: string;
  readonly tokens: Omit<TokensIssuedFieldsFragment['tokens'], '__typename'>;
}

/** Where a session survives a reload; null: nobody is signed in. */
export interface SessionStore {
  load(): SignedIn | null;
  save(value: SignedIn | null): void;
  /** Calls back when another tab has changed it and `load` shows so; returns how to stop. Absent where nobody else can. */
  subscribe?(changed: () => void): () => void;
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
    ...('onstorage' in globalThis ? { subscribe: onStorage } : {}),
  };
}

/** A browser tells of what other tabs stored. */
function onStorage(changed: () => void): () => void {
  const page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = globalThis;
  page.addEventListener('storage', changed);
  return () => page.removeEventListener('storage', changed);
}

function isSignedIn(value: unknown): value is SignedIn {
  return typeof value === 'object' && value !== null && 'userId' in value && 'tokens' in value;
}

/** A token is renewed this long before it ends, so that it does not end on its way. */
const RENEW_BEFORE_MS = 10_000;
/** What another tab has stored is here by then. */
const STORED_WITHIN_MS = 2_000;

/**
 * The session of one client. However many requests find the token stale, one of them renews it: within the page by a shared promise, across
 * tabs by a Web Lock, behind which the store is read again. New tokens and signing out reach other tabs through the store.
 */
export class Session {
  readonly #store: SessionStore;
  readonly #name: string;
  readonly #refresh: (refreshToken: string) => Promise<SignedIn | null>;
  readonly #listeners = new Set<(userId: string | null) => void>();
  readonly #stopListening: () => void;
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
    this.#stopListening = options.store.subscribe?.(() => this.#adopt(this.#store.load())) ?? (() => undefined);
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
    this.#stopListening();
    this.#listeners.clear();
  }

  #renewOnce(stale: SignedIn): Promise<string | null> {
    return aloneInTabs(this.#name, async () => {
      const stored = await this.#storedAfter(stale);
      if (stored === null || (!isSamePair(stored, stale) && isFresh(stored))) {
        this.#adopt(stored);
        return stored?.tokens.accessToken ?? null;
      }
      const renewed = await this.#refresh(stored.tokens.refreshToken);
      this.#replace(renewed);
      if (this.#store.subscribe !== undefined) await markForTabs(this.#spent(stored));
      return renewed?.tokens.accessToken ?? null;
    });
  }

  /** What is stored; when another tab has just renewed this pair, what it stored. */
  async #storedAfter(stale: SignedIn): Promise<SignedIn | null> {
    const stored = this.#store.load();
    if (stored === null || !isSamePair(stored, stale) || this.#store.subscribe === undefined) return stored;
    if (!(await isMarkedForTabs(this.#spent(stale)))) return stored;
    let stop: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      stop = this.#store.subscribe?.(resolve) ?? stop;
    });
    // It may have come while the mark was looked for.
    const now = this.#store.load();
    if (now !== null && isSamePair(now, stale)) await Promise.race([changed, waiting(STORED_WITHIN_MS)]);
    stop();
    return this.#store.load();
  }

  /** How tabs call a pair that was renewed. */
  #spent({ tokens }: SignedIn): string {
    return `${this.#name}:spent:${tokens.refreshToken.slice(-16)}`;
  }

  #replace(next: SignedIn | null): void {
    this.#store.save(next);
    this.#adopt(next);
  }

  #adopt(next: SignedIn | null): void {
    const before = this.userId;
    this.#current = next;
    if (before !== this.userId) for (const listener of [...this.#listeners]) listener(this.userId);
  }
}

/** Told apart by refresh tokens: two access tokens of one session and second are the same text. */
function isSamePair(one: SignedIn, other: SignedIn): boolean {
  return one.tokens.refreshToken === other.tokens.refreshToken;
}

/** Whether the access token will last until a request with it arrives. */
function isFresh({ tokens }: SignedIn): boolean {
  return Date.parse(tokens.accessTokenExpiresAt) - Date.now() > RENEW_BEFORE_MS;
}
