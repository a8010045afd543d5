import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PostgresHome } from '../binaries/postgres.ts';
import { StackUnavailableError } from '../missing.ts';
import { runCommand } from '../run-command.ts';

interface User {
  uid: number;
  gid: number;
}

/** The user as whom PostgreSQL runs; null means as ourselves. */
export type RunAs = User | null;

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

/**
 * A folder for PostgreSQL's data that `runAs` owns: `postgres` in the data folder. Where that user cannot get there
 * (a project below a closed home folder) it is a link to a folder outside. Answers the path without the link.
 */
export async function placeForData(dataDir: string, runAs: RunAs): Promise<string> {
  const inside = join(dataDir, 'postgres');
  if (!runAs) {
    await mkdir(inside, { recursive: true });
    return inside;
  }
  const linked = await linkTarget(inside);
  if (linked) return linked;
  // The data folder is ours: let others pass through it, though not look into it.
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  if (!(await canPass(dataDir, runAs))) {
    if (await lstat(inside).catch(() => null)) {
      throw new StackUnavailableError(
        `PostgreSQL's data are in ${inside}, where user ${runAs.uid} cannot get any more.`,
        'Let others pass the folders above it (chmod o+x), or choose another data folder.',
      );
    }
    const outside = await mkdtemp(join(await outsideBase(), 'wechat-api-postgres-'));
    await chown(outside, runAs.uid, runAs.gid);
    await symlink(outside, inside);
    return outside;
  }
  await mkdir(inside, { recursive: true });
  await chown(inside, runAs.uid, runAs.gid);
  return inside;
}

/** The PostgreSQL programs where `runAs` can run them: where they are, else a copy outside of a closed home folder. */
export async function placeForPrograms({ folder, packageVersion }: PostgresHome, runAs: RunAs): Promise<string> {
  if (!runAs) return folder;
  const [program, library] = [join(folder, 'bin', 'postgres'), join(folder, 'lib')];
  if ((await isReachable(program, runAs)) && (await isReachable(library, runAs))) return folder;
  if (packageVersion === null) {
    throw new StackUnavailableError(
      `User ${runAs.uid} may not run ${program}.`,
      'Make it readable for everyone, or take it off PATH.',
    );
  }
  const copy = join(await outsideBase(), `wechat-api-postgresql-${packageVersion}`);
  await copyForAll(folder, copy);
  return copy;
}

/** Copies a folder once, readable for everyone. Takes no copy that another user may have prepared under that name. */
async function copyForAll(folder: string, copy: string): Promise<void> {
  const existing = await lstat(copy).catch(() => null);
  if (existing && (!existing.isDirectory() || existing.uid !== 0)) {
    throw new StackUnavailableError(`${copy} belongs to another user.`, 'Remove it and start again.');
  }
  if (existing) return;
  const part = await mkdtemp(`${copy}.part-`);
  try {
    await cp(folder, part, { recursive: true, verbatimSymlinks: true });
    await openForAll(part);
    // Another start may have been faster: then its copy is as good.
    await rename(part, copy).catch(() => undefined);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Where a link leads; null when there is no link. One that leads nowhere any more is removed. */
async function linkTarget(path: string): Promise<string | null> {
  if (!(await lstat(path).catch(() => null))?.isSymbolicLink()) return null;
  const target = await realpath(path).catch(() => null);
  if (!target) await rm(path);
  return target;
}

/** Whether a user may enter every folder down to this one. */
async function canPass(folder: string, user: User): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (!(await allows(at, user, 0o1))) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether a user may read a file or folder and enter every folder above it. */
async function isReachable(path: string, user: User): Promise<boolean> {
  return (await allows(path, user, 0o5)) && canPass(dirname(path), user);
}

async function allows(path: string, user: User, wanted: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) return false;
  const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
  return ((found.mode >> shift) & wanted) === wanted;
}

/** The system's folder for files that outlive a restart of the machine. */
async function outsideBase(): Promise<string> {
  return (await stat('/var/tmp').catch(() => null))?.isDirectory() ? '/var/tmp' : tmpdir();
}

async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
