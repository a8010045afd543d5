import {
  BadUserInputError,
  type Conflict,
  conflict,
  type NotAllowed,
  type NotFound,
  newId,
  notAllowed,
  notFound,
  text,
  type Viewer,
} from '@app/kernel';
import type { OAuthRequest } from '@app/prisma';
import { hashSecret, newSecret } from '../crypto/secrets.ts';
import type { ExternalProvider } from './account.ts';
import { type AccountSuccess, accountNow } from './account-changes.ts';
import { contextOf, hasSteppedUp } from './caller.ts';
import { accountOfPerson } from './external-account.ts';
import { admit, type LogInOutcome } from './log-in.ts';
import type { AuthDeps, Caller, ExternalPerson, ExternalProviders, Seal } from './ports.ts';
import { invalidCredentials, lastCredential, stepUpRequired } from './refusals.ts';

/** What use cases of external logins need beside the rest. */
export interface ExternalDeps extends AuthDeps {
  readonly providers: ExternalProviders;
  readonly requestSeal: Seal;
  /** Addresses to which a provider may send the browser back. */
  readonly redirectUris: readonly string[];
}

/** What a browser brings back from a provider. */
export interface ExternalReturn {
  readonly provider: ExternalProvider;
  readonly code: string;
  readonly state: string;
  readonly redirectUri: string;
  readonly device?: string | null;
}

/** Where to send the browser; the state must come back with the code. Throws `BadUserInputError` for a provider or address that is not set up. */
export async function startExternalLogin(
  deps: ExternalDeps,
  caller: Caller,
  input: { readonly provider: ExternalProvider; readonly redirectUri: string },
): Promise<{ readonly url: string; readonly state: string }> {
  const { provider, redirectUri } = input;
  if (!deps.providers.isOffered(provider)) throw new BadUserInputError('This provider is not offered here.', ['provider']);
  if (!deps.redirectUris.includes(redirectUri))
    throw new BadUserInputError('This address is not among the allowed ones.', ['redirectUri']);
  const [state, nonce, verifier] = [newSecret(), newSecret(), newSecret()];
  const { deviceId } = caller.client;
  const url = await deps.providers.start(provider, { redirectUri, state, nonce, verifier });
  await deps.store.openOAuthState({
    id: newId(),
    stateHash: hashSecret(state),
    provider,
    sealed: deps.requestSeal.seal(JSON.stringify([verifier, nonce]), state),
    redirectUri,
    userId: caller.viewer?.id ?? null,
    bindingHash: deviceId === null ? null : hashSecret(deviceId),
    now: deps.clock.now(),
    ttlSec: deps.settings.OAUTH_STATE_SEC,
  });
  return { url, state };
}

/**
 * Signs in by a provider. A new person whose address the provider has verified gets an account, or is linked to the one with that verified
 * address; an unverified account of that address does not survive. Every refusal looks the same; the second factor still follows.
 */
export async function completeExternalLogin(deps: ExternalDeps, caller: Caller, input: ExternalReturn): Promise<LogInOutcome> {
  const request = await takeRequest(deps, caller, input);
  const person = request && (await askProvider(deps, request, input));
  if (!person) return invalidCredentials();
  const account = await accountOfPerson(deps, caller, input.provider, person);
  const name = account?.username ?? person.email ?? input.provider.toLowerCase();
  return admit(deps, caller, {
    account,
    name,
    method: 'EXTERNAL',
    isRight: account !== null,
    device: input.device ?? null,
  });
}

/** Links an identity to the caller's account, by a request that the caller began. Needs step-up. Refuses with `NotAllowed` STATE_INVALID, `Conflict`. */
export async function linkExternalLogin(
  deps: ExternalDeps,
  caller: Caller,
  viewer: Viewer,
  input: ExternalReturn,
): Promise<AccountSuccess | NotAllowed | NotFound | Conflict> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const request = await takeRequest(deps, caller, input);
  const person = request?.userId === viewer.id ? await askProvider(deps, request, input) : null;
  if (person === null)
    return notAllowed('STATE_INVALID', text('This request is over. Begin again.', '该请求已失效，请重新开始。'));
  const { provider } = input;
  const outcome = await deps.store.linkExternalLogin({
    id: newId(),
    userId: viewer.id,
    identity: { provider, issuer: person.issuer, subject: person.subject },
    email: person.email,
    context: contextOf(caller),
    now,
  });
  if (outcome === 'IDENTITY_TAKEN')
    return conflict('TAKEN', text('This identity belongs to another account.', '该身份已关联其他账号。'));
  if (outcome === 'PROVIDER_TAKEN')
    return conflict(
      'PROVIDER_LINKED',
      text('Unlink the present login of this provider first.', '请先解除该平台当前的登录关联。'),
    );
  return accountNow(deps, viewer.id);
}

/** Unlinks a provider. Needs step-up. Refuses with `NotFound` when none is linked, `NotAllowed` LAST_CREDENTIAL. */
export async function unlinkExternalLogin(
  deps: ExternalDeps,
  caller: Caller,
  viewer: Viewer,
  provider: ExternalProvider,
): Promise<AccountSuccess | NotAllowed | NotFound> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const outcome = await deps.store.unlinkExternalLogin({ userId: viewer.id, provider, context: contextOf(caller), now });
  if (outcome === 'LAST_CREDENTIAL') return lastCredential();
  return outcome === 'UNLINKED' ? accountNow(deps, viewer.id) : notFound();
}

/** Takes the request away whose state came back; null unless it was begun for this provider and address, in this browser. */
async function takeRequest(deps: ExternalDeps, caller: Caller, input: ExternalReturn): Promise<OAuthRequest | null> {
  const request = await deps.store.takeOAuthState({ stateHash: hashSecret(input.state), now: deps.clock.now() });
  if (request === null || request.provider !== input.provider || request.redirectUri !== input.redirectUri) return null;
  if (request.bindingHash === null) return request;
  const { deviceId } = caller.client;
  const isSameBrowser = deviceId !== null && Buffer.from(hashSecret(deviceId)).equals(Buffer.from(request.bindingHash));
  return isSameBrowser ? request : null;
}

async function askProvider(deps: ExternalDeps, request: OAuthRequest, input: ExternalReturn): Promise<ExternalPerson | null> {
  const opened = deps.requestSeal.open(request.sealed, input.state);
  if (opened === null) return null;
  const [verifier, nonce]: [string, string] = JSON.parse(opened);
  const { provider, code, state, redirectUri } = input;
  return deps.providers.complete(provider, { redirectUri, code, state, nonce, verifier });
}
