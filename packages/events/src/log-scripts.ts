import { defineScript } from '@app/redis';

/** What became of an append. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly entryId: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'epoch-lost' };

export const appendScript = defineScript<AppendOutcome>({
  name: 'log.append',
  lua: `--[[ Appends one event to a stream unless it is there already, and wakes consumers.
     KEYS[1] stream   KEYS[2] seen marker of the event   KEYS[3] epoch
     ARGV[1] epoch the writer believes in   ARGV[2] life of the marker (s)   ARGV[3] approximate maximum length   ARGV[4..] fields
     Output: entry id | 0 duplicate | -1 epoch lost ]]
if redis.call('GET', KEYS[3]) ~= ARGV[1] then return -1 end
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', unpack(ARGV, 4))
redis.call('SET', KEYS[2], id, 'NX', 'EX', ARGV[2])
redis.call('PUBLISH', KEYS[1], id)
return id`,
  parse(raw) {
    if (typeof raw === 'string') return { kind: 'appended', entryId: raw };
    return raw === 0 ? { kind: 'duplicate' } : { kind: 'epoch-lost' };
  },
});

/** A stream's current epoch, and whether events of earlier epochs have all been published again. */
export interface OpenedStream {
  readonly stream: string;
  readonly epoch: string;
  readonly isReplayed: boolean;
}

export const openScript = defineScript<Omit<OpenedStream, 'stream'>>({
  name: 'log.open',
  lua: `--[[ Makes sure that a stream has an epoch; a new one is set once and marked in the stream.
     KEYS[1] stream   KEYS[2] epoch   KEYS[3] last epoch that was replayed   ARGV[1] epoch to set if there is none   ARGV[2] mark's type
     Output: {epoch, 1 replayed | 0 not yet} ]]
local epoch = redis.call('GET', KEYS[2])
if not epoch then
  epoch = ARGV[1]
  redis.call('SET', KEYS[2], epoch)
  local id = redis.call('XADD', KEYS[1], '*', 'n', ARGV[2], 'e', epoch)
  redis.call('PUBLISH', KEYS[1], id)
end
return {epoch, redis.call('GET', KEYS[3]) == epoch and 1 or 0}`,
  parse(raw) {
    if (!Array.isArray(raw)) throw new TypeError('unexpected reply of log.open');
    return { epoch: String(raw[0]), isReplayed: raw[1] === 1 };
  },
});

/** The two ends of a stream. */
export interface StreamTip {
  /** '' when the stream has none, as after a flush. */
  readonly epoch: string;
  /** Oldest retained entry; null when empty. */
  readonly firstId: string | null;
  /** Newest entry; null when empty. */
  readonly lastId: string | null;
}

export const tipScript = defineScript<StreamTip>({
  name: 'log.tip',
  lua: `--[[ Reads the ends of a stream.   KEYS[1] stream   KEYS[2] epoch   Output: {epoch | '', first id | '', last id | ''} ]]
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
return {redis.call('GET', KEYS[2]) or '', first[1] and first[1][1] or '', last[1] and last[1][1] or ''}`,
  parse(raw) {
    if (!Array.isArray(raw)) throw new TypeError('unexpected reply of log.tip');
    return { epoch: String(raw[0]), firstId: String(raw[1]) || null, lastId: String(raw[2]) || null };
  },
});
