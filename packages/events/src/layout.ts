/** Where the log of each domain lies in Redis; must be equal in all processes. */
export interface LogLayout {
  /** Put before every key. @defaultValue none */
  readonly prefix?: string;
  /** Streams a domain; more of them let more replicas share its consumption. Changing it needs an empty log. @defaultValue 2 */
  readonly partitions?: number;
}

const DEFAULT_PARTITIONS = 2;

/** All streams of a domain, in order of their partitions. */
export function streamsOf(layout: LogLayout, domain: string): readonly string[] {
  return Array.from(
    { length: layout.partitions ?? DEFAULT_PARTITIONS },
    (_, partition) => `${layout.prefix ?? ''}{log:${domain}:${partition}}`,
  );
}

/** The stream that holds every event of an ordering key: FNV-1a of the key, modulo the partitions. */
export function streamFor(layout: LogLayout, domain: string, key: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  const partition = (hash >>> 0) % (layout.partitions ?? DEFAULT_PARTITIONS);
  return `${layout.prefix ?? ''}{log:${domain}:${partition}}`;
}

/** Key of a stream's current epoch; in the stream's slot. */
export function epochKey(stream: string): string {
  return `${stream}:epoch`;
}

/** Key of the last epoch whose replay is complete; in the stream's slot. */
export function replayedKey(stream: string): string {
  return `${stream}:replayed`;
}

/** Key that remembers for a while that an event is in the stream; in the stream's slot. */
export function seenKey(stream: string, eventId: string): string {
  return `${stream}:seen:${eventId}`;
}

/** Key of the lease by which one replica of a group owns a stream; in the stream's slot. */
export function ownerKey(stream: string, group: string): string {
  return `${stream}:owner:${group}`;
}

/** Key of the living replicas of a consumer group. */
export function membersKey(layout: LogLayout, group: string): string {
  return `${layout.prefix ?? ''}{log:members:${group}}`;
}

/** The stream of a group's dead letters. */
export function deadLetterStream(layout: LogLayout, group: string): string {
  return `${layout.prefix ?? ''}{log:dead:${group}}`;
}
