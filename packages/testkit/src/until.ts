import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is neither undefined, null nor false; rejects after `timeoutMs`. */
export async function until<T>(ask: () => T | Promise<T>, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`Still not so after ${timeoutMs} ms.`);
    await delay(15);
  }
}
