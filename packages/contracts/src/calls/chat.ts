import { defineCall } from '@app/calls';
import { z } from 'zod';

/** Members of a conversation who want to be told of new messages: there, and not having muted it. `userIds` null: all, at most 500. */
export const GetNotifiableMembers = defineCall('chat.notifiable-members.v1', {
  input: z.object({ conversationId: z.string(), userIds: z.array(z.string()).max(500).nullable() }),
  output: z.object({ userIds: z.array(z.string()) }),
});

/** Who has a live subscription, or had one within `OFFLINE_AFTER_SEC`, whatever they show to others; and when everybody was last there. */
export const GetPresence = defineCall('chat.presence.v1', {
  input: z.object({ userIds: z.array(z.string()).max(500) }),
  output: z.object({
    presence: z.array(
      z.object({
        userId: z.string(),
        isOnline: z.boolean(),
        /** ISO 8601; null: never seen. */
        lastSeenAt: z.string().nullable(),
      }),
    ),
  }),
});

/** Upkeep that chat can do; see `chat.maintenance.v1`. */
export const CHAT_MAINTENANCE_TASKS = ['reconcile-counters', 'purge-soft-deleted'] as const;

/** Runs one task of upkeep now; `counts` says what was done, by kind. Safe to repeat and to run side by side. */
export const MaintainChat = defineCall('chat.maintenance.v1', {
  input: z.object({ task: z.enum(CHAT_MAINTENANCE_TASKS) }),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
});
