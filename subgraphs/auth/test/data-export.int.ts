import { answer, LocalCalls } from '@app/calls';
import {
  ExportChatData,
  ExportMediaData,
  ExportNotificationsData,
  ExportPostfeedData,
  ExportProfilesData,
  ExportVideoData,
} from '@app/contracts';
import { ServiceUnavailableError } from '@app/kernel';
import { until } from '@app/testkit';
import Fastify, { type FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS, startAuth, type TestAuth, type TestUser } from './support.ts';

const REQUEST = `mutation { requestDataExport { ${REFUSALS} } }`;
let auth: TestAuth;
let app: FastifyInstance;
let isChatAway = false;

beforeAll(async () => {
  const calls = new LocalCalls();
  const files =
    (name: string) =>
    async ({ userId }: { userId: string }) => ({
      files: [{ name: `${name}.json`, json: JSON.stringify({ userId }) }],
    });
  calls.register([
    answer(ExportProfilesData, files('profile')),
    answer(ExportPostfeedData, files('../../posts')),
    answer(ExportVideoData, files('videos')),
    answer(ExportNotificationsData, files('notifications')),
    answer(ExportMediaData, files('media')),
    answer(ExportChatData, async (input) => {
      if (isChatAway) throw new ServiceUnavailableError('chat');
      return files('messages')(input);
    }),
  ]);
  auth = await startAuth({ AUTH_SWEEP_SEC: '1' }, calls);
  app = Fastify();
  await auth.subgraph.routes?.mount(app);
});
afterAll(async () => {
  await app.close();
  await auth[Symbol.asyncDispose]();
});

async function linkOf(user: TestUser): Promise<string> {
  const [mail] = await until(async () => {
    const mails = await auth.mails(user.email, 'data-export');
    return mails.length > 0 ? mails : null;
  });
  return mail?.data.url ?? '';
}
const fetchExport = (url: string, accessToken?: string) => {
  const { pathname, search } = new URL(url);
  return app.inject({
    url: pathname + search,
    ...(accessToken === undefined ? {} : { headers: { authorization: `Bearer ${accessToken}` } }),
  });
};

describe('the export of one’s data', () => {
  it('collects every domain into one archive, told by event and mail', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    expect((await auth.run(REQUEST, {}, client)).__typename).toBe('Done');
    const url = await linkOf(user);
    expect(url).toMatch(/^http:\/\/localhost:4000\/exports\//);
    const [event] = await auth.sql(
      `SELECT data FROM auth_support."Outbox" WHERE type = 'auth.data-export.ready.v1' AND key = $1`,
      [user.id],
    );
    expect(event.data).toEqual({ userId: user.id, url });

    const response = await fetchExport(url, user.tokens.accessToken);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/zip',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const archive = unzipSync(new Uint8Array(response.rawPayload));
    expect(Object.keys(archive)).toEqual(
      expect.arrayContaining(['auth/account.json', 'auth/sessions.json', 'profiles/profile.json', 'chat/messages.json']),
    );
    expect(Object.keys(archive).every((name) => !name.includes('..'))).toBe(true);
    const text = Object.values(archive)
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    expect(text).toContain(user.email);
    expect(text).not.toMatch(/argon2|tokenHash|twoFactorSecret/);
  });

  it('is for its owner only, unaltered and for 24 hours', async () => {
    const [user, other] = [await auth.newUser(), await auth.newUser()];
    await auth.run(REQUEST, {}, { accessToken: user.tokens.accessToken });
    const url = await linkOf(user);
    expect((await fetchExport(url)).statusCode).toBe(200);
    expect((await fetchExport(url, other.tokens.accessToken)).statusCode).toBe(404);
    expect((await fetchExport(url, 'nonsense')).statusCode).toBe(404);
    expect((await fetchExport(url.replace(/signature=./, 'signature=_'))).statusCode).toBe(404);
    expect((await fetchExport(url.replace(/expires=\d/, 'expires=9'))).statusCode).toBe(404);
    expect((await fetchExport(url.split('?')[0] ?? '')).statusCode).toBe(404);
    auth.clock.advance(86_401);
    expect((await fetchExport(url)).statusCode).toBe(404);
  });

  it('waits for a domain that is away, and is made once however often it is asked for', async () => {
    isChatAway = true;
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    await Promise.all(Array.from({ length: 5 }, () => auth.run(REQUEST, {}, client)));
    await auth.settle();
    expect(await auth.mails(user.email, 'data-export')).toHaveLength(0);
    isChatAway = false;
    await linkOf(user);
    expect(await auth.mails(user.email, 'data-export')).toHaveLength(1);
    const rows = await auth.sql(`SELECT 1 FROM auth_support."DataExports" WHERE user_id = $1`, [user.id]);
    expect(rows).toHaveLength(1);
  });

  it('needs a fresh proof of presence', async () => {
    const user = await auth.newUser();
    auth.clock.advance(901);
    expect((await auth.run(REQUEST, {}, { accessToken: user.tokens.accessToken })).reason).toBe('STEP_UP_REQUIRED');
  });
});
