import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { BadUserInputError } from './faults.ts';

const MAC_BYTES = 12;

/**
 * Opaque, signed cursors. A cursor belongs to one list and one viewer: used anywhere else, or changed, it is refused
 * with BAD_USER_INPUT, so no position of a stranger's list can be probed with it.
 */
export class CursorCodec {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** `list` names the list with its fixed arguments, e.g. `followers:ID`; `viewerId` is null for anonymous callers; the position is JSON. */
  encode(list: string, viewerId: string | null, position: unknown): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.#mac(list, viewerId, body), body]).toString('base64url');
  }

  /** The position in a cursor, null for none. Throws `BadUserInputError` for a malformed or foreign one; `argument` names it there. */
  decode<S extends z.ZodType>(
    list: string,
    viewerId: string | null,
    cursor: string | null | undefined,
    position: S,
    argument = 'after',
  ): z.output<S> | null {
    if (cursor === null || cursor === undefined) return null;
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    const isOurs = bytes.length > MAC_BYTES && timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(list, viewerId, body));
    const parsed = isOurs ? position.safeParse(JSON.parse(body.toString('utf8'))) : null;
    if (!parsed?.success) throw new BadUserInputError(`The cursor in \`${argument}\` does not belong to this list.`, [argument]);
    return parsed.data;
  }

  #mac(list: string, viewerId: string | null, body: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(`${list}\n${viewerId ?? ''}\n`)
      .update(body)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
