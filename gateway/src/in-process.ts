import { type Identity, type Logger, newId, serviceIdentity } from '@app/kernel';
import { type BaseContext, cursorOfEvent, isRefusal, presentError, type Subgraph } from '@app/subgraph';
import { proveAuthorization } from '@app/subgraph/serve';
import { GraphQLError } from 'graphql';
import { createInProcessTransport, type OperationContext, type SubgraphCall, type SubgraphTransport } from './execution/index.ts';

/**
 * Reaches a subgraph that lives in this process. All fetches of one query share one context, and with it the loaders; a mutation
 * gets a fresh one each time, because what was loaded before a change is not true after it. Errors look as over HTTP.
 * Throws `UnprotectedFieldsError` when a field that the schema protects would not refuse.
 */
export function inProcessTransport(subgraph: Subgraph, logger: Logger): SubgraphTransport {
  proveAuthorization(subgraph.name, subgraph.schema);
  return createInProcessTransport(subgraph.name, {
    schema: subgraph.schema,
    contextFor: (call) => contextFor(subgraph, call),
    formatError: (error, call) => {
      const raised =
        error instanceof GraphQLError
          ? error
          : new GraphQLError(error.message, { path: error.path, extensions: { ...error.extensions } });
      const scope = { service: subgraph.name, traceId: identityOf(call.context).traceId, log: logger };
      const { message, path, extensions } = presentError(raised, scope);
      return { message, ...(path ? { path } : {}), extensions: { ...extensions } };
    },
    refusalOf: (fault) => (isRefusal(fault) ? new GraphQLError(fault.message, { originalError: fault }) : undefined),
    eventExtensions: (event) => {
      const cursor = cursorOfEvent(event);
      return cursor === null ? undefined : { cursor };
    },
  });
}

const CHANGES = Symbol('the operation is a mutation');

function contextFor(subgraph: Subgraph, call: SubgraphCall): BaseContext {
  const { cache, signal } = call.context;
  const create = () => subgraph.createContext({ identity: identityOf(call.context), signal: signal ?? call.signal });
  if (call.kind === 'mutation') cache.set(CHANGES, true);
  if (cache.has(CHANGES)) return create();
  const kept = cache.get(subgraph);
  // Only this function writes under this key.
  if (kept !== undefined) return kept as BaseContext;
  const context = create();
  cache.set(subgraph, context);
  return context;
}

/** The identity that the gateway's front put into the operation; the platform itself where there is none. */
export function identityOf(context: OperationContext): Identity {
  const { identity } = context;
  return isIdentity(identity) ? identity : serviceIdentity('gateway', context.traceId ?? newId());
}

function isIdentity(value: unknown): value is Identity {
  return typeof value === 'object' && value !== null && 'kind' in value && 'client' in value && 'viewer' in value;
}
