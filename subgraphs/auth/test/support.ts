import { randomBytes } from 'node:crypto';
import { LocalCalls } from '@app/calls';
import { GetSessionState } from '@app/contracts';
import { drain } from '@app/events';
import { type Clock, type Identity, type Language, newId, readConfig, scopesOf, type Viewer } from '@app/kernel';
import { DevelopmentMailbox } from '@app/mail';
import { createRuntime, platformSettings, presentError } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Answer, type Data, freshInstance } from '@app/testkit';
import { execute, parse } from 'graphql';
import { decodeJwt } from 'jose';
import { Client } from 'pg';
import { authSettings, createAuthSubgraph } from '../src/index.ts';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(seconds: number): void {
    this.#aheadMs += seconds * 1_000;
  }
}

/** A client of the subgraph: what the gateway would have seen of it, and the token it holds. */
export interface TestClient {
  readonly accessToken: string | null;
  readonly ip: string;
  readonly deviceId: string | null;
  readonly language: Language;
}

/** Tokens as the API hands them out. */
export interface TestTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A verified account with its sign-in. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly tokens: TestTokens;
}

export const PASSWORD = 'correct horse battery staple';

/** A word nobody has used yet. */
export function word(prefix = 'u'): string {
  return `${prefix}${randomBytes(6).toString('hex')}`;
}

/** An address of its own, so that tests do not count into each other's limits. */
export function freshIp(): string {
  const [a, b, c] = randomBytes(3);
  return `10.${a}.${b}.${c}`;
}

/** The auth subgraph on a fresh database, asked through its own schema as the gateway would: identity from token and session state. */
export async function startAuth(
  env: Record<string, string> = {},
  calls = new LocalCalls(),
  ofDatabase: (ownerUrl: string) => Record<string, string> = () => ({}),
) {
  const instance = freshInstance();
  const ownerUrl = await instance.postgresDatabase();
  const values = {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    POSTGRES_URL: ownerUrl,
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
    ARGON2_MEMORY_KIB: '64',
    ARGON2_PASSES: '1',
    AUTH_DB_CONNECTIONS: '20',
    ...ofDatabase(ownerUrl),
    ...env,
  };
  const logger = silentLogger();
  const clock = new TestClock();
  const runtime = createRuntime({ config: readConfig(platformSettings, values), name: 'auth-test', calls, logger, clock });
  const subgraph = createAuthSubgraph(runtime, readConfig(authSettings, values));
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const mailbox = new DevelopmentMailbox(runtime.database('wechat_dev'));

  const viewerOf = async (token: string | null): Promise<Viewer | null> => {
    if (token === null) return null;
    const { sub, sid } = decodeJwt(token);
    const sessionId = String(sid);
    const state = await runtime.calls.invoke(GetSessionState, { sessionId });
    if (state.state !== 'active' || state.userId !== sub) return null;
    return { id: state.userId, sessionId, roles: state.roles, scopes: scopesOf(state.roles), provedAtMs: state.provedAtMs };
  };
  const identityOf = async (client: Partial<TestClient>): Promise<Identity> => {
    const viewer = await viewerOf(client.accessToken ?? null);
    return {
      kind: viewer === null ? 'anonymous' : 'user',
      viewer,
      client: {
        ip: client.ip ?? freshIp(),
        userAgent: 'test/1.0',
        deviceId: client.deviceId ?? null,
        language: client.language ?? 'en',
      },
      traceId: newId(),
    };
  };
  const askAs = async (
    identity: Identity,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Data>> => {
    const contextValue = subgraph.createContext({ identity, signal: new AbortController().signal });
    const result = await execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue });
    const scope = { service: 'auth', traceId: identity.traceId, log: logger };
    const errors = result.errors?.map((error) => presentError(error, scope));
    return JSON.parse(JSON.stringify({ ...result, ...(errors && { errors }) }));
  };
  const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}, client: Partial<TestClient> = {}) =>
    askAs(await identityOf(client), query, variables);
  /** Data of an operation that must have no errors; with one root field, what that field answers. */
  const run = async (query: string, variables: Record<string, unknown> = {}, client: Partial<TestClient> = {}): Promise<Data> => {
    const { data, errors } = await ask(query, variables, client);
    if (errors) throw new Error(JSON.stringify(errors));
    const fields = Object.values(data ?? {});
    return fields.length === 1 ? fields[0] : data;
  };
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const mails = async (to: string, template?: string) => {
    await settle();
    const all = await mailbox.list(to);
    return template === undefined ? all : all.filter((mail) => mail.template === template);
  };
  const mailedToken = async (to: string, template: string): Promise<string> => {
    const [newest] = await mails(to, template);
    if (newest?.data.token === undefined) throw new Error(`no ${template} for ${to}`);
    return newest.data.token;
  };

  const auth = {
    runtime,
    subgraph,
    clock,
    instance,
    ownerUrl,
    ask,
    askAs,
    identityOf,
    run,
    settle,
    mails,
    mailedToken,
    viewerOf,
    /** A statement by the database's owner. */
    sql: async (text: string, values: unknown[] = []): Promise<Data[]> => (await owner.query(text, values)).rows,
    logIn: (name: string, password = PASSWORD, client: Partial<TestClient> = {}, device: string | null = null): Promise<Data> =>
      run(LOG_IN, { input: { name, password, device } }, client),
    /** Registers and verifies; the verification signs in. */
    async newUser(client: Partial<TestClient> = {}): Promise<TestUser> {
      const username = word();
      const email = `${username}@example.org`;
      await run(REGISTER, { input: { email, username, password: PASSWORD } }, client);
      const token = await mailedToken(email, 'verify-email');
      const { tokens, viewer } = await run(VERIFY, { input: { token } }, client);
      return { id: viewer.id, email, username, password: PASSWORD, tokens };
    },
    /** A verified account with a role, signed in. */
    async newStaff(role: 'ADMIN' | 'MODERATOR'): Promise<TestUser> {
      const user = await auth.newUser();
      await owner.query(`SELECT * FROM auth.sp_ChangeRole($1, $2, true)`, [user.id, role]);
      await settle();
      return user;
    },
    async [Symbol.asyncDispose]() {
      await subgraph.stop();
      await runtime.close();
      await owner.end();
      await instance[Symbol.asyncDispose]();
    },
  };
  return auth;
}

/** A running auth subgraph of a test. */
export type TestAuth = Awaited<ReturnType<typeof startAuth>>;

export const TOKENS = 'tokens { accessToken refreshToken accessTokenExpiresAt refreshTokenExpiresAt } viewer { id }';
export const LOG_IN_RESULT = `__typename ... on TokensIssued { ${TOKENS} } ... on TwoFactorRequired { challengeToken expiresAt } ... on Refusal { message }`;
export const REFUSALS =
  '__typename ... on InvalidInput { problems { field code } } ... on NotAllowed { reason } ... on Conflict { reason } ... on NotFound { message }';
export const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on RegisterSuccess { message } ... on InvalidInput { problems { field code message } } } }`;
export const VERIFY = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ... on TokensIssued { ${TOKENS} } ... on NotAllowed { reason } } }`;
export const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { ${LOG_IN_RESULT} } }`;
export const REFRESH = `mutation ($token: String!) { refreshSession(refreshToken: $token) { __typename ... on TokensIssued { ${TOKENS} } } }`;
export const STEP_UP = `mutation ($input: StepUpInput!) { stepUp(input: $input) { __typename ... on TokensIssued { ${TOKENS} } ... on InvalidCredentials { message } } }`;
