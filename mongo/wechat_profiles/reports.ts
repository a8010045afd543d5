import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { reportNoteField } from './fields.ts';

/** The moderators' queue: one open report for each subject, with everybody who reported it. */
export const reports = defineCollection({
  name: 'reports',
  schema: z.strictObject({
    _id: idField(),
    subjectType: z.enum(['USER', 'POST', 'COMMENT', 'VIDEO', 'MESSAGE', 'CONVERSATION']),
    /** An id of ours; of a direct conversation the hash of its pair. */
    subjectId: z.string().meta({ maxLength: 64 }),
    reason: z.enum(['SPAM', 'ABUSE', 'NUDITY', 'VIOLENCE', 'SELF_HARM', 'IMPERSONATION', 'ILLEGAL', 'OTHER']),
    note: reportNoteField().nullable(),
    reporterIds: z.array(idField()).max(1000),
    reporters: z.number().int().min(1),
    status: z.enum(['OPEN', 'CLAIMED', 'RESOLVED', 'DISMISSED']),
    claimedById: idField().nullable(),
    resolution: reportNoteField().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'reports_queue', key: { status: 1, createdAt: -1, _id: -1 } },
    { name: 'reports_open_subject', key: { subjectId: 1 }, unique: true, partial: { status: { $in: ['OPEN', 'CLAIMED'] } } },
    { name: 'reports_subject', key: { subjectId: 1, createdAt: -1 } },
    { name: 'reports_reporter', key: { reporterIds: 1, createdAt: -1 } },
  ],
  shardKey: { subjectId: 1 },
});
export type ReportDocument = DocumentOf<typeof reports>;
