import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@app/kernel';

/** Work that is done again and again until it is told to stop. */
export interface Timer {
  /** Tells the round in hand to end early, and waits for it. */
  stop(): Promise<void>;
}

/** Does `work` every `everyMs`, counted from the end of a round; a round that fails is logged and the next one comes. */
export function startTimer(
  name: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<unknown>,
  logger: Logger,
): Timer {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work(stopping.signal);
      } catch (error) {
        logger.warn({ err: error, timer: name }, 'a round of a timer failed');
      }
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
