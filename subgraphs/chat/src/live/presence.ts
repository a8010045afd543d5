import { boundedList, type Logger, newId, type Viewer } from '@app/kernel';
import type { Runtime } from '@app/subgraph';
import { type ChosenState, type Presence, type ReadPresenceDeps, readPresence } from '../domain/presence.ts';
import { Channel } from './channel.ts';

export interface PresenceDeps extends ReadPresenceDeps {
  readonly runtime: Runtime;
  readonly offlineAfterSec: number;
}

/** Somebody's presence changed. */
export interface PresenceEvent {
  readonly userId: string;
  readonly presence: Presence;
}

/** Most people that one stream watches. */
export const MAX_WATCHED = 100;

/**
 * Who is there, told by live subscriptions of this process: each is reported while it lives. A person without any for `offlineAfterSec` is offline.
 * Redis being away costs reports, never a stream.
 */
export class PresenceBeats {
  readonly #deps: PresenceDeps;
  readonly #log: Logger;
  readonly #connections = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;
  readonly #farewells = new Set<NodeJS.Timeout>();

  constructor(deps: PresenceDeps) {
    this.#deps = deps;
    this.#log = deps.runtime.logger;
  }

  /** The stream, with its reader counted as connected while it runs. */
  async *during<T>(viewer: Viewer, stream: AsyncIterable<T>): AsyncGenerator<T> {
    const connectionId = newId();
    this.#connections.set(connectionId, viewer.id);
    this.#timer ??= setInterval(() => this.#beatAll(), (this.#deps.offlineAfterSec * 1000) / 3).unref();
    this.#beat(viewer.id, connectionId);
    try {
      yield* stream;
    } finally {
      this.#connections.delete(connectionId);
      this.#leave(viewer.id);
    }
  }

  /** The person wants to be seen this way. */
  async choose(viewer: Viewer, state: ChosenState): Promise<void> {
    await this.#deps.presence.choose(viewer.id, state);
    if (state !== 'OFFLINE') await this.#deps.presence.beat(viewer.id, `chosen:${viewer.sessionId}`);
    await this.#tell(viewer.id);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const timer of this.#farewells) clearTimeout(timer);
  }

  #beatAll(): void {
    for (const [connectionId, userId] of this.#connections) this.#beat(userId, connectionId);
  }

  #beat(userId: string, connectionId: string): void {
    this.#quietly(async () => {
      if (await this.#deps.presence.beat(userId, connectionId)) await this.#tell(userId);
    });
  }

  /** The last sight is kept, and watchers are told once the person is really gone. */
  #leave(userId: string): void {
    this.#quietly(() => this.#deps.presence.keepLastSeen(userId, this.#deps.runtime.clock.now()));
    const timer = setTimeout(
      () => {
        this.#farewells.delete(timer);
        this.#quietly(() => this.#tell(userId));
      },
      this.#deps.offlineAfterSec * 1000 + 50,
    ).unref();
    this.#farewells.add(timer);
  }

  #tell(userId: string): Promise<void> {
    return this.#deps.runtime.bus.publish(topicOf(userId), {});
  }

  #quietly(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.#log.debug({ err: error }, 'presence was not reported'));
  }
}

/**
 * Changes of the presence of some people from now on, as far as they show it. Throws `BadUserInputError` for more than 100 people. Signals come at
 * once; a signal that was lost is made up for by looking again every `offlineAfterSec`.
 */
export function openPresence(
  deps: PresenceDeps,
  viewer: Viewer,
  userIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<PresenceEvent> {
  return presenceStream(deps, viewer, [...new Set(boundedList(userIds, 'userIds', MAX_WATCHED))], signal);
}

async function* presenceStream(
  deps: PresenceDeps,
  viewer: Viewer,
  userIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<PresenceEvent> {
  const changed = new Channel<readonly string[]>(1_000);
  const signals = deps.runtime.bus.subscribe({ topics: userIds.map(topicOf), signal });
  const timer = setInterval(() => changed.push(userIds), deps.offlineAfterSec * 1000);
  const listen = async (): Promise<void> => {
    for await (const { topic } of signals) changed.push([topic.slice(topicOf('').length)]);
  };
  listen().then(
    () => changed.close(),
    (error: unknown) => changed.fail(error),
  );
  try {
    // What is published from here on is heard.
    await signals.ready();
    const known = new Map(await readPresence(deps, viewer.id, userIds));
    for await (const ids of changed) {
      const now = await readPresence(deps, viewer.id, ids);
      for (const id of ids) {
        const presence = now.get(id);
        const before = known.get(id);
        if (presence === undefined) known.delete(id);
        else known.set(id, presence);
        if (presence !== undefined && presence.state !== before?.state) yield { userId: id, presence };
      }
    }
  } finally {
    clearInterval(timer);
    signals.close();
  }
}

function topicOf(userId: string): string {
  return `presence:${userId}`;
}
