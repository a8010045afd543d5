/** Codes that a client can meet in `extensions.code`; nothing else ever leaves the platform. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'RATE_LIMITED',
  'OPERATION_TOO_COMPLEX',
  'PERSISTED_QUERY_NOT_FOUND',
  'TRUSTED_DOCUMENT_REQUIRED',
  'NOT_FOUND',
  'CONFLICT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** The caller or the system is in a bad state: becomes a GraphQL error with `code` and `details` as extensions. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}

/** The operation needs a signed-in caller. */
export class UnauthenticatedError extends Fault {
  constructor(message = 'Sign in to do this.') {
    super('UNAUTHENTICATED', message);
  }
}

/** The caller is known but lacks the scope. */
export class ForbiddenError extends Fault {
  constructor(message = 'Your account lacks the permission for this.') {
    super('FORBIDDEN', message);
  }
}

/** A malformed argument that no form would send: page size out of range, foreign cursor, unknown task. */
export class BadUserInputError extends Fault {
  constructor(message: string, fields: readonly string[] = []) {
    super('BAD_USER_INPUT', message, fields.length > 0 ? { fields } : {});
  }
}

/** A subscription to something unknown, or not visible to the caller. */
export class NotFoundError extends Fault {
  constructor(message = 'There is nothing here that you can see.') {
    super('NOT_FOUND', message);
  }
}

/** Somebody else is doing this right now. */
export class ConflictError extends Fault {
  constructor(message: string) {
    super('CONFLICT', message);
  }
}

/** What a sliding-window limit answers when it is used up. */
export interface RateLimitDetails {
  readonly limit: number;
  readonly remaining: number;
  readonly retryAfterMs: number;
}

/** Too many calls of this kind; `retryAfterMs` says when one more fits. */
export class RateLimitedError extends Fault {
  constructor(details: RateLimitDetails) {
    super('RATE_LIMITED', `Too many requests. Try again in ${Math.ceil(details.retryAfterMs / 1000)} s.`, { ...details });
  }
}

/** A part of the platform cannot answer now; trying again later is right. */
export class ServiceUnavailableError extends Fault {
  constructor(service: string) {
    super('SERVICE_UNAVAILABLE', `The ${service} service cannot answer right now. Try again in a moment.`, { service });
  }
}
