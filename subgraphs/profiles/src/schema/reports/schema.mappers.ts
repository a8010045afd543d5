import type { Report } from '../../domain/report.ts';

export type ReportMapper = Report;
