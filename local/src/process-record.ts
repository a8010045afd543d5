import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** One process for certain: a pid can be used again, a pid with the moment of its birth cannot. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; equal for the same process, different for a later one with the same pid. */
  bornAt: string;
}

const Identity = z.object({ pid: z.number().int().positive(), bornAt: z.string().min(1) });

/** Identifies a running process; null when there is none with this pid, or only its remains (a zombie). */
export function identify(pid: number): ProcessIdentity | null {
  const bornAt = process.platform === 'linux' ? birthOnLinux(pid) : birthByPs(pid);
  return bornAt === null ? null : { pid, bornAt };
}

/** Whether the identified process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.bornAt === identity.bornAt;
}

/** Writes who runs into `file`, at once: a crash of ours right after a spawn must not lose track of the child. */
export function recordProcess(file: string, pid: number): void {
  const identity = identify(pid);
  if (!identity) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(identity));
  renameSync(`${file}.new`, file);
}

/** Reads a record; null when there is none or it is unreadable. */
export function readRecord(file: string): ProcessIdentity | null {
  try {
    return Identity.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Removes a record; nothing happens when there is none. */
export function eraseRecord(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends the process that `file` records, if that very process still runs: `signal`, then SIGKILL after `graceMs`.
 * Answers whether one was found. A pid that now belongs to another process is left alone.
 */
export async function endRecorded(file: string, signal: NodeJS.Signals, graceMs: number): Promise<boolean> {
  const identity = readRecord(file);
  if (!identity || !isRunning(identity)) {
    eraseRecord(file);
    return false;
  }
  sendSignal(identity.pid, signal);
  if (!(await hasEnded(identity, graceMs))) {
    sendSignal(identity.pid, 'SIGKILL');
    await hasEnded(identity, 10_000);
  }
  eraseRecord(file);
  return true;
}

/** Signals a process, or with a negative pid a process group; answers false when it is gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function hasEnded(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  // It is not our child, so the system sends no notice of its end: it has to be asked.
  while (isRunning(identity)) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

function birthOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks; after it come the state (field 3) and, as field 22, the start in ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[19];
    return fields[0] === 'Z' || fields[0] === 'X' || !ticks ? null : `${bootId()}:${ticks}`;
  } catch {
    return null;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function birthByPs(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}
