import { newId } from '@app/kernel';
import { z } from 'zod';
import { hashSecret } from '../crypto/secrets.ts';
import { contextOf, lockoutPolicy } from './caller.ts';
import type { LogInOutcome } from './log-in.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { invalidCredentials } from './refusals.ts';
import { openSession } from './sessions.ts';

const dataSchema = z.object({ method: z.enum(['PASSWORD', 'EXTERNAL']).catch('PASSWORD'), device: z.string().catch('') });

/** Signs in with the second factor: a code of the authenticator app, or a recovery code. Any refusal looks the same. Cost: two transactions. */
export async function completeTwoFactor(
  deps: AuthDeps,
  caller: Caller,
  input: { readonly challengeToken: string; readonly code: string },
): Promise<LogInOutcome> {
  const now = deps.clock.now();
  const tokenHash = hashSecret(input.challengeToken);
  const challenge = await deps.store.findTwoFactorChallenge(tokenHash, now);
  if (challenge === null) return invalidCredentials();
  const { userId, sealedSecret } = challenge;
  const secret = deps.twoFactorSeal.open(sealedSecret, userId);
  const decision = await deps.store.answerSecondFactor({
    attemptId: newId(),
    tokenHash,
    code: deps.authenticators.check({ userId, secret, code: input.code, now }),
    maxAttempts: deps.settings.TWO_FACTOR_ATTEMPTS,
    accountLimit: deps.settings.TWO_FACTOR_ACCOUNT_ATTEMPTS,
    policy: lockoutPolicy(deps.settings),
    context: contextOf(caller),
    now,
  });
  if (decision.outcome !== 'ACCEPTED') return invalidCredentials();
  const { method, device } = dataSchema.parse(decision.data ?? {});
  return openSession(deps, caller, { userId, method, device: device || null });
}
