import type { AuditEntry, LoginAttempt } from '../../domain/admin-lists.ts';

export type AuditEntryMapper = AuditEntry;
export type LoginAttemptMapper = LoginAttempt;
