import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openWindow, startBrowser, WIDTHS } from './support/browser.ts';
import { type Account, actorOf, setScene } from './support/scene.ts';
import { settled } from './support/settled.ts';

// `npm run screenshots --workspace @app/web -- [--url URL] [--out FOLDER]`: every page of a seeded platform, in both themes and widths.
const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://localhost:4000' }, out: { type: 'string', default: 'screenshots' } },
});
const { url, out } = values;

const accounts = (await (await fetch(`${url}/dev/accounts`)).json()) as Account[];
const accountOf = (username: string): Account => {
  const account = accounts.find((one) => one.username === username);
  if (account === undefined) throw new Error(`The platform has no demo account ${username}.`);
  return account;
};
const PAGES = {
  sofia: [
    '',
    'explore',
    'explore?q=ken',
    'chats',
    'notifications',
    'videos',
    'videos/upload',
    'shorts',
    'bookmarks',
    'drafts',
    'requests',
    'u/sofia',
    'u/kenji',
    'settings',
    'settings?tab=privacy',
    'settings?tab=notifications',
    'settings?tab=security',
    'settings?tab=appearance',
  ],
  moderator: ['moderation'],
  admin: ['administration'],
};

await mkdir(out, { recursive: true });
const actors = [];
for (const username of ['sofia', 'kenji', 'linxiaoyu']) actors.push(await actorOf(url, accountOf(username)));
const [sofia, kenji, lin] = actors;
if (!sofia || !kenji || !lin) throw new Error('The demo people are not here.');
const scene = await setScene(sofia, kenji, lin);
await Promise.all(actors.map(({ web }) => web.close()));
PAGES.sofia.push(`chats/${scene.groupId}`, `videos/${scene.videoId}`, `posts/${scene.postId}`, `join/${scene.inviteCode}`);
const browser = await startBrowser();
for (const [width, viewport] of Object.entries(WIDTHS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [username, pages] of Object.entries(PAGES)) {
      const { context, page } = await openWindow(browser, {
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        locale: width === 'phone' ? 'zh-CN' : 'en-GB',
      });
      const shoot = async (name: string) => {
        await settled(page);
        await page.screenshot({ path: join(out, `${name || 'home'}-${width}-${colorScheme}.png`) });
      };
      if (username === 'sofia') {
        for (const door of ['sign-in', 'sign-up', 'reset-password?token=x']) {
          await page.goto(`${url}/app/${door}`);
          await shoot(door.replaceAll(/\W+/g, '-'));
        }
      }
      await signInAs(page, accountOf(username));
      for (const path of pages) {
        await page.goto(`${url}/app/${path}`);
        await shoot(
          path
            .replace(/[\da-f]{8}-[-\da-f]{27}/, 'one')
            .replace(/join.*/, 'join')
            .replaceAll(/\W+/g, '-'),
        );
      }
      if (username === 'sofia') {
        await page.goto(`${url}/app/chats/${scene.groupId}`);
        await page.locator('button[data-panel]').click();
        await shoot('group-panel');
      }
      await context.close();
    }
  }
}
await browser.close();

async function signInAs(page: Page, account: Account): Promise<void> {
  // In English, whatever the window speaks: the labels are what is filled in.
  await page.goto(`${url}/app/sign-in`);
  await page.locator('input[name=name]').fill(account.email);
  await page.locator('input[name=password]').fill(account.password);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('main').locator('h2').first().waitFor();
}
