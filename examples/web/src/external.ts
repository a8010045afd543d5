import { type ExternalProvider, StartExternalLoginDocument } from '@app/client';
import { platform } from './client.ts';

/** Providers by the name that they have in addresses of this app. */
export const PROVIDERS: Readonly<Record<string, ExternalProvider>> = {
  google: 'GOOGLE',
  github: 'GITHUB',
  apple: 'APPLE',
  oidc: 'OIDC',
};
export const PROVIDER_NAMES: Readonly<Record<ExternalProvider, string>> = {
  GOOGLE: 'Google',
  GITHUB: 'GitHub',
  APPLE: 'Apple',
  OIDC: 'OpenID',
};
const KEY = 'moments.external';

/** Where a provider sends the browser back to; has to be among the platform's `OAUTH_REDIRECT_URIS`. */
export function returnAddress(provider: ExternalProvider): string {
  return new URL(`/app/external/${provider.toLowerCase()}`, location.href).href;
}

/** Sends the browser to a provider, to sign in or to link it. Throws what Apollo throws: a provider may not be offered here. */
export async function goToProvider(provider: ExternalProvider): Promise<void> {
  const variables = { provider, redirectUri: returnAddress(provider) };
  const { data } = await platform.apollo.mutate({ mutation: StartExternalLoginDocument, variables });
  if (!data) return;
  // Whoever comes back with another state did not begin here.
  sessionStorage.setItem(KEY, data.startExternalLogin.state);
  location.assign(data.startExternalLogin.url);
}

/** Whether a browser that comes back was sent from here, once. */
export function wasSentFromHere(state: string): boolean {
  const sent = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return sent !== null && sent === state;
}
