import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seriousFindings } from './support/accessibility.ts';
import { openWindow, openWindowOf, startBrowser, WIDTHS, type Window } from './support/browser.ts';
import { follow, type Member, member, signedIn } from './support/members.ts';
import { setScene } from './support/scene.ts';
import { settled } from './support/settled.ts';

const url = inject('platformUrl');
const FIRST_LOAD_BYTES = 220_000;
const DOORS = [
  'sign-in',
  'sign-up',
  'reset-password?token=x',
  'verify-email?token=x',
  'confirm-email-change?token=x',
  'external/oidc',
];
const PAGES = [
  '',
  'explore',
  'explore?q=roof',
  'tags/sunset',
  'chats',
  'notifications',
  'videos',
  'videos/upload',
  'shorts',
  'bookmarks',
  'drafts',
  'requests',
  'settings',
  'settings?tab=privacy',
  'settings?tab=notifications',
  'settings?tab=security',
  'settings?tab=appearance',
];
const OF_STAFF = ['moderation', 'administration'];

describe('every page', () => {
  let browser: Browser;
  /** Nobody, somebody with something on every page, and staff: each with the pages that they see. */
  let windows: readonly { readonly window: Window; readonly pages: readonly string[] }[];
  let eve: Member;
  beforeAll(async () => {
    browser = await startBrowser();
    const [other, third] = [await member(url, 'Fay'), await member(url, 'Guo')];
    eve = await member(url, 'Eve');
    for (const friend of [other, third]) {
      await follow(friend, eve);
      await follow(eve, friend);
    }
    const { groupId, videoId, postId, inviteCode } = await setScene(eve, other, third);
    await Promise.all([other.web.close(), third.web.close()]);
    const accounts = (await (await fetch(`${url}/dev/accounts`)).json()) as {
      email: string;
      password: string;
      roles: string[];
    }[];
    const admin = accounts.find(({ roles }) => roles.includes('ADMIN'));
    if (admin === undefined) throw new Error('The platform has no administrator.');
    const withContent = [`chats/${groupId}`, `videos/${videoId}`, `posts/${postId}`, `join/${inviteCode}`, `u/${eve.username}`];
    windows = [
      { window: await openWindow(browser), pages: DOORS },
      { window: await openWindowOf(browser, url, await signedIn(url, eve)), pages: [...PAGES, ...withContent] },
      { window: await openWindowOf(browser, url, await signedIn(url, admin)), pages: OF_STAFF },
    ];
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await eve.web.close();
  });

  async function onEachPage(look: (page: Page) => Promise<readonly string[]>): Promise<string[]> {
    const found: string[] = [];
    for (const { window, pages } of windows) {
      for (const path of pages) {
        await window.page.goto(`${url}/app/${path}`);
        await settled(window.page);
        for (const finding of await look(window.page)) found.push(`/${path} ${finding}`);
      }
    }
    return found;
  }

  it.each(['light', 'dark'] as const)(
    'has no serious or critical finding of axe (%s)',
    { timeout: 300_000 },
    async (colorScheme) => {
      for (const { window } of windows) await window.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await onEachPage(seriousFindings)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('has none in what opens over it either (%s)', async (colorScheme) => {
    const { page } = windows[1]?.window ?? (await openWindow(browser));
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    await page.goto(`${url}/app/`);
    await page.getByRole('button', { name: 'More about this post' }).first().click();
    await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
    found.push(...(await seriousFindings(page)));
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await seriousFindings(page)));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: /· React/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Love' }).waitFor();
    found.push(...(await seriousFindings(page)));
    await page.goto(`${url}/app/chats`);
    await page.getByRole('link', { name: /Weekend hikes/ }).click();
    await page.getByRole('button', { name: 'Members and settings' }).click();
    await page.getByRole('dialog').getByLabel('Slow mode').waitFor();
    found.push(...(await seriousFindings(page)));
    expect(found).toEqual([]);
  });

  it('fits a phone', { timeout: 300_000 }, async () => {
    for (const { window } of windows) await window.page.setViewportSize(WIDTHS.phone);
    const overflowOf = (page: Page) =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const wide = await onEachPage(async (page) => {
      const overflow = await overflowOf(page);
      return overflow > 0 ? [`by ${overflow} px`] : [];
    });
    expect(wide).toEqual([]);
  });

  it('complains about nothing', () => {
    expect(windows.flatMap(({ window }) => window.complaints)).toEqual([]);
  });

  it('home is there, from nothing, with less than 220 KB of JavaScript', async () => {
    const { context, page } = await openWindowOf(browser, url, await signedIn(url, eve));
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${url}/app/`);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    console.info(`first load of home: ${Math.round(bytes / 1000)} KB of JavaScript in ${sizes.length} files`);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    await context.close();
  });
});
