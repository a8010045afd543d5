import {
  CreatePostDocument,
  createPlatformClient,
  FollowDocument,
  isRefusal,
  LogInDocument,
  memoryStorage,
  type PlatformClient,
  type SignedIn,
} from '@app/client';
import { mailedToken, type Person, somebody } from './people.ts';

/** Somebody who acts through the client, without a browser. */
export interface Member extends Person {
  readonly id: string;
  readonly web: PlatformClient;
}

/** Registers somebody by the API, and signs them in. */
export async function member(url: string, name: string): Promise<Member> {
  const person = somebody(name);
  const { username, email, password } = person;
  await post(url, 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    input: { username, email, password, displayName: name },
  });
  const token = await mailedToken(url, email);
  await post(url, 'mutation ($token: String!) { verifyEmail(input: { token: $token }) { __typename } }', { token });
  const kept = await signedIn(url, person);
  const store = memoryStorage();
  store.save(kept);
  return { ...person, id: kept.userId, web: createPlatformClient({ url: `${url}/graphql`, store }) };
}

/** A new session of somebody, as a client keeps it. */
export async function signedIn(url: string, { email, password }: Pick<Person, 'email' | 'password'>): Promise<SignedIn> {
  const web = createPlatformClient({ url: `${url}/graphql` });
  const input = { name: email, password, device: 'test' };
  const answer = (await web.apollo.mutate({ mutation: LogInDocument, variables: { input } })).data?.logIn;
  await web.close();
  if (!answer || isRefusal(answer) || answer.__typename === 'TwoFactorRequired') throw new Error(`${email} is not signed in.`);
  return { userId: answer.viewer.id, tokens: answer.tokens };
}

export async function follow(one: Member, other: Pick<Member, 'id'>): Promise<void> {
  await one.web.apollo.mutate({ mutation: FollowDocument, variables: { userId: other.id } });
}

/** Publishes a text; answers with the id of the post. */
export async function publish(author: Member, text: string): Promise<string> {
  const { data } = await author.web.apollo.mutate({
    mutation: CreatePostDocument,
    variables: { input: { text, clientMutationId: crypto.randomUUID() } },
    context: { idempotent: true },
  });
  if (data?.createPost.__typename !== 'PostSuccess') throw new Error(`"${text}" was not published.`);
  return data.createPost.post.id;
}

async function post(url: string, query: string, variables: object): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
}
