import { reportNoteField } from '@app/collections/wechat_profiles/fields';
import {
  type Clock,
  type Conflict,
  checkInput,
  conflict,
  type InvalidInput,
  invalidInput,
  isId,
  type NotFound,
  newId,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';

const SUBJECT_TYPES = ['USER', 'POST', 'COMMENT', 'VIDEO', 'MESSAGE', 'CONVERSATION'] as const;
const REASONS = ['SPAM', 'ABUSE', 'NUDITY', 'VIOLENCE', 'SELF_HARM', 'IMPERSONATION', 'ILLEGAL', 'OTHER'] as const;

/** What may be reported. */
export type ReportSubjectType = (typeof SUBJECT_TYPES)[number];

/** A subject in the moderators' queue, with everybody who reported it. */
export interface Report {
  readonly id: string;
  readonly subjectType: ReportSubjectType;
  readonly subjectId: string;
  readonly reason: (typeof REASONS)[number];
  readonly note: string | null;
  /** How many people reported it. */
  readonly reporters: number;
  readonly status: 'OPEN' | 'CLAIMED' | 'RESOLVED' | 'DISMISSED';
  readonly claimedById: string | null;
  readonly createdAt: Date;
}

export interface ReportStore {
  /** Adds a reporter to the open report of the subject, or opens one. `isNew` false: this reporter had reported it. */
  file(
    report: Omit<Report, 'reporters' | 'status' | 'claimedById'>,
    reporterId: string,
  ): Promise<{ report: Report; isNew: boolean }>;
  findById(id: string): Promise<Report | null>;
  /** Moves a report from one of some states; null when it is in none of them. */
  move(
    id: string,
    from: readonly Report['status'][],
    to: Report['status'],
    by: { moderatorId: string; note: string | null },
    at: Date,
  ): Promise<Report | null>;
}

export interface ReportDeps {
  readonly reports: ReportStore;
  readonly clock: Clock;
  /** Whether the reporter can see the subject now, whichever domain keeps it. */
  readonly canSeeSubject: (viewerId: string, subjectType: ReportSubjectType, subjectId: string) => Promise<boolean>;
}

export interface ReportDone {
  readonly kind: 'ReportSuccess';
  readonly report: Report;
}

const inputSchema = z.strictObject({
  subjectType: z.enum(SUBJECT_TYPES),
  subjectId: z.string(),
  reason: z.enum(REASONS),
  note: reportNoteField().nullish(),
});

/**
 * Reports a user or a piece of content. Refuses with `NotFound` when the reporter cannot see it, with `Conflict` ALREADY_REPORTED when
 * their report of it is still open.
 */
export async function reportSubject(
  deps: ReportDeps,
  viewer: Viewer,
  input: unknown,
): Promise<ReportDone | InvalidInput | NotFound | Conflict> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { subjectType, subjectId, reason, note } = checked.value;
  if (subjectId === viewer.id)
    return invalidInput(problem('subjectId', 'SELF', text('Reports are about others.', '只能举报他人。')));
  if (!isId(subjectId) && subjectType !== 'CONVERSATION') return notFound();
  if (!(await deps.canSeeSubject(viewer.id, subjectType, subjectId))) return notFound();
  const filed = await deps.reports.file(
    { id: newId(), subjectType, subjectId, reason, note: note ?? null, createdAt: deps.clock.now() },
    viewer.id,
  );
  return filed.isNew
    ? { kind: 'ReportSuccess', report: filed.report }
    : conflict('ALREADY_REPORTED', text('You have reported this already. Thank you.', '你已举报过此内容，谢谢。'));
}

/** A moderator takes a report up. `Conflict` CLAIMED when another one has it, CLOSED when it is done. */
export async function claimReport(
  deps: ReportDeps,
  moderator: Viewer,
  reportId: string,
): Promise<ReportDone | NotFound | Conflict> {
  const moved = await deps.reports.move(
    reportId,
    ['OPEN'],
    'CLAIMED',
    { moderatorId: moderator.id, note: null },
    deps.clock.now(),
  );
  if (moved !== null) return { kind: 'ReportSuccess', report: moved };
  const report = await deps.reports.findById(reportId);
  if (report === null) return notFound();
  if (report.status === 'CLAIMED' && report.claimedById === moderator.id) return { kind: 'ReportSuccess', report };
  return closedOrClaimed(report);
}

/** A moderator closes a report: resolved, or dismissed. `Conflict` CLOSED when it is done already, CLAIMED when another moderator has it. */
export async function resolveReport(
  deps: ReportDeps,
  moderator: Viewer,
  reportId: string,
  decision: { dismiss: boolean; note: string | null },
): Promise<ReportDone | InvalidInput | NotFound | Conflict> {
  const checked = checkInput(z.strictObject({ note: reportNoteField().nullable() }), { note: decision.note });
  if (!checked.ok) return checked.refusal;
  const report = await deps.reports.findById(reportId);
  if (report === null) return notFound();
  if (report.status === 'CLAIMED' && report.claimedById !== moderator.id) return closedOrClaimed(report);
  const to = decision.dismiss ? 'DISMISSED' : 'RESOLVED';
  const moved = await deps.reports.move(
    reportId,
    ['OPEN', 'CLAIMED'],
    to,
    { moderatorId: moderator.id, note: checked.value.note },
    deps.clock.now(),
  );
  return moved === null ? closedOrClaimed(report) : { kind: 'ReportSuccess', report: moved };
}

function closedOrClaimed(report: Report): Conflict {
  return report.status === 'CLAIMED'
    ? conflict('CLAIMED', text('Another moderator is working on this report.', '另一位管理员正在处理。'))
    : conflict('CLOSED', text('This report is closed.', '该举报已处理。'));
}
