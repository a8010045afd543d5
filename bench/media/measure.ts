import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every Linux platform. */
const TICKS_A_SEC = 100;

/** CPU seconds of a process and of its children that have ended. */
export function cpuSecOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SEC;
}

/** What some work took: by the clock, and of the CPU in `pid` and its children. */
export interface Cost {
  readonly wallSec: number;
  readonly cpuSec: number;
}

/** Measures work that is done by a process (@defaultValue this one) and its children. */
export async function costOf(work: () => Promise<unknown>, pid: number = process.pid): Promise<Cost> {
  const [startedAt, cpuBefore] = [performance.now(), cpuSecOf(pid)];
  await work();
  return { wallSec: (performance.now() - startedAt) / 1000, cpuSec: cpuSecOf(pid) - cpuBefore };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line of figures. */
export function say(name: string, figures: Readonly<Record<string, string>>): void {
  const told = Object.entries(figures).map(([what, value]) => `${what} ${value}`);
  console.log(`${name.padEnd(28)} ${told.join(' · ')}`);
}
