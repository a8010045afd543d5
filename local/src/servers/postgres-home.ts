import { createHash } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PostgresHome } from '../binaries/postgres.ts';
import { StackUnavailableError } from '../missing.ts';
import { runCommand } from '../run-command.ts';

/** The user as whom PostgreSQL runs; null means as ourselves. */
export type RunAs = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root. As root it runs as the owner of its existing data, else as `nobody`;
 * as an ordinary user it runs as that user. Throws `StackUnavailableError` when root has no `nobody`.
 */
export async function postgresUser(dataDir: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null;
  const existing = await stat(join(dataDir, 'postgres', 'data')).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const [uid, gid] = await Promise.all([numberFrom('id', ['-u', 'nobody']), numberFrom('id', ['-g', 'nobody'])]);
  if (uid !== null && gid !== null) return { uid, gid };
  throw new StackUnavailableError(
    'PostgreSQL refuses to run as root and there is no user `nobody`.',
    'Start as an ordinary user, or set POSTGRES_URL.',
  );
}

async function numberFrom(command: string, args: string[]): Promise<number | null> {
  const { code, stdout } = await runCommand(command, args);
  return code === 0 && /^\d+$/.test(stdout.trim()) ? Number(stdout) : null;
}

/** Whether a user other than root may enter every folder down to `path` (which may be a folder or a file), and read it. */
export async function isReachable(path: string, { uid, gid }: { uid: number; gid: number }): Promise<boolean> {
  const allows = async (at: string, wanted: number): Promise<boolean> => {
    const found = await stat(at).catch(() => null);
    if (!found) return false;
    const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
    return ((found.mode >> shift) & wanted) === wanted;
  };
  if (!(await allows(path, 0o5))) return false;
  for (let at = dirname(path); ; at = dirname(at)) {
    if (!(await allows(at, 0o1))) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * A folder for PostgreSQL's data that `runAs` owns: inside the data folder where that user can reach it, else
 * (a project below a closed home folder) one outside, named after the data folder. Answers its path.
 */
export async function placeForData(dataDir: string, runAs: RunAs): Promise<string> {
  const inside = join(dataDir, 'postgres');
  if (!runAs) {
    await mkdir(inside, { recursive: true });
    return inside;
  }
  // The data folder is ours: let others pass through it, though not look into it.
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  const folder = (await canPass(dataDir, runAs)) ? inside : await folderOutside('data', dataDir);
  await mkdir(folder, { recursive: true });
  await chown(folder, runAs.uid, runAs.gid);
  return folder;
}

/** The PostgreSQL programs where `runAs` can run them: where they are, else a copy outside of a closed home folder. */
export async function placeForPrograms(home: PostgresHome, runAs: RunAs): Promise<string> {
  if (!runAs) return home.folder;
  const [programs, library] = [join(home.folder, 'bin', 'postgres'), join(home.folder, 'lib')];
  if ((await isReachable(programs, runAs)) && (await isReachable(library, runAs))) return home.folder;
  if (!home.portable) {
    throw new StackUnavailableError(
      `User ${runAs.uid} may not run ${programs}.`,
      'Make it readable for everyone, or take it off PATH.',
    );
  }
  const outside = join(await folderOutside('programs', home.folder), 'native');
  if (!(await stat(outside).catch(() => null))) {
    const part = `${outside}.part-${process.pid}`;
    await cp(home.folder, part, { recursive: true, verbatimSymlinks: true });
    await openForAll(part);
    await rename(part, outside).catch(() => rm(part, { recursive: true, force: true }));
  }
  return outside;
}

async function canPass(folder: string, runAs: { uid: number; gid: number }): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const shift = uid === runAs.uid ? 6 : gid === runAs.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A folder of root's own in the system's place for files that outlive a restart of the machine. */
async function folderOutside(purpose: string, key: string): Promise<string> {
  const base = (await stat('/var/tmp').catch(() => null))?.isDirectory() ? '/var/tmp' : tmpdir();
  const folder = join(base, `wechat-api-postgres-${purpose}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`);
  await mkdir(folder, { mode: 0o755 }).catch(() => undefined);
  // Anyone can make folders there: take none that another user has prepared for us.
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== 0) {
    throw new StackUnavailableError(`${folder} belongs to another user.`, 'Remove it, or choose another data folder.');
  }
  await chmod(folder, 0o755);
  return folder;
}

async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
