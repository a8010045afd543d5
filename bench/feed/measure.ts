import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** CPU that a process has used so far, in milliseconds; all its threads. */
export function cpuMs(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}

/** One kind of request against one server. */
export interface Target {
  readonly pid: number;
  /** Sends the `index`-th request; rejects when the answer is not what was asked for. */
  readonly send: (index: number) => Promise<unknown>;
}

/** Requests as fast as they are answered, `width` at once. */
export async function saturate(
  { pid, send }: Target,
  seconds: number,
  width: number,
): Promise<{ readonly perSecond: number; readonly cpuMsEach: number }> {
  const [startedAt, cpuBefore] = [performance.now(), cpuMs(pid)];
  let count = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() - startedAt < seconds * 1000) await send(count++);
    }),
  );
  const elapsedMs = performance.now() - startedAt;
  return { perSecond: (count / elapsedMs) * 1000, cpuMsEach: (cpuMs(pid) - cpuBefore) / count };
}

/** Requests at a fixed rate, whatever becomes of those before; times count from when a request was due, in milliseconds. */
export async function pace({ send }: Target, seconds: number, perSecond: number): Promise<Latency> {
  const startedAt = performance.now();
  const times: number[] = [];
  const running: Promise<unknown>[] = [];
  for (let index = 0; index < seconds * perSecond; index++) {
    const due = startedAt + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    running.push(send(index).then(() => times.push(performance.now() - due)));
  }
  await Promise.all(running);
  return latencyOf(times);
}

/** Middle and tail of some times, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export function latencyOf(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return latencyOf(values).p50;
}
