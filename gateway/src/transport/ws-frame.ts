const TEXT_FRAME = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** Makes the frames of one subscription: a final, unmasked text frame (RFC 6455, section 5.2) with a `next` message of graphql-transport-ws. */
export function nextFrames(id: string): (payload: Buffer) => Buffer {
  const before = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  return (payload) => {
    const length = before.length + payload.length + 1;
    const header = length < LENGTH_16 ? 2 : length < 0x10000 ? 4 : 10;
    const frame = Buffer.allocUnsafe(header + length);
    frame[0] = TEXT_FRAME;
    if (header === 2) frame[1] = length;
    else if (header === 4) {
      frame[1] = LENGTH_16;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = LENGTH_64;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    before.copy(frame, header);
    payload.copy(frame, header + before.length);
    frame[header + length - 1] = 0x7d; // }
    return frame;
  };
}
