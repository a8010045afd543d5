import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

const YEAR_SEC = 365 * 86_400;

/** Runs of scheduled upkeep, kept for a year. */
export const maintenanceRuns = defineCollection({
  name: 'maintenanceRuns',
  schema: z.strictObject({
    _id: idField(),
    task: z.string().meta({ maxLength: 60 }),
    startedAt: z.date(),
    /** Null while it runs. */
    finishedAt: z.date().nullable(),
    succeeded: z.boolean().nullable(),
    affected: z.number().int().min(0),
    detail: z.string().meta({ maxLength: 4_000 }).nullable(),
  }),
  indexes: [
    { name: 'maintenance_runs_list', key: { startedAt: -1, _id: -1 } },
    { name: 'maintenance_runs_task', key: { task: 1, startedAt: -1, _id: -1 } },
    { name: 'maintenance_runs_ttl', key: { startedAt: 1 }, expireAfterSec: YEAR_SEC },
  ],
  shardKey: { _id: 'hashed' },
});
export type MaintenanceRunDocument = DocumentOf<typeof maintenanceRuns>;
