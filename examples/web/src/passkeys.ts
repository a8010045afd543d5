import {
  FinishPasskeyLoginDocument,
  FinishPasskeyRegistrationDocument,
  isRefusal,
  type RefusalResult,
  StartPasskeyLoginDocument,
  StartPasskeyRegistrationDocument,
} from '@app/client';
import { platform } from './client.ts';

const { apollo, session } = platform;

/** Whether this browser knows passkeys as the platform speaks of them. */
export const knowsPasskeys = typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Signs in with a passkey; null when done or when the person closed the browser's dialogue. */
export async function signInWithPasskey(device: string): Promise<RefusalResult | null> {
  const { data: started } = await apollo.mutate({ mutation: StartPasskeyLoginDocument });
  if (!started) return null;
  const { challengeId, options } = started.startPasskeyLogin;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  const credential = await navigator.credentials.get({ publicKey });
  if (!(credential instanceof PublicKeyCredential)) return null;
  const { data } = await apollo.mutate({
    mutation: FinishPasskeyLoginDocument,
    variables: { challengeId, response: JSON.stringify(credential), device },
  });
  const answer = data?.finishPasskeyLogin;
  if (!answer || answer.__typename === 'TwoFactorRequired') return null;
  if (isRefusal(answer)) return answer;
  session.signIn(answer);
  return null;
}

/** Adds a passkey of this device to the account. */
export async function addPasskey(name: string): Promise<RefusalResult | null> {
  const { data: started } = await apollo.mutate({ mutation: StartPasskeyRegistrationDocument });
  const challenge = started?.startPasskeyRegistration;
  if (!challenge || isRefusal(challenge)) return challenge ?? null;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(challenge.options));
  const credential = await navigator.credentials.create({ publicKey });
  if (credential === null) return null;
  const { data } = await apollo.mutate({
    mutation: FinishPasskeyRegistrationDocument,
    variables: { name, response: JSON.stringify(credential) },
  });
  const answer = data?.finishPasskeyRegistration;
  return answer && isRefusal(answer) ? answer : null;
}
