import { join, resolve } from 'node:path';

/** Absolute path of the project's root folder. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** Where a stack keeps its data when nobody says otherwise: git-ignored, inside the project. */
export const defaultDataDir = join(projectRoot, '.data');

/**
 * Where downloaded server binaries are kept. One folder for all data folders of the project, so that a second
 * stack downloads nothing. `STACK_CACHE_DIR` moves it. @defaultValue `.data/bin` of the project
 */
export function binaryCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return env.STACK_CACHE_DIR ? resolve(env.STACK_CACHE_DIR) : join(projectRoot, '.data', 'bin');
}
