import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { MediaFailureReason } from './errors.ts';
import type { MediaType } from './media-types.ts';
import { isPlainText, refuseText } from './sniff-text.ts';

/** What `sniff` found: a type that is accepted somewhere, or a refusal with its stable reason. */
export type Sniffed = { kind: 'recognised'; type: MediaType } | { kind: 'refused'; reason: MediaFailureReason };

/** Enough for every signature, markup prologue and zip comment (65,535 bytes and its header). */
const WINDOW_BYTES = 66_000;

const TYPE_BY_MIME: Readonly<Record<string, MediaType>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/quicktime': 'mov',
  'video/vnd.avi': 'avi',
  'video/x-msvideo': 'avi',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-m4a': 'm4a',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/zip': 'zip',
};

const EXECUTABLE_MIMES = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/wasm',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/vnd.android.dex',
  'application/x-ms-shortcut',
]);

/** Signatures that a type library may miss when the rest of the file is damaged. */
const EXECUTABLE_MAGIC = ['4d5a', '7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '0061736d', '6465780a'];

/**
 * Tells the real type of a file by its bytes alone; name and declared type play no part. The format that comes first decides:
 * what follows an image is dropped by re-encoding, while documents, which are served as they are, must not be a second format.
 * Cost: reads the two ends of the file (a legacy Office file is searched once as a whole). Throws only when it cannot be read.
 */
export async function sniff(path: string): Promise<Sniffed> {
  const { head, tail } = await readEnds(path);
  if (head.length === 0) return refused('EMPTY');
  const magic = head.subarray(0, 4).toString('hex');
  if (EXECUTABLE_MAGIC.some((signature) => magic.startsWith(signature))) return refused('EXECUTABLE');
  const refusedText = refuseText(head);
  if (refusedText) return refused(refusedText);

  const detected = await fileTypeFromFile(path).catch(() => undefined);
  if (detected === undefined) return isPlainText(head, tail) ? recognised('txt') : refused('UNSUPPORTED_TYPE');
  if (EXECUTABLE_MIMES.has(detected.mime)) return refused('EXECUTABLE');
  if (detected.mime === 'image/svg+xml') return refused('SVG');
  if (detected.mime === 'application/x-cfb')
    return (await isWordDocument(path)) ? recognised('doc') : refused('UNSUPPORTED_TYPE');
  const type = TYPE_BY_MIME[detected.mime];
  return type === undefined ? refused('UNSUPPORTED_TYPE') : secondLook(type, head, tail);
}

/** Checks that need more than a signature: where the bytes are served as they are, a second format must not hide in them. */
function secondLook(type: MediaType, head: Buffer, tail: Buffer): Sniffed {
  const hasZipEnd = endsWithZipDirectory(tail);
  if (type === 'pdf' && hasZipEnd) return refused('POLYGLOT');
  if (type === 'zip' || type === 'docx' || type === 'xlsx' || type === 'pptx') {
    if (!hasZipEnd) return refused('CORRUPT');
    if (head.readUInt32LE(0) !== 0x04034b50 && head.readUInt32LE(0) !== 0x06054b50) return refused('POLYGLOT');
  }
  return recognised(type);
}

/** Whether the last record is a zip's end of central directory, whose comment reaches exactly to the end of the file. */
function endsWithZipDirectory(tail: Buffer): boolean {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === 0x06054b50 && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

/** A Word 97 document is a compound file with a stream of this name; Excel and Outlook files are compound files too. */
async function isWordDocument(path: string): Promise<boolean> {
  const needle = Buffer.from('WordDocument', 'utf16le');
  await using file = await open(path);
  let carried = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) {
    const window = Buffer.concat([carried, chunk]);
    if (window.includes(needle)) return true;
    carried = window.subarray(-needle.length);
  }
  return false;
}

async function readEnds(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const length = Math.min(size, WINDOW_BYTES);
  const head = await file.read(Buffer.alloc(length), 0, length, 0);
  const tail = await file.read(Buffer.alloc(length), 0, length, size - length);
  return { head: head.buffer.subarray(0, head.bytesRead), tail: tail.buffer.subarray(0, tail.bytesRead) };
}

function recognised(type: MediaType): Sniffed {
  return { kind: 'recognised', type };
}

function refused(reason: MediaFailureReason): Sniffed {
  return { kind: 'refused', reason };
}
