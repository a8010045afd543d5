import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isRunning, readRecord } from './process-record.ts';

/** A lock held by this process; it also counts as released when the process has died, however it died. */
export interface FolderLock {
  release(): void;
}

let lastSerial = 0;

/** Takes the lock kept in `file`, or answers the pid of the living process that holds it. */
export function tryLock(file: string): FolderLock | { heldByPid: number } {
  mkdirSync(dirname(file), { recursive: true });
  lastSerial += 1;
  const mine = `${file}.${process.pid}.${lastSerial}`;
  writeFileSync(mine, JSON.stringify({ ...identify(process.pid), serial: lastSerial }));
  try {
    for (;;) {
      if (linkIfAbsent(mine, file)) return heldLock(file);
      const holder = readRecord(file);
      if (holder && isRunning(holder)) return { heldByPid: holder.pid };
      removeStale(file, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function heldLock(file: string): FolderLock {
  let held = true;
  return {
    release() {
      // Once only: by then the file may be the lock of another.
      if (held) rmSync(file, { force: true });
      held = false;
    },
  };
}

/** Waits for the lock kept in `file`, runs `work` under it, and releases it. `onWait` hears once whom we wait for. */
export async function underLock<T>(file: string, work: () => Promise<T>, onWait?: (pid: number) => void): Promise<T> {
  let told = false;
  for (;;) {
    const lock = tryLock(file);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) onWait?.(lock.heldByPid);
    told = true;
    await delay(100);
  }
}

function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else removed it first
  }
  const holder = readRecord(aside);
  // Between our look and our rename another process may have taken the lock anew: give it back.
  if (holder && isRunning(holder)) linkIfAbsent(aside, file);
  rmSync(aside, { force: true });
}

/** The pid of the living process that holds the lock kept in `file`; null when nobody does. */
export function lockHolder(file: string): number | null {
  const holder = readRecord(file);
  return holder && isRunning(holder) ? holder.pid : null;
}
