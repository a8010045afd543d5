import { defineCall } from '@app/calls';
import { z } from 'zod';

/** Upkeep that profiles can do; see `profiles.maintenance.v1`. */
export const PROFILES_MAINTENANCE_TASKS = ['reconcile-counters', 'purge-soft-deleted'] as const;
/** Upkeep that the post feed can do; see `postfeed.maintenance.v1`. */
export const POSTFEED_MAINTENANCE_TASKS = ['refresh-trending', 'reconcile-counters', 'purge-soft-deleted'] as const;
/** Upkeep that the video domain can do; see `video.maintenance.v1`. */
export const VIDEO_MAINTENANCE_TASKS = ['refresh-trending', 'reconcile-counters', 'purge-soft-deleted'] as const;

/** What every domain answers that has upkeep: one task in, what was done by kind out. Safe to repeat and to run side by side. */
const shapes = <const T extends readonly [string, ...string[]]>(tasks: T) => ({
  input: z.object({ task: z.enum(tasks) }),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
});

export const MaintainProfiles = defineCall('profiles.maintenance.v1', shapes(PROFILES_MAINTENANCE_TASKS));
export const MaintainPostfeed = defineCall('postfeed.maintenance.v1', shapes(POSTFEED_MAINTENANCE_TASKS));
export const MaintainVideo = defineCall('video.maintenance.v1', shapes(VIDEO_MAINTENANCE_TASKS));

/** One run of upkeep of the whole platform; refuses with `CONFLICT` or `BAD_USER_INPUT` as a value, because the caller may be another process. */
export const RunMaintenance = defineCall('notifications.run-maintenance.v1', {
  input: z.object({ task: z.string() }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('Finished'),
      succeeded: z.boolean(),
      affected: z.number(),
      detail: z.string().nullable(),
    }),
    z.object({ kind: z.literal('Refused'), reason: z.enum(['UNKNOWN_TASK', 'ALREADY_RUNNING']), message: z.string() }),
  ]),
});
