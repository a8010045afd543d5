import { defineJob } from '@app/jobs/define';
import { z } from 'zod';

/** A delivery (a push or a mail about one group) is due. What it tells lies in the store, so that what came meanwhile goes with it. */
export const DeliverNotice = defineJob('notifications.deliver.v1', {
  input: z.object({ deliveryId: z.string(), receiverId: z.string() }),
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: 60_000,
  concurrency: 8,
  dedupeKey: ({ deliveryId }) => deliveryId,
});

/** One push to one device; judged again at every try, because the receiver may have read, muted or blocked meanwhile. */
export const SendPush = defineJob('notifications.send-push.v1', {
  input: z.object({
    deviceId: z.string(),
    delivery: z.object({
      id: z.string(),
      receiverId: z.string(),
      type: z.string(),
      targetId: z.string(),
      actorId: z.string().nullable(),
      subject: z
        .object({ type: z.enum(['USER', 'POST', 'COMMENT', 'VIDEO', 'MESSAGE', 'CONVERSATION']), id: z.string() })
        .nullable(),
      args: z.record(z.string(), z.string()),
      threadIds: z.array(z.string()),
      /** Null: only this channel was wanted. */
      notificationId: z.string().nullable(),
      version: z.number(),
    }),
  }),
  attempts: 6,
  backoffMs: 2_000,
  timeoutMs: 30_000,
  concurrency: 16,
  dedupeKey: ({ deviceId, delivery: { id, version } }) => `${deviceId}:${id}:${version}`,
});

/** The weekly letter to one user. */
export const SendDigest = defineJob('notifications.send-digest.v1', {
  input: z.object({ userId: z.string() }),
  attempts: 4,
  backoffMs: 30_000,
  concurrency: 4,
  dedupeKey: ({ userId }) => userId,
});

/** One task of upkeep, by schedule. */
export const MaintainPlatform = defineJob('notifications.maintain-platform.v1', {
  input: z.object({ task: z.string() }),
  attempts: 2,
  backoffMs: 60_000,
  timeoutMs: 60 * 60_000,
  dedupeKey: ({ task }) => task,
});
