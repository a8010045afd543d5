import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@app/kernel';
import { freshInstance } from '@app/testkit';
import { Client, type QueryResultRow } from 'pg';
import {
  type AuthPrisma,
  type Bytes,
  type CreateSessionInput,
  createPrismaClient,
  createSession,
  DEVELOPMENT_SERVICE_PASSWORD,
  type LockoutPolicy,
  migrate,
  type RecordLoginAttemptInput,
  type RegisterUserInput,
  type RequestContext,
  recordLoginAttempt,
  redeemEmailToken,
  registerUser,
  SERVICE_ROLE,
} from '../src/index.ts';

/** A migrated database of one test file: the service's client, and the owner's hand for what the service may not do. */
export interface AuthTestDatabase extends AsyncDisposable {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly db: AuthPrisma;
  /** Runs a statement as the owner. */
  sql<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A fresh database with all migrations applied; dropped when disposed. */
export async function authDatabase(): Promise<AuthTestDatabase> {
  const instance = freshInstance();
  const ownerUrl = await instance.postgresDatabase();
  await migrate({ url: ownerUrl });
  const service = new URL(ownerUrl);
  service.username = SERVICE_ROLE;
  service.password = DEVELOPMENT_SERVICE_PASSWORD;
  const db = createPrismaClient(service.href, { maxConnections: 20 });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    ownerUrl,
    serviceUrl: service.href,
    db,
    sql: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]();
      await owner.end();
      await instance[Symbol.asyncDispose]();
    },
  };
}

/** SHA-256, as the service stores tokens. */
export function sha256(text: string): Bytes {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

/** A hash no token has yet. */
export function freshHash(): Bytes {
  return new Uint8Array(randomBytes(32));
}

/** A word nobody has used yet; a valid username. */
export function word(prefix = 'u'): string {
  return `${prefix}${randomBytes(6).toString('hex')}`;
}

export const STRANGER: RequestContext = { actorId: null, ip: '203.0.113.7', userAgent: 'test/1.0' };
export const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA';
export const POLICY: LockoutPolicy = { windowSec: 900, lockBaseSec: 60, lockMaxSec: 3_600, levelDecaySec: 86_400 };

/** `seconds` after a fixed moment, for tests that move the clock. */
export function at(seconds: number): Date {
  return new Date(Date.UTC(2030, 0, 1) + seconds * 1_000);
}

/** The address an IP test uses alone. */
export function freshIp(): string {
  const [a, b, c] = randomBytes(3);
  return `10.${a}.${b}.${c}`;
}

/** A registration with defaults. */
export function registration(input: Partial<RegisterUserInput> = {}): RegisterUserInput {
  return {
    userId: newId(),
    email: `${word()}@example.org`,
    username: word(),
    passwordHash: PASSWORD_HASH,
    displayName: null,
    language: 'en',
    verification: { tokenId: newId(), tokenHash: freshHash(), ttlSec: 86_400 },
    decoyHoldSec: 86_400,
    context: STRANGER,
    ...input,
  };
}

/** A registered and verified account. */
export interface TestAccount {
  readonly id: string;
  readonly email: string;
  readonly username: string;
}

/** Registers an account and proves its address. */
export async function verifiedAccount(db: AuthPrisma, now?: Date): Promise<TestAccount> {
  const tokenHash = freshHash();
  const input = registration({ verification: { tokenId: newId(), tokenHash, ttlSec: 86_400 }, ...(now && { now }) });
  await registerUser(db, input);
  await redeemEmailToken(db, { tokenHash, purposes: ['REGISTRATION'], revert: null, context: STRANGER, ...(now && { now }) });
  return { id: input.userId, email: input.email, username: input.username };
}

/** Opens a session with defaults; returns its ids and the hash of its refresh token. */
export async function openSession(
  db: AuthPrisma,
  userId: string,
  input: Partial<CreateSessionInput> = {},
): Promise<{ readonly sessionId: string; readonly tokenHash: Bytes; readonly outcome: string }> {
  const sessionId = newId();
  const tokenHash = freshHash();
  const { outcome } = await createSession(db, {
    sessionId,
    userId,
    tokenId: newId(),
    tokenHash,
    method: 'PASSWORD',
    deviceName: 'Phone',
    device: null,
    idleSec: 30 * 86_400,
    absoluteSec: 180 * 86_400,
    context: STRANGER,
    ...input,
  });
  return { sessionId, tokenHash, outcome };
}

/** A try with a password, by default a wrong one from an address of its own. */
export function tryPassword(
  db: AuthPrisma,
  account: TestAccount | null,
  input: Partial<RecordLoginAttemptInput> & { readonly ip?: string } = {},
): ReturnType<typeof recordLoginAttempt> {
  const { ip = freshIp(), ...rest } = input;
  return recordLoginAttempt(db, {
    attemptId: newId(),
    userId: account?.id ?? null,
    name: account?.username ?? word('nobody'),
    method: 'PASSWORD',
    isRight: false,
    deviceHash: null,
    sessionId: null,
    accountLimit: 5,
    addressLimit: 50,
    policy: POLICY,
    context: { ...STRANGER, ip },
    ...rest,
  });
}

/** Types and data of the events about a user, in order. */
export async function eventsOf(
  db: AuthPrisma,
  userId: string,
): Promise<readonly { readonly type: string; readonly data: unknown }[]> {
  return db.outboxEvent.findMany({ where: { key: userId }, orderBy: { seq: 'asc' }, select: { type: true, data: true } });
}

/** Actions of the audit entries about a user, in order. */
export async function auditOf(db: AuthPrisma, userId: string): Promise<readonly string[]> {
  const entries = await db.auditLog.findMany({ where: { subjectId: userId }, orderBy: { seq: 'asc' }, select: { action: true } });
  return entries.map(({ action }) => action);
}
