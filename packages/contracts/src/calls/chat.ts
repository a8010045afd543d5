import { defineCall } from '@app/calls';
import { z } from 'zod';

/** Members of a conversation who want to be told of new messages: there, and not having muted it. `userIds` null: all, at most 500. */
export const GetNotifiableMembers = defineCall('chat.notifiable-members.v1', {
  input: z.object({ conversationId: z.string(), userIds: z.array(z.string()).max(500).nullable() }),
  output: z.object({ userIds: z.array(z.string()) }),
});
