import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Logger } from '@app/kernel';
import type { Gateway } from './gateway.ts';

const SETTLE_MS = 100;

/**
 * Loads a supergraph file into a running gateway whenever it changes; a file that is no supergraph is told in the log, and the last good
 * one stays. Returns how to stop.
 */
export function followSupergraphFile(file: string, gateway: Pick<Gateway, 'reload'>, logger: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  const load = async () => {
    try {
      gateway.reload(await readFile(file, 'utf8'));
      logger.info({ file }, 'supergraph loaded');
    } catch (error) {
      logger.error({ err: error, file }, 'this supergraph cannot be used; the last good one stays');
    }
  };
  // Editors replace files: the folder is watched, not the file that may be gone.
  const watcher = watch(dirname(file), (_event, name) => {
    if (name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void load(), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
