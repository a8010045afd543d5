import { ServiceUnavailableError, UnauthenticatedError } from '@app/kernel';
import type { AuthorizationRules } from '../execution/index.ts';
import { type Operation, rootFieldsOf } from '../operations/operation.ts';
import type { OperationCheck } from '../operations/scope.ts';

/**
 * Refuses an operation whose token is bad. A mutation that needs no session at all (`refreshSession`, `logIn` with yesterday's header)
 * runs as anonymous instead: clients must be able to get a new token while they send the old one.
 */
export function callerCheck(authorization: () => AuthorizationRules): OperationCheck {
  return (operation, scope) => {
    const { problem } = scope.caller;
    if (problem === null || isOpenMutation(operation, authorization())) return;
    if (problem === 'unverifiable') throw new ServiceUnavailableError('auth');
    throw new UnauthenticatedError('The access token is not valid any more. Refresh the session or sign in again.');
  };
}

function isOpenMutation(operation: Operation, rules: AuthorizationRules): boolean {
  if (operation.definition.operation !== 'mutation') return false;
  const root = operation.schema.getMutationType()?.name ?? 'Mutation';
  return rootFieldsOf(operation).every((field) => rules.of(`${root}.${field}`) === undefined);
}
