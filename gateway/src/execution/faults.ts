import { GraphQLError } from 'graphql';

/** Why a subgraph gave no answer. The message is for logs only. */
export type SubgraphFaultReason = 'unreachable' | 'timeout' | 'bad-response' | 'breaker-open' | 'overflow' | 'cancelled';

/** A subgraph could not be asked, or did not answer in GraphQL. Internal: clients see `SERVICE_UNAVAILABLE` and the service's name. */
export class SubgraphFaultError extends Error {
  readonly service: string;
  readonly reason: SubgraphFaultReason;

  constructor(service: string, reason: SubgraphFaultReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SubgraphFaultError';
    this.service = service;
    this.reason = reason;
  }
}

/** What a client sees of a fault: the service's name and nothing internal. */
export function serviceUnavailable(service: string): GraphQLError {
  return new GraphQLError(`The ${service} service cannot answer right now. Try again in a moment.`, {
    extensions: { code: 'SERVICE_UNAVAILABLE', service },
  });
}

/** The caller left before the answer was complete; nobody reads this but logs. */
export function operationCancelled(): GraphQLError {
  return new GraphQLError('The operation was cancelled by its caller.', { extensions: { code: 'SERVICE_UNAVAILABLE' } });
}

/** The document cannot be run as it is; `code` tells the documented reason. */
export function refuse(message: string, code = 'GRAPHQL_VALIDATION_FAILED'): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
