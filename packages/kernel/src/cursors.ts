import { createHmac, timingSafeEqual } from 'node:crypto';
import { BadUserInputError } from './faults.ts';

const MAC_BYTES = 12;

/** Keyset positions: what the sort keys of a row are. JSON values only. */
export type CursorPosition = readonly (string | number | boolean | null)[] | Readonly<Record<string, unknown>>;

/**
 * Opaque, signed cursors. A cursor belongs to one list and one viewer: used anywhere else, or changed, it is refused
 * with BAD_USER_INPUT, so no position of a stranger's list can be probed with it.
 */
export class CursorCodec {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** `list` names the list with its fixed arguments, e.g. `followers:ID`; `viewerId` is null for anonymous callers. */
  encode(list: string, viewerId: string | null, position: CursorPosition): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.#mac(list, viewerId, body), body]).toString('base64url');
  }

  /** Throws `BadUserInputError` for a malformed or foreign cursor. `argument` names the argument in the error. */
  decode(list: string, viewerId: string | null, cursor: string, argument = 'after'): unknown {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    if (bytes.length <= MAC_BYTES || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(list, viewerId, body))) {
      throw new BadUserInputError(`The cursor in \`${argument}\` does not belong to this list.`, [argument]);
    }
    return JSON.parse(body.toString('utf8'));
  }

  #mac(list: string, viewerId: string | null, body: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(`${list}\n${viewerId ?? ''}\n`)
      .update(body)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
