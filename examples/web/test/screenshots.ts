import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openWindow, startBrowser, WIDTHS } from './support/browser.ts';
import type { signIn } from './support/people.ts';

// `npm run screenshots --workspace @app/web -- [--url URL] [--out FOLDER]`: every page of a seeded platform, in both themes and widths.
const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://localhost:4000' }, out: { type: 'string', default: 'screenshots' } },
});
const { url, out } = values;

interface Account {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}
const accounts = (await (await fetch(`${url}/dev/accounts`)).json()) as Account[];
const accountOf = (username: string): Account => {
  const account = accounts.find((one) => one.username === username);
  if (account === undefined) throw new Error(`The platform has no demo account ${username}.`);
  return account;
};
const PAGES: Readonly<Record<string, readonly string[]>> = {
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
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: join(out, `${name || 'home'}-${width}-${colorScheme}.png`) });
      };
      if (username === 'sofia') {
        for (const door of ['sign-in', 'sign-up']) {
          await page.goto(`${url}/app/${door}`);
          await shoot(door);
        }
      }
      await signInAs(page, accountOf(username));
      for (const path of pages) {
        await page.goto(`${url}/app/${path}`);
        await shoot(path.replaceAll(/\W+/g, '-'));
      }
      if (username === 'sofia') {
        await page.goto(`${url}/app/chats`);
        await page.locator('a[href*="/chats/"]').first().click();
        await page.getByRole('log').waitFor();
        await shoot('conversation');
        await page.goto(`${url}/app/`);
        await page.getByRole('article').last().locator('a[href*="/posts/"]').first().click();
        await shoot('thread');
      }
      await context.close();
    }
  }
}
await browser.close();

async function signInAs(page: Parameters<typeof signIn>[0], account: Account): Promise<void> {
  // In English, whatever the window speaks: the labels are what is filled in.
  await page.goto(`${url}/app/sign-in`);
  await page.locator('input[name=name]').fill(account.email);
  await page.locator('input[name=password]').fill(account.password);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('main').locator('h2').first().waitFor();
}
