import type { Identity } from '@app/kernel';
import type { SuccessorRule } from '../execution/index.ts';
import type { Authenticator } from './authenticator.ts';

/**
 * Whoever signs in is the viewer of what else the same operation asks about them (`logIn { viewer { user } }`): as whom is established from
 * the new access token, as on every later operation. Root fields stay those of the caller who sent the operation.
 */
export function signedInBy(authenticator: Authenticator): SuccessorRule {
  return {
    type: 'TokensIssued',
    selection: 'tokens { accessToken }',
    async identityOf(tokens, { identity, traceId }) {
      if (!hasAccessToken(tokens) || !isIdentity(identity)) return undefined;
      const caller = await authenticator.authenticate(`Bearer ${tokens.accessToken}`, identity.client);
      return caller.problem === null ? { ...caller.identity, traceId: traceId ?? caller.identity.traceId } : undefined;
    },
  };
}

function hasAccessToken(value: unknown): value is { accessToken: string } {
  return typeof value === 'object' && value !== null && 'accessToken' in value && typeof value.accessToken === 'string';
}

function isIdentity(value: unknown): value is Identity {
  return typeof value === 'object' && value !== null && 'client' in value && 'kind' in value;
}
