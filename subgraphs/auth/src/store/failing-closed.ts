import { type Logger, ServiceUnavailableError } from '@app/kernel';
import { isDatabaseDown } from './database-down.ts';

type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same functions; where the database is away they reject with `ServiceUnavailableError`, whatever the driver threw. */
export function failingClosed<T extends Calls>(calls: T, log: Logger): T {
  const guarded = Object.entries(calls).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      try {
        return await call(...args);
      } catch (error) {
        if (!isDatabaseDown(error)) throw error;
        log.warn({ err: error, call: name }, 'the database cannot answer');
        throw new ServiceUnavailableError('auth');
      }
    },
  ]);
  // Same names, same arguments; every call was asynchronous before.
  return Object.fromEntries(guarded) as T;
}
