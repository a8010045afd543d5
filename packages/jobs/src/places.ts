import { anotherConnection, type Redis } from '@app/redis';

/** Where the jobs of an instance lie in Redis. */
export interface JobPlace {
  /** The server; must have no key prefix. Own connections are opened to it. */
  readonly connection: Redis;
  /** Put before every key. @defaultValue none */
  readonly prefix?: string;
}

/** BullMQ's key prefix of one job: its hash tag keeps all keys of the job in one slot, and different jobs apart. */
export function queuePrefix(place: JobPlace, job: string): string {
  return `${place.prefix ?? ''}{jobs:${job}}`;
}

/** Key that says that a job is to end; in the slot of its queue. */
export function cancelKey(place: JobPlace, job: string, jobId: string): string {
  return `${queuePrefix(place, job)}:cancel:${jobId}`;
}

/** Channel on which cancellations are announced, as `job id`. */
export function cancelChannel(place: JobPlace): string {
  return `${place.prefix ?? ''}jobs:cancel`;
}

/** Longer than BullMQ's longest blocking read (10 s, while jobs wait for their time): silence beyond it means a dead server. */
const SILENCE_MS = 15_000;

/** A connection for requests: every command has the time-out of its parent. */
export function requestConnection(place: JobPlace): Redis {
  return anotherConnection(place.connection, 'jobs:requests');
}

/**
 * A connection for workers, which BullMQ duplicates for its blocking reads: no time-outs, and what was on the wire when it broke is sent
 * again (BullMQ's scripts check the job's lock, so a repetition does no harm). A server that stays silent is reconnected.
 */
export function workerConnection(place: JobPlace): Redis {
  const connection = place.connection.duplicate({
    connectionName: 'jobs:workers',
    commandTimeout: undefined,
    enableOfflineQueue: true,
    lazyConnect: true,
    autoResendUnfulfilledCommands: true,
    maxRetriesPerRequest: null,
    socketTimeout: SILENCE_MS,
  });
  connection.on('error', () => undefined);
  return connection;
}
