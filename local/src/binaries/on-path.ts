import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command.ts';

/** The first executable file of this name on PATH, with links resolved; null when there is none. */
export function findOnPath(name: string, path: string): string | null {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return realpathSync(candidate);
    } catch {
      // not here
    }
  }
  return null;
}

/**
 * The version in a program's answer to `--version`, as numbers: `[major, minor]`; null when it cannot be run.
 * The first number with a dot counts: `db version v6.0.5`, `postgres (PostgreSQL) 18.4`, `Redis server v=7.0.15`.
 */
export async function versionOf(binary: string, flag = '--version'): Promise<readonly [number, number] | null> {
  const { code, stdout } = await runCommand(binary, [flag]);
  return code === 0 ? parseVersion(stdout) : null;
}

/** The first `major.minor` in a text; null when there is none. */
export function parseVersion(text: string): readonly [number, number] | null {
  const match = /(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

/** Whether `version` is at least `major.minor`. */
export function atLeast(version: readonly [number, number] | null, major: number, minor: number): boolean {
  return version !== null && (version[0] > major || (version[0] === major && version[1] >= minor));
}
