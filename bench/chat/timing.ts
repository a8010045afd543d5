import { setTimeout as delay } from 'node:timers/promises';

/** Middle and tail of some times in milliseconds, and how many a second. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

export function timingOf(times: readonly number[], elapsedMs: number): Timing {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), perSecond: (times.length / elapsedMs) * 1000 };
}

/** Runs work so many times, `width` at once; a tenth more runs before, unmeasured. */
export async function measure(times: number, width: number, work: (index: number) => Promise<unknown>): Promise<Timing> {
  for (let index = 0; index < times / 10; index++) await work(index);
  const took: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let index = next++; index < times; index = next++) {
        const begin = performance.now();
        await work(index);
        took.push(performance.now() - begin);
      }
    }),
  );
  return timingOf(took, performance.now() - startedAt);
}

/** Starts work at a fixed rate, whatever becomes of what was started before. */
export async function pace(seconds: number, perSecond: number, work: (index: number) => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const running: Promise<unknown>[] = [];
  for (let index = 0; index < seconds * perSecond; index++) {
    const waitMs = startedAt + (index * 1000) / perSecond - performance.now();
    if (waitMs > 0) await delay(waitMs);
    running.push(work(index));
  }
  await Promise.all(running);
}

/** One line of the table: ours, and the floor where the store sets one. */
export function tell(name: string, ours: Timing, floor: Timing | null = null): void {
  const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0)).padStart(7);
  const own = `p50 ${ms(ours.p50)} ms  p99 ${ms(ours.p99)} ms  ${ours.perSecond.toFixed(0).padStart(6)}/s`;
  const below =
    floor === null
      ? ''
      : `   floor p50 ${ms(floor.p50)} ms  p99 ${ms(floor.p99)} ms  ${floor.perSecond.toFixed(0).padStart(6)}/s`;
  console.log(`${name.padEnd(58)} ${own}${below}`);
}
