import { promisify } from 'node:util';
import { type AsyncZippable, zip } from 'fflate';
import { z } from 'zod';

const partSchema = z.object({ files: z.array(z.object({ name: z.string(), json: z.string() })) });
/** What no name in the archive contains: no path leads out of it. */
const UNSAFE = /[^A-Za-z0-9._-]/g;

/** A ZIP archive with one folder a domain. Compresses off the event loop. */
export async function archiveOf(parts: readonly { readonly domain: string; readonly data: unknown }[]): Promise<Buffer> {
  const tree: AsyncZippable = {};
  for (const { domain, data } of parts) {
    for (const [index, { name, json }] of partSchema.parse(data).files.entries()) {
      const safe =
        name
          .replace(UNSAFE, '_')
          .replace(/\.{2,}/g, '.')
          .replace(/^\./, '') || `file-${index}.json`;
      tree[`${domain}/${safe}`] = new TextEncoder().encode(json);
    }
  }
  return Buffer.from(await promisify<AsyncZippable, Uint8Array>(zip)(tree));
}
