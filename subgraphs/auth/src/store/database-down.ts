import { Prisma } from '@app/prisma';

/** Prisma's own codes: not reachable, timed out, closed, no connection free, transaction not started in time. */
const DOWN_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
/** What the driver adapter calls the same, and losing against other transactions again and again. */
const DOWN_KINDS = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
];
/** SQLSTATEs: connection exceptions, shutdown and start-up, too many connections, statement cancelled by its time-out. */
const DOWN_STATES = /"(?:originalCode|code)":"(?:08...|57P0[123]|53300|57014|25P03)"/;
/** What the driver says without a code. */
const DOWN_MESSAGES = [
  'Connection terminated',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

/** Whether an error says that the database is away or overloaded, as opposed to a mistake of ours. */
export function isDatabaseDown(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (DOWN_CODES.has(error.code)) return true;
    const meta = JSON.stringify(error.meta ?? {});
    return DOWN_KINDS.some((kind) => meta.includes(`"kind":"${kind}"`)) || DOWN_STATES.test(meta);
  }
  return error instanceof Error && DOWN_MESSAGES.some((message) => error.message.includes(message));
}
