import { type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import { contextOf, hasSteppedUp } from './caller.ts';
import { DONE, type Done } from './end-sessions.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials, stepUpRequired } from './refusals.ts';
import { publishSessions } from './sessions.ts';
import { isProven } from './step-up.ts';

/** What an authenticator app needs; shown once. */
export interface TwoFactorSetup {
  readonly kind: 'TwoFactorSetup';
  /** Base32. */
  readonly secret: string;
  readonly otpauthUri: string;
}

/** Codes that each replace one code of the app; shown once. */
export interface RecoveryCodes {
  readonly kind: 'RecoveryCodes';
  readonly codes: readonly string[];
}

const RECOVERY_CODES = 10;

/** Begins to turn the second factor on: nothing changes before a code confirms it. Needs step-up. Refuses when it is on already. */
export async function startTwoFactorSetup(deps: AuthDeps, viewer: Viewer): Promise<TwoFactorSetup | NotAllowed> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const account = (await deps.accounts.findByIds([viewer.id], now)).get(viewer.id);
  const secret = deps.authenticators.newSecret();
  const sealedSecret = deps.twoFactorSeal.seal(secret, viewer.id);
  const isBegun = account !== undefined && (await deps.store.beginTwoFactorSetup({ userId: viewer.id, sealedSecret, now }));
  if (!isBegun) return alreadyOn();
  return { kind: 'TwoFactorSetup', secret, otpauthUri: deps.authenticators.uri(secret, account.username) };
}

/** Turns the second factor on by a code of the new secret; other sessions end. Returns the recovery codes, once. */
export async function confirmTwoFactorSetup(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  code: string,
): Promise<RecoveryCodes | NotAllowed | InvalidCredentials> {
  const now = deps.clock.now();
  const secrets = await deps.accounts.findSecrets(viewer.id);
  const sealed = secrets?.sealedPendingTwoFactor ?? null;
  const secret = sealed === null ? null : deps.twoFactorSeal.open(sealed, viewer.id);
  if (secret === null) return secrets?.sealedTwoFactor ? alreadyOn() : noSetup();
  const totpStep = deps.authenticators.stepOf(secret, code, now);
  if (totpStep === null) return invalidCredentials();
  const { codes, hashes } = deps.authenticators.newRecoveryCodes(viewer.id, RECOVERY_CODES);
  const outcome = await deps.store.enableTwoFactor({
    userId: viewer.id,
    totpStep,
    recoveryHashes: hashes,
    setupTtlSec: deps.settings.TWO_FACTOR_SETUP_SEC,
    keepSessionId: viewer.sessionId,
    context: contextOf(caller),
    now,
  });
  if (outcome === 'UNCHANGED') return alreadyOn();
  if (outcome !== 'ENABLED') return noSetup();
  await publishSessions(deps, viewer.id);
  return { kind: 'RecoveryCodes', codes };
}

/** Turns the second factor off by one of its codes; other sessions end. Refuses with `NotAllowed` WRONG_CODE or NOT_ENABLED. */
export async function disableTwoFactor(deps: AuthDeps, caller: Caller, viewer: Viewer, code: string): Promise<Done | NotAllowed> {
  const secrets = await deps.accounts.findSecrets(viewer.id);
  if (!secrets?.sealedTwoFactor) return notOn();
  const rule = { needsPassword: false, needsCode: true, stepsUp: false };
  if (!(await isProven(deps, caller, viewer, { code }, rule)))
    return notAllowed(
      'WRONG_CODE',
      text('This code does not work. Try a new one, or wait a while.', '验证码无效，请换一个或稍后再试。'),
    );
  const now = deps.clock.now();
  await deps.store.disableTwoFactor({ userId: viewer.id, keepSessionId: viewer.sessionId, context: contextOf(caller), now });
  await publishSessions(deps, viewer.id);
  return DONE;
}

/** New recovery codes in place of all old ones. Needs step-up. */
export async function regenerateRecoveryCodes(deps: AuthDeps, viewer: Viewer): Promise<RecoveryCodes | NotAllowed> {
  if (!hasSteppedUp(deps.settings, viewer, deps.clock.now())) return stepUpRequired();
  const { codes, hashes } = deps.authenticators.newRecoveryCodes(viewer.id, RECOVERY_CODES);
  const isReplaced = await deps.store.replaceRecoveryCodes({ userId: viewer.id, recoveryHashes: hashes });
  return isReplaced ? { kind: 'RecoveryCodes', codes } : notOn();
}

function alreadyOn(): NotAllowed {
  return notAllowed('ALREADY_ENABLED', text('The second factor is on already.', '两步验证已开启。'));
}

function notOn(): NotAllowed {
  return notAllowed('NOT_ENABLED', text('The second factor is off.', '两步验证未开启。'));
}

function noSetup(): NotAllowed {
  return notAllowed('NO_SETUP', text('Begin the setup first.', '请先开始设置。'));
}
