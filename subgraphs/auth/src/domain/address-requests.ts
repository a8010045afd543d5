import type { PasswordResetRequested, VerificationRequested } from '@app/contracts/events';
import { hashSecret } from '../crypto/secrets.ts';
import { emailField } from './fields.ts';
import type { AuthDeps } from './ports.ts';

/** What somebody asks for an address, who has not proved to own it. */
export type AddressRequest = typeof PasswordResetRequested | typeof VerificationRequested;

/**
 * Notes that something was asked for an address, without looking whether anybody has it: a consumer does that later, so the answer
 * and its time are the same for all addresses. The address stands sealed in the log. Cost: one insert; none for what is no address.
 */
export async function requestByAddress(deps: AuthDeps, email: string, request: AddressRequest): Promise<true> {
  const address = emailField.safeParse(email);
  if (address.success) {
    const normal = address.data.toLowerCase();
    const key = Buffer.from(hashSecret(normal)).toString('base64url');
    const sealed = Buffer.from(deps.addressSeal.seal(address.data)).toString('base64url');
    await deps.atomically((tx) => tx.publish(request({ key, sealed })));
  }
  return true;
}

/** The address in such a request; null when it was sealed with another key. */
export function addressOf(deps: Pick<AuthDeps, 'addressSeal'>, sealed: string): string | null {
  return deps.addressSeal.open(Buffer.from(sealed, 'base64url'));
}
