import { waiting } from './links.ts';

/** How long other tabs can see a mark: longer than storage takes to reach them. */
const MARK_MS = 5_000;

interface Locks {
  request<T>(name: string, options: { readonly mode: 'exclusive' | 'shared' }, work: () => Promise<T>): Promise<T>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

/** Runs alone in all tabs where the browser knows Web Locks; else at once. */
export function aloneInTabs<T>(name: string, work: () => Promise<T>): Promise<T> {
  return locks()?.request(name, { mode: 'exclusive' }, work) ?? work();
}

/**
 * Tells all tabs, from the moment it resolves and for some seconds. Storage does not: what one tab wrote, another reads a moment later, also
 * behind a lock. Who holds which lock is the same for all of them at any time.
 */
export function markForTabs(mark: string): Promise<void> {
  return new Promise((resolve) => {
    const held = locks()?.request(mark, { mode: 'shared' }, () => {
      resolve();
      return waiting(MARK_MS);
    });
    if (held === undefined) resolve();
    else held.catch(() => resolve());
  });
}

/** Whether any tab has told so lately. */
export async function isMarkedForTabs(mark: string): Promise<boolean> {
  const state = await locks()?.query();
  return state?.held?.some(({ name }) => name === mark) === true;
}

function locks(): Locks | undefined {
  return globalThis.navigator?.locks;
}
