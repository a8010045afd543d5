import { uuidv7 } from 'uuidv7';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new opaque, time-sortable id: UUIDv7 (RFC 9562) in lower case. */
export function newId(): string {
  return uuidv7();
}

/** Whether a client-sent string can be an id of ours. Anything else is unknown without asking a store. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
