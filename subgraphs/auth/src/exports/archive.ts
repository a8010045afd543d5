import { promisify } from 'node:util';
import { type AsyncZippable, zip } from 'fflate';
import { z } from 'zod';

const partSchema = z.object({ files: z.array(z.object({ name: z.string(), json: z.string() })) });
/** Only such names come into the archive as they are: no path leads out of it. */
const SAFE_NAME = /[^A-Za-z0-9._-]/g;

/** A ZIP archive with one folder a domain. Compresses off the event loop. */
export async function archiveOf(parts: readonly { readonly domain: string; readonly data: unknown }[]): Promise<Buffer> {
  const tree: AsyncZippable = {};
  for (const { domain, data } of parts) {
    for (const [index, { name, json }] of partSchema.parse(data).files.entries()) {
      const safe = name.replace(SAFE_NAME, '_').replace(/^\.+/, '') || `file-${index}.json`;
      tree[`${domain}/${safe}`] = new TextEncoder().encode(json);
    }
  }
  return Buffer.from(await promisify<AsyncZippable, Uint8Array>(zip)(tree));
}
