import {
  type Conflict,
  checkInput,
  conflict,
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  newId,
  notAllowed,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { type AccountSuccess, accountNow } from './account-changes.ts';
import { contextOf, hasSteppedUp } from './caller.ts';
import { passkeyNameField } from './fields.ts';
import { admit, type LogInOutcome } from './log-in.ts';
import type { AuthDeps, Caller, PasskeyCeremonies } from './ports.ts';
import { invalidCredentials, lastCredential, stepUpRequired } from './refusals.ts';

/** What use cases of passkeys need beside the rest. */
export interface PasskeyDeps extends AuthDeps {
  readonly ceremonies: PasskeyCeremonies;
}

/** A question to an authenticator: options of the WebAuthn specification, as JSON text. */
export interface PasskeyChallenge {
  readonly kind: 'PasskeyChallenge';
  readonly challengeId: string;
  readonly options: string;
}

/** Time to answer an authenticator's question. */
const CEREMONY_SEC = 300;

const registrationDataSchema = z.object({ challenge: z.string(), sessionId: z.string() });
const loginDataSchema = z.object({ challenge: z.string() });
const nameSchema = z.object({ name: passkeyNameField });

/** Begins to add a passkey. Needs step-up. An earlier question that is still open is void. */
export async function startPasskeyRegistration(deps: PasskeyDeps, viewer: Viewer): Promise<PasskeyChallenge | NotAllowed> {
  const now = deps.clock.now();
  const account = (await deps.accounts.findByIds([viewer.id], now)).get(viewer.id);
  if (account === undefined || !hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const present = await deps.accounts.listPasskeys(viewer.id);
  const { challenge, options } = await deps.ceremonies.startRegistration(account, present);
  const id = newId();
  await deps.store.takePasskeyRegistration({ userId: viewer.id, now });
  await deps.store.openChallenge({
    id,
    kind: 'PASSKEY_REGISTRATION',
    userId: viewer.id,
    tokenHash: null,
    data: { challenge, sessionId: viewer.sessionId },
    now,
    ttlSec: CEREMONY_SEC,
  });
  return { kind: 'PasskeyChallenge', challengeId: id, options };
}

/** Adds the passkey that answers the open question of this session. Refuses with `NotAllowed` CHALLENGE_OVER or LIMIT, `InvalidInput`, `Conflict` TAKEN. */
export async function finishPasskeyRegistration(
  deps: PasskeyDeps,
  caller: Caller,
  viewer: Viewer,
  input: { readonly name: string; readonly response: string },
): Promise<AccountSuccess | InvalidInput | NotAllowed | NotFound | Conflict> {
  const checked = checkInput(nameSchema, { name: input.name });
  if (!checked.ok) return checked.refusal;
  const now = deps.clock.now();
  const taken = await deps.store.takePasskeyRegistration({ userId: viewer.id, now });
  const data = registrationDataSchema.safeParse(taken?.data);
  if (!data.success || data.data.sessionId !== viewer.sessionId)
    return notAllowed('CHALLENGE_OVER', text('Begin again: there is no open question.', '没有待完成的请求，请重新开始。'));
  const credential = await deps.ceremonies.finishRegistration(input.response, data.data.challenge);
  if (credential === null)
    return invalidInput(problem('response', 'REJECTED', text('This answer does not verify.', '验证未通过。')));
  const outcome = await deps.store.addPasskey({
    id: newId(),
    userId: viewer.id,
    ...credential,
    name: checked.value.name,
    maxCount: deps.settings.PASSKEYS_MAX,
    context: contextOf(caller),
    now,
  });
  if (outcome === 'TAKEN') return conflict('TAKEN', text('This passkey is registered already.', '该通行密钥已注册。'));
  if (outcome === 'LIMIT')
    return notAllowed('LIMIT', text('You have too many passkeys. Remove one first.', '通行密钥过多，请先移除一个。'));
  return accountNow(deps, viewer.id);
}

/** Begins a sign-in by passkey; the authenticator says who it is. */
export async function startPasskeyLogin(deps: PasskeyDeps): Promise<PasskeyChallenge> {
  const { challenge, options } = await deps.ceremonies.startLogin();
  const id = newId();
  await deps.store.openChallenge({
    id,
    kind: 'PASSKEY_LOGIN',
    userId: null,
    tokenHash: null,
    data: { challenge },
    now: deps.clock.now(),
    ttlSec: CEREMONY_SEC,
  });
  return { kind: 'PasskeyChallenge', challengeId: id, options };
}

/** Signs in by passkey, which counts as both factors. A question can be answered once, rightly or not. */
export async function finishPasskeyLogin(
  deps: PasskeyDeps,
  caller: Caller,
  input: { readonly challengeId: string; readonly response: string; readonly device?: string | null },
): Promise<LogInOutcome> {
  const now = deps.clock.now();
  if (!isId(input.challengeId)) return invalidCredentials();
  const taken = await deps.store.takeChallenge({ id: input.challengeId, kind: 'PASSKEY_LOGIN', now });
  const data = loginDataSchema.safeParse(taken?.data);
  const credentialId = deps.ceremonies.credentialOf(input.response);
  if (!data.success || credentialId === null) return invalidCredentials();
  const passkey = await deps.accounts.findPasskey(credentialId);
  const signCount = passkey && (await deps.ceremonies.finishLogin(input.response, data.data.challenge, passkey));
  const account = passkey ? ((await deps.accounts.findByIds([passkey.userId], now)).get(passkey.userId) ?? null) : null;
  const isRight =
    passkey !== null && signCount !== null && (await deps.store.recordPasskeyUse({ id: passkey.id, signCount, now }));
  const name = account?.username ?? 'passkey';
  return admit(deps, caller, { account, name, method: 'PASSKEY', isRight, device: input.device ?? null });
}

/** Removes a passkey of the caller. Needs step-up. Refuses with `NotFound`, or `NotAllowed` LAST_CREDENTIAL. */
export async function removePasskey(
  deps: PasskeyDeps,
  caller: Caller,
  viewer: Viewer,
  id: string,
): Promise<AccountSuccess | NotAllowed | NotFound> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  if (!isId(id)) return notFound();
  const outcome = await deps.store.removePasskey({ id, userId: viewer.id, context: contextOf(caller), now });
  if (outcome === 'NOT_FOUND') return notFound();
  return outcome === 'LAST_CREDENTIAL' ? lastCredential() : accountNow(deps, viewer.id);
}
