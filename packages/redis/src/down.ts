/** Redis could not be asked: not reachable, not answering in time, or not ready to serve. The caller decides whether that opens or closes. */
export class RedisDownError extends Error {
  override readonly name = 'RedisDownError';

  /** `cause` is what the driver threw. */
  constructor(cause?: unknown) {
    super('Redis is not available', { cause });
  }
}

const DOWN_MESSAGES = [
  'Connection is closed',
  'Command timed out',
  "Stream isn't writeable",
  'Command aborted due to connection close',
  'Socket timeout',
  'connect ETIMEDOUT',
];
const DOWN_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);
const DOWN_REPLIES = /^(LOADING|CLUSTERDOWN|MASTERDOWN|READONLY|TRYAGAIN|MISCONF|OOM)\b/;

/** Whether `error` says that Redis is away, hung, loading or failing over, as opposed to a mistake of the caller. */
export function isRedisDown(error: unknown): boolean {
  if (error instanceof RedisDownError) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && DOWN_CODES.has(error.code)) return true;
  if (error.name === 'MaxRetriesPerRequestError' || error.name === 'ClusterAllFailedError') return true;
  return DOWN_REPLIES.test(error.message) || DOWN_MESSAGES.some((text) => error.message.includes(text));
}

/** Awaits a Redis call and turns "Redis is away" into `RedisDownError`; every other error passes unchanged. */
export async function redisOrDown<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw isRedisDown(error) && !(error instanceof RedisDownError) ? new RedisDownError(error) : error;
  }
}
