import {
  BadUserInputError,
  type Clock,
  ConflictError,
  type CursorCodec,
  type Logger,
  type Page,
  type PageArguments,
  pageSize,
  readPage,
  type Viewer,
} from '@app/kernel';
import { type Position, positionSchema } from './ports.ts';

/** Every task of upkeep, as `runMaintenance` names them. */
export const MAINTENANCE_TASKS = [
  'cleanup-expired-tokens',
  'cleanup-expired-uploads',
  'collect-orphan-media',
  'refresh-trending',
  'vacuum-auth',
  'archive-notifications',
  'compact-collections',
  'purge-soft-deleted',
  'reconcile-counters',
  'send-digests',
] as const;
export type MaintenanceTask = (typeof MAINTENANCE_TASKS)[number];

/** When each task runs by itself, as cron lines in UTC: daily, weekly, monthly, spread over the quiet hours. */
export const MAINTENANCE_SCHEDULE: Readonly<Record<MaintenanceTask, string>> = {
  'cleanup-expired-tokens': '0 3 * * *',
  'cleanup-expired-uploads': '10 3 * * *',
  'collect-orphan-media': '20 3 * * *',
  'purge-soft-deleted': '30 3 * * *',
  'refresh-trending': '0 4 * * 0',
  'reconcile-counters': '15 4 * * 0',
  'vacuum-auth': '45 4 * * 0',
  'send-digests': '0 8 * * 1',
  'archive-notifications': '0 5 1 * *',
  'compact-collections': '30 5 1 * *',
};

/** One run of a task. */
export interface MaintenanceRun {
  readonly id: string;
  readonly task: string;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly finishedAt: Date | null;
  readonly succeeded: boolean | null;
  /** How many rows or things were changed. */
  readonly affected: number;
  /** What was done, by part and kind, and what went wrong. */
  readonly detail: string | null;
}

/** What a piece of work did. */
export interface ChoreReport {
  readonly affected: number;
  readonly detail: string | null;
}

/** One domain's part of a task: idempotent, in batches; stops soon after `signal`. */
export type Chore = (signal: AbortSignal) => Promise<ChoreReport>;

export interface MaintenanceRunStore {
  begin(task: MaintenanceTask, at: Date): Promise<MaintenanceRun>;
  finish(run: MaintenanceRun, end: ChoreReport & { readonly succeeded: boolean; readonly at: Date }): Promise<MaintenanceRun>;
  /** Runs of the task that were never finished, because their process was killed: they have failed. */
  closeInterrupted(task: MaintenanceTask, at: Date): Promise<void>;
  /** Newest first; `task` null: of all. */
  list(task: MaintenanceTask | null, after: Position | null, limit: number): Promise<MaintenanceRun[]>;
}

export interface MaintenanceDeps {
  readonly runs: MaintenanceRunStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** The parts of each task, by the name of who does them. */
  readonly chores: Readonly<Record<MaintenanceTask, Readonly<Record<string, Chore>>>>;
  /** Runs work that must not run twice at once, on any process; answers `held: false` without running it when it does. */
  readonly exclusively: <T>(
    task: MaintenanceTask,
    work: (signal: AbortSignal) => Promise<T>,
  ) => Promise<{ readonly held: true; readonly value: T } | { readonly held: false }>;
}

/** A run that has begun: as it stands, and as it ends. */
export interface StartedRun {
  readonly begun: MaintenanceRun;
  readonly finished: Promise<MaintenanceRun>;
}

/** Begins a task now. Throws `BadUserInputError` for an unknown one, `ConflictError` when it runs already. */
export async function startMaintenance(deps: MaintenanceDeps, name: string): Promise<StartedRun> {
  const task = taskOf(name);
  const begun = Promise.withResolvers<MaintenanceRun>();
  const finished = deps
    .exclusively(task, async (signal) => {
      await deps.runs.closeInterrupted(task, deps.clock.now());
      const run = await deps.runs.begin(task, deps.clock.now());
      begun.resolve(run);
      return deps.runs.finish(run, { ...(await work(deps, task, signal)), at: deps.clock.now() });
    })
    .then((outcome) => {
      if (!outcome.held) throw new ConflictError(`${task} is running already.`);
      return outcome.value;
    });
  finished.catch(begun.reject);
  return { begun: await begun.promise, finished };
}

/** Runs a task to its end; throws as `startMaintenance` does. A part that fails makes the run fail, after all others had their turn. */
export async function runMaintenance(deps: MaintenanceDeps, name: string): Promise<MaintenanceRun> {
  return (await startMaintenance(deps, name)).finished;
}

/** The history of runs, newest first. */
export function listMaintenanceRuns(
  deps: Pick<MaintenanceDeps, 'runs'> & { cursors: CursorCodec },
  viewer: Viewer,
  args: PageArguments & { readonly task?: string | null },
): Promise<Page<MaintenanceRun>> {
  const task = args.task == null ? null : taskOf(args.task);
  const list = `maintenanceRuns:${task ?? ''}`;
  return readPage<MaintenanceRun, MaintenanceRun, Position>({
    first: pageSize(args.first),
    after: deps.cursors.decode(list, viewer.id, args.after, positionSchema),
    skeleton: (after, limit) => deps.runs.list(task, after, limit),
    position: ({ startedAt, id }) => ({ atMs: startedAt.getTime(), id }),
    present: async (found) => found,
    cursor: (position) => deps.cursors.encode(list, viewer.id, position),
  });
}

function taskOf(name: string): MaintenanceTask {
  const task = MAINTENANCE_TASKS.find((known) => known === name);
  if (task === undefined)
    throw new BadUserInputError(`There is no such task. Known ones: ${MAINTENANCE_TASKS.join(', ')}.`, ['task']);
  return task;
}

async function work(
  { chores, log }: MaintenanceDeps,
  task: MaintenanceTask,
  signal: AbortSignal,
): Promise<ChoreReport & { succeeded: boolean }> {
  let affected = 0;
  let succeeded = true;
  const details: string[] = [];
  for (const [part, chore] of Object.entries(chores[task])) {
    try {
      signal.throwIfAborted();
      const report = await chore(signal);
      affected += report.affected;
      if (report.detail !== null) details.push(`${part}: ${report.detail}`);
    } catch (error) {
      succeeded = false;
      log.error({ err: error, task, part }, 'a part of upkeep failed');
      details.push(`${part}: failed (${error instanceof Error ? error.message : 'unknown error'})`);
    }
  }
  return { succeeded, affected, detail: details.length === 0 ? null : details.join('; ').slice(0, DETAIL_MAX) };
}

const DETAIL_MAX = 4_000;
