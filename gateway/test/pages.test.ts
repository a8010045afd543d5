import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
const mail = {
  to: 'a@example.com',
  subject: '<b>hi</b>',
  text: 'hi',
  html: '<p>hi</p>',
  template: 'verify-email',
  data: { token: 't' },
  at: '2026-01-01T00:00:00.000Z',
};

beforeAll(async () => {
  platform = await startSmallPlatform({
    deps: {
      dev: {
        mailbox: async (to) => (to === null || to === mail.to ? [mail] : []),
        pushes: async (device) => [{ title: device }],
        accounts: async () => [{ username: 'admin' }],
        parts: async () => [{ name: 'gateway', pid: 1, port: 4000 }],
        direct: async () => ({ auth: 'http://127.0.0.1:1' }),
      },
    },
  });
});
afterAll(() => platform[Symbol.asyncDispose]());

const get = (path: string, accept = 'application/json') => fetch(`${platform.url}${path}`, { headers: { accept } });

describe('pages of development', () => {
  it('GraphiQL is served whole from this machine', async () => {
    const page = await get('/graphiql');
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await get(path ?? '')).status).toBe(200);
    expect((await get('/graphiql/assets/..%2f..%2findex.html')).status).toBe(404);
  }, 60_000);

  it('an answer explains how it came about when it is asked to', async () => {
    const query = { query: '{ users(first: 2) { name postCount } }' };
    const plain = (await (await platform.post(query)).json()) as { extensions: object };
    expect(plain.extensions).not.toHaveProperty('explain');
    expect(await (await platform.post(query, { 'x-explain': 'on' })).json()).toMatchObject({
      extensions: {
        explain: {
          plan: expect.stringContaining('Fetch(service: "postfeed")'),
          fetches: [
            { service: 'profiles', outcome: 'data', representations: 0 },
            { service: 'postfeed', outcome: 'data', representations: 2 },
          ],
          totalMs: expect.any(Number),
        },
      },
    });
  });

  it('Sandbox is the landing page of /graphql', async () => {
    const page = await get('/graphql', 'text/html,application/xhtml+xml');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('sandbox');
  });

  it('the mailbox is JSON for tools and a page for people, in which nothing of a mail can act', async () => {
    expect(await (await get('/dev/mailbox?to=a@example.com')).json()).toEqual({ mails: [mail] });
    expect(await (await get('/dev/mailbox?to=b@example.com')).json()).toEqual({ mails: [] });
    const html = await (await get('/dev/mailbox', 'text/html')).text();
    expect(html).toContain('&lt;b&gt;hi&lt;/b&gt;');
    expect(html).toContain('<iframe sandbox');
  });

  it('pushes, accounts, parts and direct addresses are told', async () => {
    expect(await (await get('/dev/push?device=phone')).json()).toEqual({ pushes: [{ title: 'phone' }] });
    expect(await (await get('/dev/accounts')).json()).toEqual([{ username: 'admin' }]);
    expect(await (await get('/dev/parts')).json()).toEqual([{ name: 'gateway', pid: 1, port: 4000 }]);
    expect(await (await get('/dev/direct')).json()).toEqual({ auth: 'http://127.0.0.1:1' });
  });

  it('public keys are told in every environment', async () => {
    expect(await (await get('/.well-known/jwks.json')).json()).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519' }] });
  });
});
