import { type ReportDocument, reports } from '@app/collections/wechat_profiles';
import { collectionOf, isDuplicateKey } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Report, ReportStore } from '../domain/report.ts';

const OPEN_STATES: ReportDocument['status'][] = ['OPEN', 'CLAIMED'];
/** Reporters that are kept by name; more are only counted. */
const KEPT_REPORTERS = 1000;

/** Where the queue goes on: sort keys of its last row. */
export interface ReportPosition {
  readonly atMs: number;
  readonly id: string;
}

/** The moderators' queue in MongoDB: at most one open report a subject. */
export class MongoReportStore implements ReportStore {
  readonly #reports: Collection<ReportDocument>;

  constructor(db: Db) {
    this.#reports = collectionOf(db, reports);
  }

  async file(
    { id, ...report }: Omit<Report, 'reporters' | 'status' | 'claimedById'>,
    reporterId: string,
  ): Promise<{ report: Report; isNew: boolean }> {
    const open = { subjectId: report.subjectId, status: { $in: OPEN_STATES } };
    const joined = await this.#reports.findOneAndUpdate(
      { ...open, reporterIds: { $ne: reporterId } },
      {
        $inc: { reporters: 1 },
        $push: { reporterIds: { $each: [reporterId], $slice: -KEPT_REPORTERS } },
        $set: { updatedAt: report.createdAt },
      },
      { returnDocument: 'after' },
    );
    if (joined !== null) return { report: toReport(joined), isNew: true };
    const existing = await this.#reports.findOne(open);
    if (existing !== null) return { report: toReport(existing), isNew: false };
    const document: ReportDocument = {
      _id: id,
      ...report,
      reporterIds: [reporterId],
      reporters: 1,
      status: 'OPEN',
      claimedById: null,
      resolution: null,
      updatedAt: report.createdAt,
    };
    try {
      await this.#reports.insertOne(document);
    } catch (error) {
      // Somebody else opened it in between: join that one.
      if (isDuplicateKey(error)) return this.file({ id, ...report }, reporterId);
      throw error;
    }
    return { report: toReport(document), isNew: true };
  }

  async findById(id: string): Promise<Report | null> {
    const found = await this.#reports.findOne({ _id: id });
    return found === null ? null : toReport(found);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Report>> {
    const found = await this.#reports.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, toReport(document)]));
  }

  async move(
    id: string,
    from: readonly Report['status'][],
    to: Report['status'],
    by: { moderatorId: string; note: string | null },
    at: Date,
  ): Promise<Report | null> {
    const moved = await this.#reports.findOneAndUpdate(
      { _id: id, status: { $in: [...from] } },
      { $set: { status: to, claimedById: by.moderatorId, resolution: by.note, updatedAt: at } },
      { returnDocument: 'after' },
    );
    return moved === null ? null : toReport(moved);
  }

  /** Reports in a state, newest first. */
  async list(status: Report['status'], after: ReportPosition | null, limit: number): Promise<Report[]> {
    const at = after === null ? null : new Date(after.atMs);
    const beyond =
      at === null || after === null
        ? {}
        : { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: after.id } }] };
    const found = await this.#reports
      .find({ status, ...beyond })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(toReport);
  }
}

function toReport({
  _id,
  subjectType,
  subjectId,
  reason,
  note,
  reporters,
  status,
  claimedById,
  createdAt,
}: ReportDocument): Report {
  return { id: _id, subjectType, subjectId, reason, note, reporters, status, claimedById, createdAt };
}
