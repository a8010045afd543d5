import type { AuditEntryResolvers } from '../../types.generated.ts';

export const AuditEntry: AuditEntryResolvers = {};
