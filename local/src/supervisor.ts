import type { Progress } from './progress.ts';
import { type ProcessSpec, type RestartPolicy, SupervisedProcess } from './supervised-process.ts';

/** One running process of the platform. */
export interface Part {
  name: string;
  /** The process itself, not a shell around it. */
  pid: number;
  /** On 127.0.0.1; 0 when it listens nowhere. */
  port: number;
}

/** Options of a `Supervisor`. */
export interface SupervisorOptions {
  /** Hears of every death, restart and failure, as a line for a person. @defaultValue silence */
  onEvent?: Progress;
  /** @defaultValue 100 ms doubling to 5 s, again 100 ms after 30 s of health */
  policy?: Partial<RestartPolicy>;
}

/**
 * Keeps processes alive: starts each and waits until it is ready, starts it again with a growing pause when it dies,
 * and ends all in reverse order. Each runs in a session of its own, so a Ctrl-C in the terminal reaches only us.
 */
export class Supervisor {
  readonly #onEvent: Progress;
  readonly #policy: RestartPolicy;
  readonly #processes: SupervisedProcess[] = [];
  #stopped: Promise<void> | null = null;
  // A last signal when the program exits without `stop`, so that nothing is left behind by accident.
  readonly #onExit = () => {
    for (const each of this.#processes) each.abandon();
  };

  constructor({ onEvent, policy }: SupervisorOptions = {}) {
    this.#onEvent = onEvent ?? (() => undefined);
    this.#policy = { firstDelayMs: 100, longestDelayMs: 5_000, healthyAfterMs: 30_000, ...policy };
    process.on('exit', this.#onExit);
  }

  /**
   * Starts a process and keeps it alive; resolves when it is ready.
   * Rejects when its first start fails (with the end of its log), when the name is taken, and after `stop`.
   */
  async add(spec: ProcessSpec): Promise<void> {
    if (this.#stopped) throw new Error(`${spec.name} cannot be added: the supervisor has stopped`);
    if (this.#processes.some((each) => each.spec.name === spec.name)) throw new Error(`${spec.name} is supervised already`);
    const added = new SupervisedProcess(spec, this.#policy, this.#onEvent);
    this.#processes.push(added);
    try {
      await added.start();
    } catch (error) {
      this.#processes.splice(this.#processes.indexOf(added), 1);
      throw error;
    }
  }

  /** What runs now, in the order in which it was added; one that is just being brought back is missing. */
  parts(): Part[] {
    return this.#processes.flatMap(({ spec, pid }) => (pid === null ? [] : [{ name: spec.name, pid, port: spec.port ?? 0 }]));
  }

  /** Ends one process and starts it again; resolves when it is ready. Throws when there is none of this name. */
  async restart(name: string): Promise<void> {
    const found = this.#processes.find((each) => each.spec.name === name);
    if (!found) throw new Error(`nothing called ${name} is supervised`);
    await found.restart();
    this.#onEvent(`${name} was restarted`);
  }

  /** Ends all, the last added first; resolves when every process is gone. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    for (const each of this.#processes.toReversed()) await each.stop();
    process.off('exit', this.#onExit);
  }
}
