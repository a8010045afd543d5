import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { authSettings } from '../src/index.ts';
import { startAuth } from './support.ts';

const ACCOUNTS = [
  { username: 'admin', email: 'admin@example.com', password: 'correct horse battery admin', roles: ['USER', 'ADMIN'] },
  { username: 'moderator', email: 'moderator@example.com', password: 'correct horse battery mod', roles: ['USER', 'MODERATOR'] },
  { username: 'sofia', email: 'sofia@example.com', password: 'correct horse battery sofia', roles: ['USER'] },
];

describe('set-up', () => {
  it('creates the staff accounts of a development platform, once, and nobody else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'auth-'));
    try {
      const file = join(folder, 'accounts.json');
      await writeFile(file, JSON.stringify(ACCOUNTS));
      await using auth = await startAuth({ ACCOUNTS_FILE: file });
      await auth.subgraph.setUp();
      const rows = await auth.sql(`SELECT username, status FROM auth."Users" ORDER BY username`);
      expect(rows).toEqual([
        { username: 'admin', status: 'ACTIVE' },
        { username: 'moderator', status: 'ACTIVE' },
      ]);
      const { tokens } = await auth.logIn('admin@example.com', 'correct horse battery admin');
      const { account } = await auth.run('{ viewer { account { roles } } }', {}, { accessToken: tokens.accessToken });
      expect(account.roles).toEqual(['USER', 'ADMIN']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is repeatable, and tells beforehand what it would do', async () => {
    await using auth = await startAuth();
    expect(await auth.subgraph.setUp({ dryRun: true })).toEqual([]);
    expect(await auth.subgraph.setUp()).toEqual([]);
  });
});

describe('production', () => {
  it('refuses every development key, and starts with none', () => {
    const read = () => readConfig(authSettings, { NODE_ENV: 'production' });
    expect(read).toThrow(ConfigError);
    for (const key of [
      'SIGNING_KEYS',
      'REFRESH_SECRET',
      'TWO_FACTOR_SECRET',
      'MAIL_TOKEN_SECRET',
      'EXPORT_URL_SECRET',
      'AUTH_DB_PASSWORD',
    ])
      expect(read).toThrow(`${key} still has its development default`);
  });
});
