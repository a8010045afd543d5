import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../src/migrations.ts';
import { type AuthTestDatabase, authDatabase } from './auth-database.ts';

const TABLES = [
  'AuditLogs',
  'EmailVerificationTokens',
  'ExternalLoginProviders',
  'LoginAttempts',
  'PasswordResetTokens',
  'RefreshTokens',
  'Roles',
  'UserRoles',
  'UserSessions',
  'Users',
];

let auth: AuthTestDatabase;
beforeAll(async () => {
  auth = await authDatabase();
});
afterAll(() => auth[Symbol.asyncDispose]());

/** All text of this package from which a function can be called. */
async function sources(): Promise<string> {
  const folder = join(import.meta.dirname, '..', 'src', 'procedures');
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  const migrations = await readMigrations();
  return [...files, ...migrations.map(({ sql }) => sql)].join('\n');
}

async function functionsIn(schema: string): Promise<readonly string[]> {
  const rows = await auth.sql<{ name: string }>(
    'SELECT proname AS name FROM pg_proc WHERE pronamespace = $1::regnamespace ORDER BY 1',
    [schema],
  );
  return rows.map(({ name }) => name);
}

describe('the shape of the auth database', () => {
  it('has exactly the ten tables in schema auth', async () => {
    const rows = await auth.sql<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'auth' ORDER BY 1`);
    expect(rows.map(({ name }) => name).sort()).toEqual(TABLES);
  });

  it('has at least 35 indexes on them', async () => {
    const rows = await auth.sql(`SELECT 1 FROM pg_indexes WHERE schemaname = 'auth'`);
    expect(rows.length).toBeGreaterThanOrEqual(35);
  });

  it('has an index that begins with every foreign key', async () => {
    const bare = await auth.sql(`
      SELECT c.conrelid::regclass::text AS "table", c.conname AS key FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace IN ('auth'::regnamespace, 'auth_support'::regnamespace) AND NOT EXISTS (
        SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)`);
    expect(bare).toEqual([]);
  });

  it('limits the length of every text it stores', async () => {
    const free = await auth.sql(`
      SELECT a.attrelid::regclass::text AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
      WHERE t.relkind = 'r' AND t.relnamespace IN ('auth'::regnamespace, 'auth_support'::regnamespace)
        AND a.atttypid = 'text'::regtype AND NOT a.attisdropped AND NOT EXISTS (
          SELECT 1 FROM pg_constraint c WHERE c.conrelid = a.attrelid AND c.contype = 'c' AND a.attnum = ANY (c.conkey))`);
    expect(free).toEqual([]);
  });

  it('has twelve procedures and fourteen helper functions in schema auth, and nothing else', async () => {
    const names = await functionsIn('auth');
    expect(names.filter((name) => name.startsWith('sp_'))).toHaveLength(12);
    expect(names.filter((name) => name.startsWith('fn_'))).toHaveLength(14);
    expect(names).toHaveLength(26);
  });

  it('calls every function, and lists it with its callers in PROCEDURES.md', async () => {
    const page = await readFile(join(import.meta.dirname, '..', 'PROCEDURES.md'), 'utf8');
    const listed = new Map<string, string>();
    for (const [, name = '', callers = ''] of page.matchAll(
      /^\| `((?:auth|auth_support)\.\w+)` *\| [^|\n]+ \| ([^|\n]+) \|$/gm,
    )) {
      listed.set(name.toLowerCase(), callers);
    }
    const inDatabase = [
      ...(await functionsIn('auth')).map((name) => `auth.${name}`),
      ...(await functionsIn('auth_support')).map((name) => `auth_support.${name}`),
    ];
    expect([...listed.keys()].sort()).toEqual([...new Set(inDatabase)].sort());

    const text = (await sources()).toLowerCase();
    const withoutDefinitions = text.replaceAll(/create function \S+?\(/g, '');
    const uncalled = inDatabase.filter((name) => !withoutDefinitions.includes(`${name}(`));
    expect(uncalled).toEqual([]);
    const unnamed = [...listed].flatMap(([name, callers]) =>
      [...callers.matchAll(/`([\w.]+)`/g)]
        .map(([, caller = '']) => caller)
        .filter((caller) => !text.includes(caller.toLowerCase()))
        .map((it) => `${name}: ${it}`),
    );
    expect(unnamed).toEqual([]);
  });

  it('can be read through every model of the Prisma schema', async () => {
    const { db } = auth;
    const reads = [
      db.user.findFirst(),
      db.role.findFirst(),
      db.userRole.findFirst(),
      db.userSession.findFirst(),
      db.refreshToken.findFirst(),
      db.emailVerificationToken.findFirst(),
      db.passwordResetToken.findFirst(),
      db.auditLog.findFirst(),
      db.loginAttempt.findFirst(),
      db.externalLoginProvider.findFirst(),
      db.knownDevice.findFirst(),
      db.passkey.findFirst(),
      db.recoveryCode.findFirst(),
      db.challenge.findFirst(),
      db.oAuthState.findFirst(),
      db.usernameHold.findFirst(),
      db.attemptCounter.findFirst(),
      db.auditHead.findFirst(),
      db.outboxEvent.findFirst(),
      db.deletionConfirmation.findFirst(),
      db.dataExport.findFirst(),
      db.dataExportPart.findFirst(),
      db.processedEvent.findFirst(),
    ];
    await Promise.all(reads);
    const tables = await auth.sql(`SELECT 1 FROM pg_tables WHERE schemaname IN ('auth', 'auth_support')`);
    expect(reads).toHaveLength(tables.length);
  });

  it('has every column of the database in the Prisma schema, and no other', async () => {
    const schema = await readFile(join(import.meta.dirname, '..', 'schema.prisma'), 'utf8');
    const modelled = [...schema.matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
      const lines = body
        .split('\n')
        .filter((line) => /^ {2}\w+ +(String|Int|BigInt|Boolean|DateTime|Bytes|Json|[A-Z]\w+)/.test(line));
      const columns = lines.filter(
        (line) => !/@relation|^ {2}\w+ +[A-Z]\w+\[\]$/.test(line) || / (String|DateTime)\[\]/.test(line),
      );
      return columns.map((line) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? line.trim().split(/\s+/)[0]}`);
    });
    const stored = await auth.sql<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema IN ('auth', 'auth_support')`,
    );
    expect(modelled.sort()).toEqual(stored.map(({ name }) => name).sort());
  });

  it("answers the seed's maintenance statement to the letter", async () => {
    const rows = await auth.sql<{ kind: string; removed: string }>('SELECT * FROM auth.sp_CleanupExpiredTokens();');
    expect(rows.find(({ kind }) => kind === 'refresh_tokens')).toEqual({ kind: 'refresh_tokens', removed: '0' });
  });
});
