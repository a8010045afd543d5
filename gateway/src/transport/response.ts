import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/** Media type of GraphQL over HTTP, whose status tells what went wrong. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

/** The media type of an answer; null when the client accepts neither of ours. Clients that do not say get plain JSON. */
export function contentTypeFor(accept: string | undefined): typeof GRAPHQL_RESPONSE | typeof JSON_TYPE | null {
  if (accept === undefined || accept.trim() === '') return JSON_TYPE;
  const weights = new Map<string, number>();
  for (const entry of accept.split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(type, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const any = weights.get('application/*') ?? weights.get('*/*') ?? 0;
  const plain = weights.get(JSON_TYPE) ?? any;
  const modern = weights.get(GRAPHQL_RESPONSE) ?? any;
  if (plain <= 0 && modern <= 0) return null;
  // A wildcard alone does not ask for the newer type.
  return modern > plain || (modern === plain && weights.has(GRAPHQL_RESPONSE)) ? GRAPHQL_RESPONSE : JSON_TYPE;
}

/** Whether the client asks for an event stream. */
export function wantsEventStream(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes('text/event-stream') === true;
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
  PERSISTED_QUERY_NOT_FOUND: 200,
};

/**
 * The HTTP status of a well-formed request's answer: with plain JSON always 200, because old clients and proxies read other statuses as
 * broken transports; with the GraphQL media type what became of the operation, as long as nothing was executed.
 */
export function statusOf(result: FormattedExecutionResult, contentType: string): number {
  if (contentType !== GRAPHQL_RESPONSE || result.errors === undefined || 'data' in result) return 200;
  return statusOfErrors(result.errors);
}

/** The status that the first error stands for. */
export function statusOfErrors(errors: readonly GraphQLFormattedError[]): number {
  const code = errors[0]?.extensions?.code;
  return (typeof code === 'string' ? STATUS_OF_CODE[code] : undefined) ?? 400;
}
