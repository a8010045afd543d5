import { z } from 'zod';
import type { Prisma } from '../../generated/client.ts';
import { type AuthDatabase, retryingConflicts } from '../client.ts';

/** Raw bytes: a hash of 32 bytes, or something the service encrypted. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Who asks, as audit entries and sessions record it. */
export interface RequestContext {
  /** The signed-in user who acts; null for a stranger or a job. */
  readonly actorId: string | null;
  /** Address of the client; null for a job. */
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** What every changing call takes besides its own input. */
export interface CallOptions {
  readonly context: RequestContext;
  /** Time of the change. @defaultValue the database's clock */
  readonly now?: Date;
}

/** Whoever the platform itself is: jobs and consumers of events. */
export const SYSTEM_CONTEXT: RequestContext = { actorId: null, ip: null, userAgent: null };

/** The context as procedures read it. */
export function contextJson({ context }: CallOptions): string {
  return JSON.stringify(context);
}

/** The rows of a raw statement, checked against their schema. Outside a transaction it is repeated when it lost against another one. */
export async function callRows<S extends z.ZodType>(db: AuthDatabase, statement: Prisma.Sql, row: S): Promise<z.infer<S>[]> {
  const rows = await (isWholeClient(db) ? retryingConflicts(() => db.$queryRaw(statement)) : db.$queryRaw(statement));
  return z.array(row).parse(rows);
}

/** The only row of a raw statement; throws when there is another number of them. */
export async function callRow<S extends z.ZodType>(db: AuthDatabase, statement: Prisma.Sql, row: S): Promise<z.infer<S>> {
  const [only, ...others] = await callRows(db, statement, row);
  if (only === undefined || others.length > 0) throw new Error('The statement did not answer with exactly one row.');
  return only;
}

/** A transaction cannot repeat a single statement: after a conflict it is lost as a whole. */
function isWholeClient(db: AuthDatabase): boolean {
  return '$connect' in db && typeof db.$connect === 'function';
}
