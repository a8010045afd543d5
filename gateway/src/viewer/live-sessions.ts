import { RolesChanged, SessionsRevoked } from '@app/contracts/events';
import type { Logger, Viewer } from '@app/kernel';
import type { Tail, TailSubscription } from '../ports.ts';
import type { Sessions } from './sessions.ts';

/** A socket or stream that lives on a session. */
export interface LiveConnection {
  readonly viewer: Viewer;
  /** `ended`: the session is over. `changed`: its roles are others now; the client may come back at once. */
  end(cause: 'ended' | 'changed'): void;
}

/** Events of auth that concern live connections. */
const DOMAIN = 'auth';

/**
 * Ends live connections whose session ends or changes: told by the event log within a second, and looked up slowly beside it, for
 * the case that the log cannot be heard.
 */
export class LiveSessions {
  readonly #sessions: Sessions;
  readonly #logger: Logger;
  readonly #byTopic = new Map<string, Set<LiveConnection>>();
  readonly #timer: NodeJS.Timeout;
  readonly #tail: TailSubscription | null;

  constructor(options: { sessions: Sessions; tail: Tail | null; recheckMs: number; logger: Logger }) {
    this.#sessions = options.sessions;
    this.#logger = options.logger;
    this.#tail = options.tail?.subscribe({ domains: [DOMAIN], topics: [] }) ?? null;
    if (this.#tail !== null) void this.#follow(this.#tail);
    this.#timer = setInterval(() => void this.#recheck(this.#all()), options.recheckMs);
    this.#timer.unref();
  }

  /** Watches a connection until the returned function is called. */
  add(connection: LiveConnection): () => void {
    const topics = [`session:${connection.viewer.sessionId}`, `user:${connection.viewer.id}`];
    for (const topic of topics) this.#join(topic, connection);
    return () => {
      for (const topic of topics) this.#leave(topic, connection);
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#tail?.close();
  }

  #join(topic: string, connection: LiveConnection): void {
    const present = this.#byTopic.get(topic);
    if (present !== undefined) present.add(connection);
    else {
      this.#byTopic.set(topic, new Set([connection]));
      this.#tail?.addTopic(topic);
    }
  }

  #leave(topic: string, connection: LiveConnection): void {
    const present = this.#byTopic.get(topic);
    if (present?.delete(connection) !== true || present.size > 0) return;
    this.#byTopic.delete(topic);
    this.#tail?.removeTopic(topic);
  }

  #all(): LiveConnection[] {
    return [...new Set([...this.#byTopic.values()].flatMap((connections) => [...connections]))];
  }

  async #follow(tail: TailSubscription): Promise<void> {
    try {
      for await (const item of tail) {
        if (item.kind === 'resync') await this.#recheck(this.#all());
        else this.#onEvent(item.event);
      }
    } catch (error) {
      this.#logger.error({ err: error }, 'the revocation stream broke; sessions are only rechecked from now on');
    }
  }

  #onEvent(event: { readonly type: string; readonly data: unknown }): void {
    if (event.type === SessionsRevoked.type) {
      const { sessionIds } = SessionsRevoked.parse(event.data);
      for (const id of sessionIds) for (const connection of this.#byTopic.get(`session:${id}`) ?? []) connection.end('ended');
    }
    if (event.type === RolesChanged.type) {
      const { userId } = RolesChanged.parse(event.data);
      for (const connection of this.#byTopic.get(`user:${userId}`) ?? []) connection.end('changed');
    }
  }

  async #recheck(connections: readonly LiveConnection[]): Promise<void> {
    for (const connection of connections) {
      const { sessionId, roles } = connection.viewer;
      try {
        const state = await this.#sessions.stateOf(sessionId);
        if (state.state !== 'active') connection.end('ended');
        else if (state.roles.join() !== roles.join()) connection.end('changed');
      } catch {
        // Nobody can tell now: an open socket is not cut for that; its operations fail closed by themselves.
      }
    }
  }
}
