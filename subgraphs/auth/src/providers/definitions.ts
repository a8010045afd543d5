import { importPKCS8, SignJWT } from 'jose';
import type { ServerMetadata } from 'openid-client';
import type { AuthConfig } from '../config.ts';
import type { ExternalProvider } from '../domain/account.ts';

/** How one provider is spoken to. */
export interface ProviderDefinition {
  /** OpenID issuer to discover; null for a provider that only speaks OAuth 2, whose `metadata` then stand here. */
  readonly issuer: string | null;
  readonly metadata: ServerMetadata | null;
  readonly clientId: string;
  /** Our secret, made anew where it expires. */
  secret(): Promise<string>;
  readonly scope: string;
  /** Further parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether identities name their issuer: it can change with the configuration. */
  readonly storesIssuer: boolean;
}

const APPLE_ISSUER = 'https://appleid.apple.com';
const GITHUB: ServerMetadata = {
  issuer: 'https://github.com',
  authorization_endpoint: 'https://github.com/login/oauth/authorize',
  token_endpoint: 'https://github.com/login/oauth/access_token',
};

/** The providers whose keys are set; the others are not offered. */
export function providerDefinitions(config: AuthConfig): ReadonlyMap<ExternalProvider, ProviderDefinition> {
  const definitions = new Map<ExternalProvider, ProviderDefinition>();
  const common = { metadata: null, scope: 'openid email profile', parameters: {}, storesIssuer: false };
  if (config.GOOGLE_CLIENT_ID !== null && config.GOOGLE_CLIENT_SECRET !== null) {
    const secret = config.GOOGLE_CLIENT_SECRET;
    const issuer = 'https://accounts.google.com';
    definitions.set('GOOGLE', { ...common, issuer, clientId: config.GOOGLE_CLIENT_ID, secret: async () => secret });
  }
  if (config.OIDC_ISSUER !== null && config.OIDC_CLIENT_ID !== null && config.OIDC_CLIENT_SECRET !== null) {
    const secret = config.OIDC_CLIENT_SECRET;
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = config;
    definitions.set('OIDC', { ...common, issuer, clientId, secret: async () => secret, storesIssuer: true });
  }
  if (config.GITHUB_CLIENT_ID !== null && config.GITHUB_CLIENT_SECRET !== null) {
    const secret = config.GITHUB_CLIENT_SECRET;
    const clientId = config.GITHUB_CLIENT_ID;
    const scope = 'read:user user:email';
    definitions.set('GITHUB', { ...common, issuer: null, metadata: GITHUB, clientId, secret: async () => secret, scope });
  }
  const { APPLE_CLIENT_ID: appleId, APPLE_TEAM_ID: team, APPLE_KEY_ID: keyId, APPLE_PRIVATE_KEY: key } = config;
  if (appleId !== null && team !== null && keyId !== null && key !== null) {
    definitions.set('APPLE', {
      ...common,
      issuer: APPLE_ISSUER,
      clientId: appleId,
      secret: () => appleSecret({ clientId: appleId, team, keyId, key }),
      scope: 'openid email name',
      // Apple hands out names and addresses only so.
      parameters: { response_mode: 'form_post' },
    });
  }
  return definitions;
}

/** Apple takes a token that our key has signed in place of a secret. */
async function appleSecret(options: { clientId: string; team: string; keyId: string; key: string }): Promise<string> {
  const key = await importPKCS8(options.key.replaceAll('\\n', '\n'), 'ES256');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: options.keyId })
    .setIssuer(options.team)
    .setSubject(options.clientId)
    .setAudience(APPLE_ISSUER)
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(key);
}
