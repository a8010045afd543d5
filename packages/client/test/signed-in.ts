import { join, type Person } from '../../../gateway/test/e2e/support/people.ts';
import type { TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import { createPlatformClient, isRefusal, LogInDocument, type PlatformClient, type PlatformClientOptions } from '../src/index.ts';

/** Somebody with a client of this package. */
export interface Member extends Person {
  readonly web: PlatformClient;
}

/** Registers somebody and signs their client in. */
export async function member(
  platform: TestPlatform,
  name: string,
  options: Partial<PlatformClientOptions> = {},
): Promise<Member> {
  const person = await join(platform, name);
  return { ...person, web: await clientOf(platform, person, options) };
}

/** A client of this package, signed in as a device of its own. */
export async function clientOf(
  platform: TestPlatform,
  person: Pick<Person, 'email' | 'password'>,
  options: Partial<PlatformClientOptions> = {},
): Promise<PlatformClient> {
  const web = createPlatformClient({ url: `${platform.baseUrl}/graphql`, ...options });
  const { data } = await web.apollo.mutate({
    mutation: LogInDocument,
    variables: { input: { name: person.email, password: person.password, device: 'client' } },
  });
  const answer = data?.logIn;
  if (!answer || isRefusal(answer) || answer.__typename === 'TwoFactorRequired') throw new Error('Not signed in.');
  web.session.signIn(answer);
  return web;
}
