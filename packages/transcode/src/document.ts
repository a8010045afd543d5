import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { PermanentMediaError } from './errors.ts';
import { contentTypeOf, type MediaFile } from './media-types.ts';
import { sizeWithin } from './probe.ts';
import type { Toolbox } from './toolbox.ts';

/** What is told of a document; its bytes are served as they are. */
export interface DocumentResult {
  contentType: string;
  sizeBytes: number;
  /** Of a PDF, when it can be read cheaply; else null. */
  pageCount: number | null;
}

/** Larger PDFs are not read for their page count. */
const MAX_READ_BYTES = 32 * 1024 * 1024;
const MAX_OBJECT_STREAMS = 200;
const MAX_INFLATED_BYTES = 4 * 1024 * 1024;

/** Describes a document. Throws `PermanentMediaError` EMPTY, TOO_LARGE or UNSUPPORTED_TYPE. Cost: a PDF of up to 32 MiB is read once. */
export async function processDocument(tools: Toolbox, file: MediaFile): Promise<DocumentResult> {
  const sizeBytes = await sizeWithin(file.path, tools.limits.maxDocumentBytes);
  if (!['pdf', 'doc', 'docx', 'xlsx', 'pptx', 'txt', 'zip'].includes(file.type))
    throw new PermanentMediaError('UNSUPPORTED_TYPE', file.type);
  const isCheap = file.type === 'pdf' && sizeBytes <= MAX_READ_BYTES;
  return {
    contentType: contentTypeOf(file.type),
    sizeBytes,
    pageCount: isCheap ? await countPdfPages(await readFile(file.path)) : null,
  };
}

/**
 * Pages of a PDF: the largest `/Count` of its page tree, which is the root's. Newer files keep that tree in compressed object
 * streams; those are inflated, in bounds. Null when it is encrypted or built otherwise. Never throws.
 */
export async function countPdfPages(pdf: Buffer): Promise<number | null> {
  const text = pdf.toString('latin1');
  const plain = largestCount(text);
  if (plain !== null) return plain;
  let largest: number | null = null;
  let seen = 0;
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    if (++seen > MAX_OBJECT_STREAMS) break;
    const begin = text.indexOf('stream', match.index);
    const end = begin < 0 ? -1 : text.indexOf('endstream', begin);
    if (end < 0) break;
    const from = begin + 'stream'.length + (text[begin + 6] === '\r' ? 2 : 1);
    largest = Math.max(largest ?? 0, largestCount(await inflated(pdf.subarray(from, end))) ?? 0);
  }
  return largest === 0 ? null : largest;
}

/** `/Type /Pages` and its `/Count` stand in one dictionary, in any order; 2,000 characters hold the lists of children in between. */
function largestCount(text: string): number | null {
  let largest: number | null = null;
  for (const match of text.matchAll(/\/Type\s*\/Pages\b/g)) {
    const before = text.slice(Math.max(0, match.index - 2_000), match.index);
    const after = text.slice(match.index, match.index + 2_000);
    const own = `${before.slice(before.lastIndexOf('obj') + 1)}${after.split('endobj')[0] ?? ''}`;
    for (const count of own.matchAll(/\/Count\s+(\d{1,7})\b/g)) largest = Math.max(largest ?? 0, Number(count[1]));
  }
  return largest;
}

async function inflated(bytes: Buffer): Promise<string> {
  try {
    const out = await promisify(inflate)(bytes, { maxOutputLength: MAX_INFLATED_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
    return out.toString('latin1');
  } catch {
    return '';
  }
}
