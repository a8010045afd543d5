import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { z } from 'zod';
import type { Report } from './report.ts';

const positionSchema = z.strictObject({ atMs: z.number(), id: z.string() });
type Position = z.output<typeof positionSchema>;

export interface ListReportsDeps {
  readonly reports: { list(status: Report['status'], after: Position | null, limit: number): Promise<Report[]> };
  readonly cursors: CursorCodec;
}

/** The moderators' queue in one state, newest first. */
export async function listReports(
  deps: ListReportsDeps,
  moderator: Viewer,
  status: Report['status'],
  args: PageArguments,
): Promise<Page<Report>> {
  const list = `reports:${status}`;
  return readPage<Report, Report, Position>({
    first: pageSize(args.first),
    after: deps.cursors.decode(list, moderator.id, args.after, positionSchema),
    skeleton: (after, limit) => deps.reports.list(status, after, limit),
    position: ({ createdAt, id }) => ({ atMs: createdAt.getTime(), id }),
    present: async (reports) => reports,
    cursor: (position) => deps.cursors.encode(list, moderator.id, position),
  });
}
