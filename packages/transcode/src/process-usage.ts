import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The kernel counts CPU time for user space in hundredths of a second on every Linux platform. */
const CLOCK_TICKS_PER_SEC = 100;

/** CPU time and resident memory of a live process; null where there is no `/proc`, or when it has ended. Read synchronously: it costs microseconds and is in memory. */
export function processUsage(pid: number): { cpuSec: number; memoryBytes: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the command in brackets and may contain anything; count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const rssKib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '0';
    return { cpuSec: (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SEC, memoryBytes: Number(rssKib) * 1024 };
  } catch {
    return null;
  }
}

/** Bytes of all files below a folder; 0 when it does not exist. Files that vanish meanwhile are not counted. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          (file) => file.size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
