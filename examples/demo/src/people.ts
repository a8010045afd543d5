import { randomBytes } from 'node:crypto';
import { type GraphqlClient, LiveClient, until } from '@app/testkit';

/** A signed-in person with a client of their own. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly client: GraphqlClient;
  readonly live: LiveClient;
}

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on InvalidInput { problems { field code } } } }`;
const VERIFY = `mutation ($token: String!) { verifyEmail(input: { token: $token }) { __typename } }`;
const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename ... on TokensIssued { tokens { accessToken refreshToken } viewer { id } } } }`;

/** Registers, reads the verification mail in the local mailbox, verifies and signs in: what a new user does. */
export async function joinPlatform(anonymous: GraphqlClient, baseUrl: string, displayName: string): Promise<Person> {
  const username = `${displayName.toLowerCase()}${randomBytes(4).toString('hex')}`;
  const email = `${username}@example.com`;
  const password = `a long password for ${username}`;
  const { register } = await anonymous.run(REGISTER, { input: { email, username, password, displayName } });
  if (register.__typename !== 'RegisterSuccess') throw new Error(`register: ${JSON.stringify(register)}`);
  const token = await mailedToken(baseUrl, email, 'verify-email');
  const { verifyEmail } = await anonymous.run(VERIFY, { token });
  if (verifyEmail.__typename !== 'TokensIssued') throw new Error(`verifyEmail: ${JSON.stringify(verifyEmail)}`);
  return logIn(anonymous, { username, email, password });
}

/** Signs in. */
export async function logIn(anonymous: GraphqlClient, person: Pick<Person, 'username' | 'email' | 'password'>): Promise<Person> {
  const { logIn: answer } = await anonymous.run(LOG_IN, {
    input: { name: person.email, password: person.password, device: 'demo' },
  });
  if (answer.__typename !== 'TokensIssued') throw new Error(`logIn: ${JSON.stringify(answer)}`);
  const token: string = answer.tokens.accessToken;
  return { ...person, id: answer.viewer.id, token, client: anonymous.as(token), live: new LiveClient(anonymous.url, token) };
}

/** The token in the newest mail of a template to an address. */
export async function mailedToken(baseUrl: string, email: string, template: string): Promise<string> {
  return until(async () => {
    const response = await fetch(`${baseUrl}/dev/mailbox?to=${encodeURIComponent(email)}`);
    const { mails } = (await response.json()) as { mails: { template: string; data: { token?: string } }[] };
    return mails.find((mail) => mail.template === template)?.data.token;
  });
}
