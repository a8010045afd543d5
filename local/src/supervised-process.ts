import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endRecorded, eraseRecord, recordProcess, sendSignal } from './process-record.ts';
import type { Progress } from './progress.ts';

/** What to run, how to know that it serves, and how to end it. */
export interface ProcessSpec {
  /** Unique within a supervisor; used in events and in `parts()`. */
  name: string;
  /** Absolute path, or a name to be found on PATH. No shell is involved. */
  command: string;
  args: readonly string[];
  /** The whole environment of the process. @defaultValue that of this process */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Run as this user; needs root. */
  uid?: number;
  gid?: number;
  /** Where it listens, for `parts()`; 0 when it listens nowhere. @defaultValue 0 */
  port?: number;
  /** Resolves when the process can serve; asked after every start. `signal` fires when it dies or takes too long. */
  ready(signal: AbortSignal): Promise<void>;
  /** Receives stdout and stderr, appended; above 16 MB the old file is put aside as `.1` at the next start. @defaultValue our stderr */
  logFile?: string;
  /** Keeps the identity of the running process; one that an earlier, crashed supervisor left running is ended first. */
  recordFile?: string;
  /** Asks the process to end. @defaultValue SIGTERM */
  stopSignal?: NodeJS.Signals;
  /** Milliseconds from the stop signal to SIGKILL. @defaultValue 10_000 */
  graceMs?: number;
  /** Longest wait for `ready`, in milliseconds; then the process is killed and the start has failed. @defaultValue 60_000 */
  readyWithinMs?: number;
  /** How often the very first start is tried before `add` gives up. @defaultValue 3 */
  firstStartAttempts?: number;
}

/** Times of the restart policy, in milliseconds. */
export interface RestartPolicy {
  /** Wait before the first restart. */
  firstDelayMs: number;
  /** Longest wait; it doubles from the first up to this. */
  longestDelayMs: number;
  /** After so long in health the next wait is the first again. */
  healthyAfterMs: number;
}

interface Run {
  child: ChildProcess;
  pid: number;
  exited: Promise<string>;
  /** Set when ready. */
  healthySince: number | null;
}

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/** One process that is kept alive from `start` to `stop`. Used through `Supervisor`. */
export class SupervisedProcess {
  readonly spec: ProcessSpec;
  readonly #policy: RestartPolicy;
  readonly #say: Progress;
  /** Aborted when the process is no longer wanted: ends waits for readiness and for the next attempt. */
  #unwanted = new AbortController();
  #run: Run | null = null;
  #nextDelayMs: number;
  /** The loop that brings a dead process back, while there is one. */
  #revival: Promise<void> = Promise.resolve();

  constructor(spec: ProcessSpec, policy: RestartPolicy, say: Progress) {
    this.spec = spec;
    this.#policy = policy;
    this.#say = say;
    this.#nextDelayMs = policy.firstDelayMs;
  }

  /** The pid while a process lives, else null. */
  get pid(): number | null {
    return this.#run?.pid ?? null;
  }

  /** Starts and resolves when ready; rejects after the attempts that the spec allows. */
  async start(): Promise<void> {
    const { recordFile, name, stopSignal = 'SIGTERM', graceMs = 10_000 } = this.spec;
    if (recordFile && (await endRecorded(recordFile, stopSignal, graceMs))) {
      this.#say(`${name}: ended the one that an interrupted run had left behind`);
    }
    const attempts = this.spec.firstStartAttempts ?? 3;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#launch();
        return;
      } catch (error) {
        if (this.#unwanted.signal.aborted || attempt >= attempts) throw error;
        await this.#pause();
      }
    }
  }

  /** Ends the process and starts it again; resolves when ready. */
  async restart(): Promise<void> {
    await this.stop();
    this.#unwanted = new AbortController();
    this.#nextDelayMs = this.#policy.firstDelayMs;
    await this.start();
  }

  /** Ends the process: the stop signal, then SIGKILL after the grace. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#unwanted.abort();
    await this.#revival;
    const run = this.#run;
    if (run) await this.#end(run);
  }

  /** Last resort when this process exits without `stop`: signals, and waits for nothing. */
  abandon(): void {
    this.#unwanted.abort();
    this.#run?.child.kill(this.spec.stopSignal ?? 'SIGTERM');
  }

  async #launch(): Promise<void> {
    const run = await this.#spawn();
    const { name, readyWithinMs = 60_000 } = this.spec;
    const unwanted = this.#unwanted.signal;
    const died = new AbortController();
    const death = run.exited.then((how) => {
      died.abort();
      throw new Error(`${name} ${how}${this.#logTail()}`);
    });
    death.catch(() => undefined);
    const timeout = AbortSignal.timeout(readyWithinMs);
    const signal = AbortSignal.any([died.signal, timeout, unwanted]);
    try {
      await Promise.race([this.spec.ready(signal), death, rejectOn(signal)]);
    } catch (error) {
      if (unwanted.aborted) {
        await this.#end(run);
        throw new Error(`${name} was stopped before it was ready`);
      }
      if (died.signal.aborted) return await death;
      await this.#end(run, 'SIGKILL');
      if (timeout.aborted)
        throw new Error(`${name} was not ready within ${readyWithinMs} ms${this.#logTail()}`, { cause: error });
      throw error;
    }
    run.healthySince = performance.now();
    void run.exited.then((how) => this.#onDeath(run, how));
  }

  async #spawn(): Promise<Run> {
    const { name, command, args, env, cwd, uid, gid, logFile, recordFile } = this.spec;
    if (this.#unwanted.signal.aborted) throw new Error(`${name} was stopped before it was started`);
    const log = logFile ? openLog(logFile) : 2;
    // A session of its own: Ctrl-C in the terminal reaches us alone, and we end the others in order.
    const child = spawn(command, args, { env: env ?? process.env, cwd, uid, gid, detached: true, stdio: ['ignore', log, log] });
    if (log !== 2) closeSync(log);
    const { pid } = child;
    if (pid === undefined) {
      const error = await new Promise<Error>((resolve) => child.once('error', resolve));
      throw new Error(`${name} cannot be started: ${error.message}`);
    }
    if (recordFile) recordProcess(recordFile, pid);
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => {
        // What a killed leader leaves in its process group (a transcoder of a worker, say) must not live on.
        sendSignal(-pid, 'SIGKILL');
        this.#run = null;
        resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`);
      });
    });
    this.#run = { child, pid, exited, healthySince: null };
    return this.#run;
  }

  async #end(run: Run, signal: NodeJS.Signals = this.spec.stopSignal ?? 'SIGTERM'): Promise<void> {
    // By its handle, not its number, which may be another's by now.
    run.child.kill(signal);
    const timer = setTimeout(() => run.child.kill('SIGKILL'), this.spec.graceMs ?? 10_000);
    await run.exited;
    clearTimeout(timer);
    if (this.spec.recordFile) eraseRecord(this.spec.recordFile);
  }

  #onDeath(run: Run, how: string): void {
    if (this.#unwanted.signal.aborted) return;
    if (run.healthySince !== null && performance.now() - run.healthySince >= this.#policy.healthyAfterMs) {
      this.#nextDelayMs = this.#policy.firstDelayMs;
    }
    this.#revival = this.#revive(how, performance.now());
  }

  async #revive(how: string, diedAt: number): Promise<void> {
    const { name } = this.spec;
    let reason = how;
    while (!this.#unwanted.signal.aborted) {
      this.#say(`${name} ${reason}; starting it again in ${this.#nextDelayMs} ms`);
      await this.#pause();
      if (this.#unwanted.signal.aborted) return;
      try {
        await this.#launch();
        this.#say(`${name} is back after ${((performance.now() - diedAt) / 1000).toFixed(1)} s`);
        return;
      } catch (error) {
        reason = `did not come back (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
      }
    }
  }

  async #pause(): Promise<void> {
    const waitMs = this.#nextDelayMs;
    this.#nextDelayMs = Math.min(waitMs * 2, this.#policy.longestDelayMs);
    await delay(waitMs, undefined, { signal: this.#unwanted.signal }).catch(() => undefined);
  }

  #logTail(): string {
    const { logFile } = this.spec;
    if (!logFile) return '';
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8);
    return `\n  the end of ${logFile}:\n${lines.map((line) => `    ${line}`).join('\n')}`;
  }
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
