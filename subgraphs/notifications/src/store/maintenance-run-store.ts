import { type MaintenanceRunDocument, maintenanceRuns } from '@app/collections/wechat_notifications';
import { newId } from '@app/kernel';
import { collectionOf } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { ChoreReport, MaintenanceRun, MaintenanceRunStore, MaintenanceTask } from '../domain/maintenance.ts';
import type { Position } from '../domain/ports.ts';

/** The history of upkeep in MongoDB. */
export class MongoMaintenanceRunStore implements MaintenanceRunStore {
  readonly #runs: Collection<MaintenanceRunDocument>;

  constructor(db: Db) {
    this.#runs = collectionOf(db, maintenanceRuns);
  }

  async begin(task: MaintenanceTask, at: Date): Promise<MaintenanceRun> {
    const run = { _id: newId(), task, startedAt: at, finishedAt: null, succeeded: null, affected: 0, detail: null };
    await this.#runs.insertOne(run);
    return toRun(run);
  }

  async finish(
    run: MaintenanceRun,
    { at, succeeded, affected, detail }: ChoreReport & { readonly succeeded: boolean; readonly at: Date },
  ): Promise<MaintenanceRun> {
    const end = { finishedAt: at, succeeded, affected, detail };
    await this.#runs.updateOne({ _id: run.id }, { $set: end });
    return { ...run, ...end };
  }

  async closeInterrupted(task: MaintenanceTask, at: Date): Promise<void> {
    await this.#runs.updateMany(
      { task, finishedAt: null },
      { $set: { finishedAt: at, succeeded: false, detail: 'interrupted: its process ended' } },
    );
  }

  async list(task: MaintenanceTask | null, after: Position | null, limit: number): Promise<MaintenanceRun[]> {
    const at = after === null ? null : new Date(after.atMs);
    const beyond =
      at === null || after === null
        ? {}
        : { startedAt: { $lte: at }, $or: [{ startedAt: { $lt: at } }, { startedAt: at, _id: { $lt: after.id } }] };
    const found = await this.#runs
      .find({ ...(task === null ? {} : { task }), ...beyond })
      .sort({ startedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(toRun);
  }
}

function toRun({ _id, ...run }: MaintenanceRunDocument): MaintenanceRun {
  return { id: _id, ...run };
}
