import { createHash } from 'node:crypto';

/** The id of the one direct conversation of a pair: a hash of the sorted pair, in the form of an id (UUIDv8, RFC 9562). */
export function directConversationId(oneId: string, otherId: string): string {
  const digest = createHash('sha256').update(sortedPair(oneId, otherId).join('\n')).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** A pair in the order that makes it one, whoever asks. */
export function sortedPair(oneId: string, otherId: string): [string, string] {
  return oneId < otherId ? [oneId, otherId] : [otherId, oneId];
}
