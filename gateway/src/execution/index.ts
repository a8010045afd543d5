export { type AuthorizationRule, type AuthorizationRules, readAuthorization } from './authorization.ts';
export { type BreakerOptions, type BreakerState, CircuitBreaker } from './circuit-breaker.ts';
export type { CompiledOperation, CompiledRequest } from './compile-operation.ts';
export type {
  OperationArgs,
  OperationContext,
  SubgraphCall,
  SubgraphCallReport,
  SubgraphError,
  SubgraphRequest,
  SubgraphResult,
  SubgraphTransport,
} from './contract.ts';
export { createFederatedExecutor, type Explanation, type FederatedExecutor, type FederatedExecutorOptions } from './executor.ts';
export { operationCancelled, refuse, SubgraphFaultError, type SubgraphFaultReason, serviceUnavailable } from './faults.ts';
export { createHttpTransport, type HttpTransportOptions } from './http.ts';
export { createInProcessTransport, type InProcessTransportOptions } from './in-process.ts';
export type { BoundVariables } from './prepare-operation.ts';
export type { CompiledSubscription } from './subscription.ts';
export type { SuccessorRule } from './successor.ts';
