import { FAULT_CODES, Fault, type FaultCode, type Logger } from '@app/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes of Apollo Server that mean: the client sent something malformed. */
const CLIENT_MISTAKES = new Set(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED']);
/** Client mistakes that Apollo Server raises without a code. */
const UNCODED_CLIENT_MISTAKES = [
  'provided sha does not match query',
  'Unsupported persisted query version',
  'Too many errors processing variables',
  'Too many validation errors',
];
const TOO_MANY_TOKENS = 'Document contains more th';
const SUGGESTION = / ?Did you mean .+\?/;

/** How errors are shown. */
export interface PresentationSettings {
  /** Beyond it errors are left out. */
  readonly maxErrors: number;
  /** Names of the schema that the client did not write are taken out of messages. */
  readonly hidesSchema: boolean;
  /** Any supergraph: codes of its own pass as they are. */
  readonly allowsForeignCodes: boolean;
  readonly logger: Logger;
}

/** Turns a refusal into the error that clients see. */
export function errorOfFault(fault: Fault): GraphQLError {
  return new GraphQLError(fault.message, { extensions: { ...fault.details, code: fault.code } });
}

/** Any thrown value as a GraphQL error: faults keep their code, everything else keeps itself as the cause. */
export function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  if (thrown instanceof Fault) return errorOfFault(thrown);
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(error.message, { originalError: error });
}

/** Errors as clients may see them: a documented code each, bugs masked with a `traceId`, at most so many. */
export function presentErrors(
  errors: readonly GraphQLError[],
  traceId: string,
  settings: PresentationSettings,
): GraphQLFormattedError[] {
  return errors.slice(0, settings.maxErrors).map((error) => presentOne(error, traceId, settings));
}

function presentOne(error: GraphQLError, traceId: string, settings: PresentationSettings): GraphQLFormattedError {
  const place = { ...(error.locations ? { locations: error.locations } : {}), ...(error.path ? { path: error.path } : {}) };
  const code = codeOf(error, settings);
  if (code === null || code === 'INTERNAL_SERVER_ERROR') {
    if (code === null)
      settings.logger.error({ err: error.originalError ?? error, traceId, path: error.path }, 'unexpected error');
    const known = error.extensions.traceId;
    return {
      message: 'Something went wrong on our side.',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', traceId: typeof known === 'string' ? known : traceId },
    };
  }
  const message = settings.hidesSchema ? error.message.replace(SUGGESTION, '') : error.message;
  const { http: _http, stacktrace: _stacktrace, ...extensions } = error.extensions;
  return { message, ...place, extensions: { ...extensions, code } };
}

/** The documented code of an error; null for a bug. */
function codeOf(error: GraphQLError, settings: PresentationSettings): string | null {
  const { originalError } = error;
  if (originalError instanceof Fault) return originalError.code;
  if (error.message.includes(TOO_MANY_TOKENS)) return 'OPERATION_TOO_COMPLEX';
  if (UNCODED_CLIENT_MISTAKES.some((text) => error.message.includes(text))) return 'BAD_USER_INPUT';
  const { code } = error.extensions;
  if (typeof code !== 'string') return null;
  if (isDocumented(code)) return code;
  if (CLIENT_MISTAKES.has(code)) return 'BAD_USER_INPUT';
  return settings.allowsForeignCodes ? code : null;
}

function isDocumented(code: string): code is FaultCode {
  return FAULT_CODES.some((known) => known === code);
}
