import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Data, until } from '@app/testkit';
import type { Db } from 'mongodb';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, mailsTo, type Person, signIn } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';

const RUN = 'mutation ($task: String!) { runMaintenance(task: $task) { task succeeded affected detail finishedAt } }';
const admin = {
  username: 'upkeep.admin',
  email: 'upkeep.admin@example.com',
  password: 'a long password of the one who keeps it up',
  roles: ['USER', 'ADMIN'],
};
const TASKS = [
  ...['cleanup-expired-tokens', 'cleanup-expired-uploads', 'collect-orphan-media', 'refresh-trending', 'vacuum-auth'],
  ...['archive-notifications', 'compact-collections', 'purge-soft-deleted', 'reconcile-counters', 'send-digests'],
];

/** Figures before and after each task, twice in a row, on what people really did. */
describe('upkeep of the whole platform', () => {
  let folder: string;
  let platform: TestPlatform;
  let staff: Person;
  let ada: Person;
  let bo: Person;
  let postId: string;
  beforeAll(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'upkeep-'));
    const accounts = joinPath(folder, 'accounts.json');
    await writeFile(accounts, JSON.stringify([admin]));
    platform = await startTestPlatform({ ACCOUNTS_FILE: accounts });
    staff = await signIn(platform, admin);
    [ada, bo] = [await join(platform, 'ada'), await join(platform, 'bo')];
    await bo.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    postId = await publish('Look at this #tidy');
    await bo.client.run('mutation ($id: ID!) { react(input: { subjectId: $id, type: LIKE }) { __typename } }', { id: postId });
    await platform.settle();
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  const db = (name: string): Db => {
    if (platform.platform === null) throw new Error('The platform is not in this process.');
    return platform.platform.runtime.database(name);
  };
  const documents = (database: string, collection: string) => db(database).collection<{ _id: string }>(collection);
  const publish = async (text: string): Promise<string> => {
    const create = 'mutation ($text: String!) { createPost(input: { text: $text }) { ... on PostSuccess { post { id } } } }';
    return (await ada.client.run(create, { text })).createPost.post.id;
  };
  const upkeep = async (task: string): Promise<Data> => {
    const { runMaintenance } = await staff.client.run(RUN, { task });
    expect(runMaintenance).toMatchObject({ task, succeeded: true, finishedAt: expect.any(String) });
    return runMaintenance;
  };
  const sql = async (text: string, values: unknown[] = []): Promise<Data[]> => {
    const client = new Client({ connectionString: process.env.POSTGRES_URL });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  };

  it('counters that drifted are put right, once', async () => {
    await documents('wechat_profiles', 'profiles').updateOne({ _id: ada.id }, { $set: { 'stats.followers': 7 } });
    await documents('wechat_postfeed', 'posts').updateOne({ _id: postId }, { $set: { 'stats.reactions': 9 } });
    const counts = async (): Promise<Data> => {
      const query =
        'query ($user: ID!, $post: ID!) { user(id: $user) { stats { followers } } post(id: $post) { stats { reactions } } }';
      const { user, post } = await bo.client.run(query, { user: ada.id, post: postId });
      return { followers: user.stats.followers, reactions: post.stats.reactions };
    };
    expect(await counts()).toEqual({ followers: 7, reactions: 9 });
    expect((await upkeep('reconcile-counters')).affected).toBe(2);
    await until(async () => {
      const { followers, reactions } = await counts();
      return followers === 1 && reactions === 1;
    });
    expect((await upkeep('reconcile-counters')).affected).toBe(0);
  });

  it('what was deleted longer ago than it is kept goes for good, and nothing else', async () => {
    const gone = await publish('Not for long');
    await ada.client.run('mutation ($id: ID!) { deletePost(postId: $id) { __typename } }', { id: gone });
    await platform.settle();
    const posts = documents('wechat_postfeed', 'posts');
    expect(await posts.countDocuments()).toBe(2);
    await upkeep('purge-soft-deleted');
    expect(await posts.countDocuments()).toBe(2);
    await posts.updateOne({ _id: gone }, { $set: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } });
    expect((await upkeep('purge-soft-deleted')).affected).toBeGreaterThan(0);
    expect((await posts.find().toArray()).map(({ _id }) => _id)).toEqual([postId]);
    await upkeep('purge-soft-deleted');
    expect(await posts.countDocuments()).toBe(1);
  });

  it('expired tokens go, what is valid stays', async () => {
    await platform.anonymous.run('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: ada.email });
    const tokens = async () => (await sql('SELECT count(*)::int AS count FROM auth."PasswordResetTokens"'))[0]?.count;
    await until(async () => (await tokens()) === 1);
    await upkeep('cleanup-expired-tokens');
    expect(await tokens()).toBe(1);
    await sql(
      `UPDATE auth."PasswordResetTokens" SET created_at = created_at - interval '2 days', expires_at = now() - interval '1 day'`,
    );
    expect((await upkeep('cleanup-expired-tokens')).detail).toContain('password_reset_tokens 1');
    expect(await tokens()).toBe(0);
    expect((await upkeep('cleanup-expired-tokens')).detail).toContain('password_reset_tokens 0');
    expect((await ada.client.run('{ viewer { id } }')).viewer.id).toBe(ada.id);
  });

  it('uploads that were never finished expire', async () => {
    const create =
      'mutation { createUpload(input: { kind: IMAGE, contentType: "image/png", sizeBytes: 100 }) { ... on UploadTicket { media { id } } } }';
    const mediaId: string = (await ada.client.run(create)).createUpload.media.id;
    expect((await upkeep('cleanup-expired-uploads')).affected).toBe(0);
    const past = new Date(Date.now() - 60_000);
    await documents('wechat_media', 'mediaUploads').updateOne({ _id: mediaId }, { $set: { expiresAt: past, dueAt: past } });
    expect((await upkeep('cleanup-expired-uploads')).affected).toBe(1);
    expect((await upkeep('cleanup-expired-uploads')).affected).toBe(0);
    expect((await upkeep('collect-orphan-media')).affected).toBe(0);
  });

  it('trends are scored anew', async () => {
    const hashtags = documents('wechat_postfeed', 'hashtags');
    await hashtags.updateOne({ _id: 'tidy' }, { $set: { trendScore: 12_345 } });
    expect((await upkeep('refresh-trending')).affected).toBeGreaterThan(0);
    const scored: Data = await hashtags.findOne({ _id: 'tidy' });
    expect(scored.trendScore).toBeLessThan(100);
    await upkeep('refresh-trending');
  });

  it('PostgreSQL is vacuumed and analysed', async () => {
    const vacuumed = async (): Promise<Date | null> =>
      (await sql(`SELECT last_vacuum FROM pg_stat_user_tables WHERE relname = 'Users'`))[0]?.last_vacuum ?? null;
    expect(await vacuumed()).toBeNull();
    await upkeep('vacuum-auth');
    const first = await until(vacuumed);
    await upkeep('vacuum-auth');
    await until(async () => ((await vacuumed())?.getTime() ?? 0) > first.getTime());
  });

  it('the weekly mail goes to those who want it, once a week', async () => {
    await ada.client.run('mutation { updateNotificationPreferences(input: { digest: WEEKLY }) { __typename } }');
    await platform.settle();
    expect((await upkeep('send-digests')).affected).toBe(1);
    const digests = async () => (await mailsTo(platform.baseUrl, ada.email)).filter(({ template }) => template === 'digest');
    await until(async () => (await digests()).length === 1);
    expect((await upkeep('send-digests')).affected).toBe(0);
    expect(await digests()).toHaveLength(1);
  });

  it('old notifications expire', async () => {
    const notifications = documents('wechat_notifications', 'notifications');
    const old = new Date(Date.now() - 91 * 86_400_000);
    const [one] = await notifications.find({ userId: ada.id }).limit(1).toArray();
    const hex = old.getTime().toString(16).padStart(12, '0');
    const aged = {
      ...one,
      _id: `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`,
      targetId: 'old',
      createdAt: old,
      updatedAt: old,
    };
    await notifications.insertOne({ ...aged, openKey: 'old' } as { _id: string });
    expect((await upkeep('archive-notifications')).affected).toBe(1);
    expect((await upkeep('archive-notifications')).affected).toBe(0);
  });

  it('collections are compacted, which on small ones is nothing to do', async () => {
    expect((await upkeep('compact-collections')).detail).toContain('wechat_notifications: 0 collections');
  });

  it('is told in its history, for administrators alone', async () => {
    const RUNS = '{ maintenanceRuns(first: 100) { nodes { task succeeded startedAt finishedAt affected detail } } }';
    const { maintenanceRuns } = await staff.client.run(RUNS);
    expect(new Set(maintenanceRuns.nodes.map(({ task }: Data) => task))).toEqual(new Set(TASKS));
    expect((await ada.client.ask(RUNS)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await platform.anonymous.ask(RUNS)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await staff.client.ask(RUN, { task: 'make-coffee' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
