import { type Logger, ServiceUnavailableError } from '@app/kernel';
import * as client from 'openid-client';
import type { ExternalProvider } from '../domain/account.ts';
import type { AuthorizationRequest, ExternalPerson, ExternalProviders } from '../domain/ports.ts';
import type { ProviderDefinition } from './definitions.ts';
import { githubPerson, openidPerson } from './people.ts';

const TIMEOUT_SEC = 10;
/** How long what was discovered, and a secret that was made, are used. */
const CONFIGURATION_MS = 3_600_000;

interface Known {
  readonly configuration: Promise<client.Configuration>;
  readonly until: number;
}

/** Providers over openid-client: authorization code with PKCE (S256), state, and nonce where the provider speaks OpenID. */
export class OpenidProviders implements ExternalProviders {
  readonly #definitions: ReadonlyMap<ExternalProvider, ProviderDefinition>;
  readonly #allowHttp: boolean;
  readonly #log: Logger;
  readonly #known = new Map<ExternalProvider, Known>();

  /** `allowHttp` lets a provider be reached without TLS: for development only. */
  constructor(definitions: ReadonlyMap<ExternalProvider, ProviderDefinition>, options: { allowHttp: boolean; log: Logger }) {
    this.#definitions = definitions;
    this.#allowHttp = options.allowHttp;
    this.#log = options.log;
  }

  isOffered(provider: ExternalProvider): boolean {
    return this.#definitions.has(provider);
  }

  async start(provider: ExternalProvider, request: AuthorizationRequest): Promise<string> {
    const definition = this.#definitionOf(provider);
    const configuration = await this.#configurationOf(provider, definition);
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: request.redirectUri,
      response_type: 'code',
      scope: definition.scope,
      state: request.state,
      code_challenge: await client.calculatePKCECodeChallenge(request.verifier),
      code_challenge_method: 'S256',
      ...(definition.issuer === null ? {} : { nonce: request.nonce }),
      ...definition.parameters,
    });
    return url.href;
  }

  async complete(
    provider: ExternalProvider,
    answer: AuthorizationRequest & { readonly code: string },
  ): Promise<ExternalPerson | null> {
    const definition = this.#definitionOf(provider);
    const configuration = await this.#configurationOf(provider, definition);
    const url = new URL(answer.redirectUri);
    url.search = new URLSearchParams({ code: answer.code, state: answer.state }).toString();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: answer.verifier,
        expectedState: answer.state,
        ...(definition.issuer === null ? {} : { expectedNonce: answer.nonce, idTokenExpected: true }),
      });
      if (definition.issuer === null) return await githubPerson(configuration, tokens);
      return await openidPerson(configuration, tokens, definition.storesIssuer ? definition.issuer : '');
    } catch (error) {
      if (isUnreachable(error)) throw this.#unavailable(provider, error);
      this.#log.info({ provider, reason: error instanceof Error ? error.message : String(error) }, 'a provider sign-in failed');
      return null;
    }
  }

  #definitionOf(provider: ExternalProvider): ProviderDefinition {
    const definition = this.#definitions.get(provider);
    if (definition === undefined) throw new Error(`${provider} is not set up.`);
    return definition;
  }

  async #configurationOf(provider: ExternalProvider, definition: ProviderDefinition): Promise<client.Configuration> {
    const known = this.#known.get(provider);
    const isFresh = known !== undefined && known.until > performance.now();
    const configuration = isFresh ? known.configuration : this.#configure(definition);
    if (!isFresh) this.#known.set(provider, { configuration, until: performance.now() + CONFIGURATION_MS });
    try {
      return await configuration;
    } catch (error) {
      this.#known.delete(provider);
      throw this.#unavailable(provider, error);
    }
  }

  async #configure(definition: ProviderDefinition): Promise<client.Configuration> {
    const { issuer, clientId } = definition;
    const secret = await definition.secret();
    const authentication = client.ClientSecretPost(secret);
    const execute = this.#allowHttp ? [client.allowInsecureRequests] : [];
    const metadata =
      definition.metadata ??
      (
        await client.discovery(new URL(issuer ?? ''), clientId, secret, authentication, { execute, timeout: TIMEOUT_SEC })
      ).serverMetadata();
    // The browser hands us code and state only. Mixing providers up is prevented by the state, which belongs to one of them.
    const server = { ...metadata, authorization_response_iss_parameter_supported: false };
    const configuration = new client.Configuration(server, clientId, secret, authentication);
    configuration.timeout = TIMEOUT_SEC;
    for (const apply of execute) apply(configuration);
    return configuration;
  }

  #unavailable(provider: ExternalProvider, cause: unknown): ServiceUnavailableError {
    this.#log.warn({ err: cause, provider }, 'a provider cannot be reached');
    return new ServiceUnavailableError('auth');
  }
}

/** Whether nobody answered, as opposed to a provider that says no or an answer that does not verify. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError && error.message.includes('fetch failed')) return true;
  if (!(error instanceof client.ClientError)) return false;
  return (
    error.code === 'OAUTH_TIMEOUT' ||
    error.code === 'OAUTH_ABORT' ||
    (error.cause instanceof TypeError && isUnreachable(error.cause))
  );
}
