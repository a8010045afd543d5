import type { Runtime } from '@app/subgraph';
import { type Adapters, createAdapters } from './adapters.ts';
import type { AuthConfig } from './config.ts';
import { createPostgresDomain, type PostgresDomain } from './postgres-domain.ts';
import { failingClosed } from './store/failing-closed.ts';
import { bindUseCases } from './use-cases.ts';

/** The use cases of auth, as resolvers call them. */
export type AuthApi = ReturnType<typeof bindUseCases>;

/** Who gets what: the store, what stands behind the ports, and the use cases. */
export function wire(
  runtime: Runtime,
  config: AuthConfig,
): Adapters & { readonly domain: PostgresDomain; readonly api: AuthApi } {
  const domain = createPostgresDomain(runtime, 'auth', config);
  const adapters = createAdapters(runtime, config, domain);
  return { ...adapters, domain, api: failingClosed(bindUseCases(adapters.deps, domain), runtime.logger) };
}
