import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { redisOrDown } from './down.ts';
import { assertSameSlot } from './hash-tag.ts';

/** What a script may be given; numbers are sent as decimal text. */
export type ScriptArgument = string | number | Buffer;

/** A Lua script and how its reply is read. */
export interface ScriptSpec<Reply> {
  /** Shown in errors. */
  readonly name: string;
  /** The source; begins with a comment that names KEYS, ARGV and output. */
  readonly lua: string;
  /** Turns the raw reply into the typed one; throws when it has an unknown shape. */
  readonly parse: (raw: unknown) => Reply;
}

/** A script ready to run on any connection. */
export interface RedisScript<Reply> {
  readonly name: string;
  /**
   * Runs it atomically, by digest, sending the source only when the server does not know it. All keys must share one hash tag (`TypeError`
   * otherwise). Rejects with `RedisDownError` when Redis is away.
   */
  run(redis: Redis, keys: readonly string[], args: readonly ScriptArgument[]): Promise<Reply>;
  /** Makes the server know the source, so that runs sent without waiting for each other cannot overtake one another. */
  load(redis: Redis): Promise<void>;
}

/** Declares a Lua script once; see `ScriptSpec`. */
export function defineScript<Reply>(spec: ScriptSpec<Reply>): RedisScript<Reply> {
  const digest = createHash('sha1').update(spec.lua).digest('hex');
  async function evaluate(redis: Redis, keys: readonly string[], args: readonly ScriptArgument[]): Promise<unknown> {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return await redis.eval(spec.lua, keys.length, ...keys, ...args);
    }
  }
  return {
    name: spec.name,
    async run(redis, keys, args) {
      assertSameSlot(keys);
      return spec.parse(await redisOrDown(evaluate(redis, keys, args)));
    },
    async load(redis) {
      await redisOrDown(redis.script('LOAD', spec.lua));
    },
  };
}
