import { Fault, type Logger, ServiceUnavailableError } from '@app/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Class names of drivers' errors that mean "the store cannot answer now", not "we are wrong". */
const STORE_IS_DOWN =
  /^(MongoNetwork|MongoServerSelection|MongoPool|MongoTopologyClosed|MongoNotConnected|MongoWriteConcern|RedisDown|MaxRetriesPerRequest|PrismaClientInitialization)/;
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P03', '08006', '08001']);

/**
 * The error as a client may see it: faults keep their code and details, client mistakes keep theirs, everything else is
 * INTERNAL_SERVER_ERROR with a `traceId` and is logged once, here.
 */
export function presentError(
  error: GraphQLError,
  scope: { service: string; traceId: string; log: Logger },
): GraphQLFormattedError {
  const place = { ...(error.locations ? { locations: error.locations } : {}), ...(error.path ? { path: error.path } : {}) };
  const cause = rootCause(error);
  if (cause === null) {
    // Raised by graphql-js itself: a client's mistake, worded for clients.
    const code = typeof error.extensions.code === 'string' ? error.extensions.code : 'BAD_USER_INPUT';
    return { message: error.message, ...place, extensions: { ...error.extensions, code } };
  }
  if (cause instanceof Fault) return { message: cause.message, ...place, extensions: { ...cause.details, code: cause.code } };
  if (isStoreDown(cause)) {
    scope.log.warn({ err: cause, traceId: scope.traceId }, 'a store cannot answer');
    const fault = new ServiceUnavailableError(scope.service);
    return { message: fault.message, ...place, extensions: { ...fault.details, code: fault.code } };
  }
  scope.log.error({ err: cause, path: error.path, traceId: scope.traceId }, 'unexpected error in a resolver');
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', traceId: scope.traceId },
  };
}

function rootCause(error: GraphQLError): Error | null {
  let current: Error | undefined = error.originalError;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  if (current === undefined || current instanceof GraphQLError) return null;
  return current;
}

/** Whether an error says that a database or Redis is unreachable for now. */
export function isStoreDown(error: Error): boolean {
  if (STORE_IS_DOWN.test(error.name) || STORE_IS_DOWN.test(error.constructor.name)) return true;
  return 'code' in error && typeof error.code === 'string' && CONNECTION_CODES.has(error.code);
}
