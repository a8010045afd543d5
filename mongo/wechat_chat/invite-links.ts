import { inviteUsesField } from '@app/contracts/chat';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** Links that let people into a group. */
export const inviteLinks = defineCollection({
  name: 'inviteLinks',
  schema: z.strictObject({
    _id: idField(),
    /** 128 random bits; whoever has it may join. */
    code: z.string().meta({ minLength: 22, maxLength: 22 }),
    conversationId: idField(),
    createdById: idField(),
    expiresAt: z.date().nullable(),
    maxUses: inviteUsesField().nullable(),
    uses: z.number().int().min(0),
    isRevoked: z.boolean(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'invite_links_code', key: { code: 1 } },
    { name: 'invite_links_group', key: { conversationId: 1, createdAt: -1 }, partial: { isRevoked: false } },
    { name: 'invite_links_ttl', key: { expiresAt: 1 }, expireAfterSec: 30 * 86_400 },
  ],
  shardKey: { _id: 'hashed' },
});
export type InviteLinkDocument = DocumentOf<typeof inviteLinks>;
