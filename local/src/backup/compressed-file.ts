import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Every BSON document begins with its length, a little-endian int32 that counts itself; the least one has no fields. */
const LENGTH_BYTES = 4;
const LEAST_BSON_BYTES = 5;
const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);

/** Writes pieces one after the other, compressed; answers how many. Holds no more than a few of them in memory. */
export async function writeCompressed(file: string, pieces: AsyncIterable<Uint8Array | string>): Promise<number> {
  let count = 0;
  async function* counted() {
    for await (const piece of pieces) {
      count += 1;
      yield piece;
    }
  }
  await pipeline(Readable.from(counted(), { objectMode: true }), createGzip({ level: 3 }), createWriteStream(file));
  return count;
}

/** The raw documents of a file, in their order. Throws when the file is damaged or ends inside one. */
export function readBson(file: string): AsyncGenerator<Buffer> {
  return readPieces(file, (bytes) => {
    if (bytes.length < LENGTH_BYTES) return null;
    const length = bytes.readInt32LE(0);
    if (length < LEAST_BSON_BYTES) throw new Error(`${file} is damaged.`);
    return { length, rest: length };
  });
}

/** The lines of a file, without their ends. Throws when the file is damaged or ends inside one. */
export function readLines(file: string): AsyncGenerator<Buffer> {
  return readPieces(file, (bytes) => {
    const length = bytes.indexOf(NEWLINE);
    return length === -1 ? null : { length, rest: length + 1 };
  });
}

type NextPiece = (bytes: Buffer) => { readonly length: number; readonly rest: number } | null;

async function* readPieces(file: string, next: NextPiece): AsyncGenerator<Buffer> {
  let rest: Buffer = EMPTY;
  const plain = createGunzip();
  const reading = pipeline(createReadStream(file), plain);
  // A broken file is told by the loop below; this one must not go unheard.
  reading.catch(() => undefined);
  for await (const chunk of plain) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let piece = next(rest); piece !== null && piece.rest <= rest.length; piece = next(rest)) {
      yield rest.subarray(0, piece.length);
      rest = rest.subarray(piece.rest);
    }
  }
  await reading;
  if (rest.length > 0) throw new Error(`${file} ends inside a piece.`);
}
