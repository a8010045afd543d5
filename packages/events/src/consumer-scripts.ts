import { defineScript } from '@app/redis';
import { decodeEntry, type LogEntry } from './entry.ts';

/** All replicas read under one consumer name: a partition has one owner at a time, and the next owner finds what the last left undone. */
export const CONSUMER_NAME = 'owner';

/** An entry handed to the owner; `entry` is null when it was trimmed before it was handled. */
export interface FetchedEntry {
  readonly id: string;
  readonly entry: LogEntry | null;
}

/** What the owner of a partition got. */
export type FetchOutcome =
  | { readonly kind: 'entries'; readonly entries: readonly FetchedEntry[] }
  | { readonly kind: 'not-owner' }
  | { readonly kind: 'no-group' };

function fetchedEntry(raw: unknown): FetchedEntry {
  if (!Array.isArray(raw)) throw new TypeError('unexpected entry of consumer.fetch');
  const id = String(raw[0]);
  return { id, entry: decodeEntry(id, Array.isArray(raw[1]) ? raw[1].map(String) : null) };
}

export const fetchScript = defineScript<FetchOutcome>({
  name: 'consumer.fetch',
  lua: `--[[ Reads the next entries of a group, for the owner of the partition only, who stays it by that; also when its key had vanished.
     KEYS[1] stream   KEYS[2] owner key
     ARGV[1] token   ARGV[2] lease (ms)   ARGV[3] group   ARGV[4] consumer   ARGV[5] count   ARGV[6] '>' new ones | id: undone ones after it
     Output: {entries} | 0 somebody else owns it | -1 there is no such group ]]
local owner = redis.call('GET', KEYS[2])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
local read = redis.pcall('XREADGROUP', 'GROUP', ARGV[3], ARGV[4], 'COUNT', ARGV[5], 'STREAMS', KEYS[1], ARGV[6])
if type(read) == 'table' and read.err then
  if string.find(read.err, 'NOGROUP', 1, true) then return -1 end
  return redis.error_reply(read.err)
end
if not read or not read[1] then return {} end
return read[1][2]`,
  parse(raw) {
    if (raw === 0) return { kind: 'not-owner' };
    if (raw === -1) return { kind: 'no-group' };
    if (!Array.isArray(raw)) throw new TypeError('unexpected reply of consumer.fetch');
    return { kind: 'entries', entries: raw.map(fetchedEntry) };
  },
});

export const ownScript = defineScript<boolean>({
  name: 'consumer.own',
  lua: `--[[ Becomes or stays the owner of a partition.   KEYS[1] owner key   ARGV[1] token   ARGV[2] lease (ms)   Output: 1 owner | 0 not ]]
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`,
  parse: (raw) => raw === 1,
});

export const disownScript = defineScript<boolean>({
  name: 'consumer.disown',
  lua: `--[[ Gives a partition up.   KEYS[1] owner key   ARGV[1] token   Output: 1 given up | 0 was not ours ]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`,
  parse: (raw) => raw === 1,
});

export const heartbeatScript = defineScript<number>({
  name: 'consumer.heartbeat',
  lua: `--[[ Reports a living replica of a group, forgets the dead, counts the living; by the server's clock.
     KEYS[1] members (sorted set, scored by last report in ms)   ARGV[1] replica   ARGV[2] life without report (ms) | 0 leaves
     Output: living replicas ]]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
if ARGV[2] == '0' then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2] * 10)
end
return redis.call('ZCARD', KEYS[1])`,
  parse: Number,
});

/** How far a group is in one stream. */
export interface GroupProgress {
  /** Newest entry of the stream; '' when empty. */
  readonly lastId: string;
  /** Last entry that was handed out; '' when there is no such group. */
  readonly deliveredId: string;
  readonly pending: number;
}

export const progressScript = defineScript<GroupProgress>({
  name: 'consumer.progress',
  lua: `--[[ Reads how far a group is.   KEYS[1] stream   ARGV[1] group   Output: {last id | '', delivered id | '', pending} ]]
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local lastId = last[1] and last[1][1] or ''
if redis.call('EXISTS', KEYS[1]) == 0 then return {'', '', 0} end
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local facts = {}
  for at = 1, #group, 2 do facts[group[at]] = group[at + 1] end
  if facts['name'] == ARGV[1] then return {lastId, facts['last-delivered-id'], facts['pending']} end
end
return {lastId, '', 0}`,
  parse(raw) {
    if (!Array.isArray(raw)) throw new TypeError('unexpected reply of consumer.progress');
    return { lastId: String(raw[0]), deliveredId: String(raw[1]), pending: Number(raw[2]) };
  },
});
