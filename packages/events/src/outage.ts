import { isRedisDown } from '@app/redis';
import { MongoError, MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError } from 'mongodb';

const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);
const FAULT_CODES = new Set(['UNAVAILABLE', 'SERVICE_UNAVAILABLE']);
/** Connection exceptions, shutdown and start-up of PostgreSQL, serialisation failures and deadlocks. */
const POSTGRES_STATES = /^(08...|57P0[123]|53300|40001|40P01)$/;
/** Not primary, stepping down, shutting down, interrupted, network time-outs of MongoDB. */
const MONGO_CODES = new Set([6, 7, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
const MONGO_LABELS = ['TransientTransactionError', 'RetryableWriteError', 'ResumableChangeStreamError'];

/**
 * Whether an error says that a store is away or busy, so that trying again later will do, as opposed to an event that can never be
 * handled. Looks through `cause`.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isRedisDown(error)) return true;
  if (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNotConnectedError
  ) {
    return true;
  }
  if (error instanceof MongoError) {
    if (MONGO_LABELS.some((label) => error.hasErrorLabel(label))) return true;
    if (typeof error.code === 'number' && MONGO_CODES.has(error.code)) return true;
  }
  if ('code' in error && typeof error.code === 'string') {
    if (NETWORK_CODES.has(error.code) || FAULT_CODES.has(error.code) || POSTGRES_STATES.test(error.code)) return true;
  }
  return error.cause !== undefined && isOutage(error.cause);
}
