import { randomBytes } from 'node:crypto';
import { type GraphqlClient, LiveClient, until } from '@app/testkit';
import type { TestPlatform } from './platform.ts';

/** Where a platform is reached, however it was started. */
type Reachable = Pick<TestPlatform, 'baseUrl' | 'anonymous'>;

/** A signed-in person of a test. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly client: GraphqlClient;
  /** A new WebSocket client of this person; the test closes it. */
  live(): LiveClient;
}

const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename ... on TokensIssued { tokens { accessToken refreshToken } viewer { id } } } }`;

/** Registers, verifies by the mailed token and signs in, as a user does. The username gets a random end. */
export async function join(platform: Reachable, name: string): Promise<Person> {
  const username = `${name}${randomBytes(3).toString('hex')}x`;
  const email = `${username}@example.com`;
  const password = `long password of ${username}`;
  const { anonymous, baseUrl } = platform;
  await anonymous.run('mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    input: { email, username, password, displayName: name },
  });
  const token = await until(
    async () => (await mailsTo(baseUrl, email)).find(({ template }) => template === 'verify-email')?.data.token,
    30_000,
  );
  await anonymous.run('mutation ($token: String!) { verifyEmail(input: { token: $token }) { __typename } }', { token });
  return signIn(platform, { username, email, password });
}

/** Signs in with a password. */
export async function signIn(platform: Reachable, person: Pick<Person, 'username' | 'email' | 'password'>): Promise<Person> {
  const { logIn } = await platform.anonymous.run(LOG_IN, {
    input: { name: person.email, password: person.password, device: 'test' },
  });
  if (logIn.__typename !== 'TokensIssued') throw new Error(`logIn: ${JSON.stringify(logIn)}`);
  const { accessToken, refreshToken } = logIn.tokens;
  return {
    ...person,
    id: logIn.viewer.id,
    token: accessToken,
    refreshToken,
    client: platform.anonymous.as(accessToken),
    live: () => new LiveClient(platform.anonymous.url, accessToken),
  };
}

/** One mail as the development mailbox shows it. */
export interface Mail {
  readonly template: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Mails to an address, newest first. */
export async function mailsTo(baseUrl: string, email: string): Promise<Mail[]> {
  const response = await fetch(`${baseUrl}/dev/mailbox?to=${encodeURIComponent(email)}`);
  const { mails }: { mails: Mail[] } = await response.json().then((body) => body as { mails: Mail[] });
  return mails;
}
