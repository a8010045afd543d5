import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const FILE_NAME = /^(index\.html|assets\/[\w-][\w.-]*)$/;
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/graphiql/', import.meta.url));

/** One file of the page. */
export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

/** The GraphiQL page, built from the installed packages at its first use (a few seconds) and kept; needs no network. */
export class GraphiqlPage {
  #built: Promise<string> | null = null;

  /** A file by its path below `/graphiql/`; null when there is none. */
  async file(path: string): Promise<PageFile | null> {
    const name = path === '' ? 'index.html' : path;
    const type = TYPES[extname(name)];
    if (!FILE_NAME.test(name) || type === undefined) return null;
    const folder = await this.#folder();
    try {
      return { type, content: await readFile(join(folder, name)) };
    } catch {
      return null;
    }
  }

  #folder(): Promise<string> {
    this.#built ??= buildOnce().catch((error: unknown) => {
      this.#built = null;
      throw error;
    });
    return this.#built;
  }
}

async function buildOnce(): Promise<string> {
  const { version } = createRequire(import.meta.url)('graphiql/package.json') as { version: string };
  const folder = join(CACHE, version);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./build-main.ts', import.meta.url)), folder]);
  return folder;
}
