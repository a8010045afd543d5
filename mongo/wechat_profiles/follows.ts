import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** An edge is kept twice, once at each end, so that each list is one indexed range at its owner's shard. */
export const edgeDirectionSchema = z.enum(['OUT', 'IN']);
export type EdgeDirection = z.output<typeof edgeDirectionSchema>;

/** Follow edges: OUT at the follower, IN at the followed one. `REQUESTED` waits for a private account's yes. */
export const follows = defineCollection({
  name: 'follows',
  schema: z.strictObject({
    /** `owner:direction:other`. */
    _id: z.string().meta({ maxLength: 80 }),
    ownerId: idField(),
    otherId: idField(),
    direction: edgeDirectionSchema,
    status: z.enum(['ACTIVE', 'REQUESTED']),
    /** Both follow each other; kept on all four rows of a pair. */
    isFriend: z.boolean(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'follows_pair', key: { ownerId: 1, direction: 1, otherId: 1 }, unique: true },
    { name: 'follows_list', key: { ownerId: 1, direction: 1, status: 1, createdAt: -1, otherId: -1 } },
    { name: 'follows_friends', key: { ownerId: 1, createdAt: -1, otherId: -1 }, partial: { isFriend: true, direction: 'OUT' } },
    {
      name: 'follows_requests',
      key: { ownerId: 1, createdAt: -1, otherId: -1 },
      partial: { status: 'REQUESTED', direction: 'IN' },
    },
  ],
  shardKey: { ownerId: 1 },
});
export type FollowDocument = DocumentOf<typeof follows>;
