import { type RelationFacts, relationFactsSchema } from '@app/contracts';
import { type Clock, newId, systemClock } from '@app/kernel';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** Asks the owner of the graph: one answer for each id, in order. Throws when it cannot answer. */
export type RelationSource = (viewerId: string | null, ownerIds: readonly string[]) => Promise<readonly RelationFacts[]>;

const ENTRY_TTL_SEC = 300;
const VERSION_TTL_SEC = 86_400;

const entrySchema = z.object({ viewer: z.string(), owner: z.string(), facts: relationFactsSchema });

/**
 * Relations of a viewer to many owners in one bulk read: from Redis when fresh, else from the source.
 * Each user has a version in Redis; an entry counts only while both versions are the ones that it was read under, so a change
 * of either user is seen at the next read, and a reader that raced the change cannot leave an old answer behind.
 * Redis empty or down: the source answers. The source down too: throws, and the caller denies.
 */
export class Relations {
  readonly #redis: Redis;
  readonly #source: RelationSource;
  readonly #clock: Clock;
  readonly #prefix: string;

  constructor(options: { redis: Redis; source: RelationSource; keyPrefix?: string; clock?: Clock }) {
    this.#redis = options.redis;
    this.#source = options.source;
    this.#clock = options.clock ?? systemClock;
    this.#prefix = options.keyPrefix ?? '';
  }

  /** The relation to one owner. */
  async to(viewerId: string | null, ownerId: string): Promise<RelationFacts | undefined> {
    return (await this.of(viewerId, [ownerId])).get(ownerId);
  }

  /** Relations by owner id; duplicates are asked once. Cost: one Redis round trip, and one source call for what is not fresh. */
  async of(viewerId: string | null, ownerIds: readonly string[]): Promise<ReadonlyMap<string, RelationFacts>> {
    const owners = [...new Set(ownerIds)];
    const result = new Map<string, RelationFacts>();
    if (owners.length === 0) return result;
    const cached = await this.#read(viewerId, owners);
    const missing = owners.filter((id) => !cached.facts.has(id));
    for (const [id, facts] of cached.facts) result.set(id, this.#atNow(facts));
    for (let start = 0; start < missing.length; start += 500) {
      const asked = missing.slice(start, start + 500);
      const answers = await this.#source(viewerId, asked);
      for (const [index, id] of asked.entries()) {
        const facts = answers[index];
        if (facts !== undefined) result.set(id, this.#atNow(facts));
      }
      // Not waited for: what this connection reads next comes after it.
      void this.#write(viewerId, asked, answers, cached.versions);
    }
    return result;
  }

  /** A user's edges or settings changed: everything cached about them is void from the next read on. */
  async invalidate(...userIds: readonly string[]): Promise<void> {
    await Promise.all(userIds.map((id) => this.#redis.set(this.#versionKey(id), newId(), 'EX', VERSION_TTL_SEC)));
  }

  /**
   * Another value whenever the user's edges or settings have changed: what was derived from them can be kept beside it. Null when Redis
   * cannot say.
   */
  async version(userId: string): Promise<string | null> {
    try {
      return (await this.#versionsOf([userId])).get(userId) ?? null;
    } catch {
      return null;
    }
  }

  async #read(viewerId: string | null, owners: readonly string[]) {
    const facts = new Map<string, RelationFacts>();
    try {
      const users = viewerId === null ? owners : [...new Set([viewerId, ...owners])];
      const [versions, entries] = await Promise.all([
        this.#versionsOf(users),
        this.#redis.mget(owners.map((id) => this.#entryKey(viewerId, id))),
      ]);
      for (const [index, id] of owners.entries()) {
        const entry = parseEntry(entries[index]);
        if (
          entry === null ||
          entry.owner !== versions.get(id) ||
          entry.viewer !== (viewerId === null ? '' : versions.get(viewerId))
        )
          continue;
        facts.set(id, entry.facts);
      }
      return { versions, facts };
    } catch {
      // Redis is a cache here: without it the source answers everything.
      return { versions: new Map<string, string>(), facts: new Map<string, RelationFacts>() };
    }
  }

  /** Versions of these users; who has none gets one, all in one more round trip. */
  async #versionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#redis.mget(ids.map((id) => this.#versionKey(id)));
    const versions = new Map(ids.flatMap((id, index) => (found[index] ? [[id, found[index]]] : [])));
    const without = ids.filter((id) => !versions.has(id));
    if (without.length === 0) return versions;
    // Another reader or a change may be quicker: what stands then is the version.
    const begun = without.map((id) => this.#redis.set(this.#versionKey(id), newId(), 'EX', VERSION_TTL_SEC, 'NX'));
    const [kept] = await Promise.all([this.#redis.mget(without.map((id) => this.#versionKey(id))), ...begun]);
    for (const [index, id] of without.entries()) {
      const version = kept[index];
      if (version) versions.set(id, version);
    }
    return versions;
  }

  async #write(
    viewerId: string | null,
    asked: readonly string[],
    answers: readonly RelationFacts[],
    versions: ReadonlyMap<string, string>,
  ): Promise<void> {
    const viewer = viewerId === null ? '' : versions.get(viewerId);
    if (viewer === undefined) return;
    try {
      const pipeline = this.#redis.pipeline();
      for (const [index, id] of asked.entries()) {
        const facts = answers[index];
        const owner = versions.get(id);
        if (facts === undefined || owner === undefined) continue;
        pipeline.set(this.#entryKey(viewerId, id), JSON.stringify({ viewer, owner, facts }), 'EX', ENTRY_TTL_SEC);
      }
      await pipeline.exec();
    } catch {
      // Not cached this time.
    }
  }

  // A mute ends by the clock, without an event.
  #atNow(facts: RelationFacts): RelationFacts {
    if (!facts.isMuted || facts.mutedUntilMs === null || facts.mutedUntilMs > this.#clock.now().getTime()) return facts;
    return { ...facts, isMuted: false, mutedUntilMs: null };
  }

  #versionKey(id: string): string {
    return `${this.#prefix}relations:version:${id}`;
  }

  #entryKey(viewerId: string | null, ownerId: string): string {
    return `${this.#prefix}relations:${viewerId ?? '-'}:${ownerId}`;
  }
}

function parseEntry(json: string | null | undefined): z.output<typeof entrySchema> | null {
  if (json === null || json === undefined) return null;
  const parsed = entrySchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
