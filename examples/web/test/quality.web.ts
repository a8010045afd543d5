import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seriousFindings } from './support/accessibility.ts';
import { openWindow, startBrowser, WIDTHS, type Window } from './support/browser.ts';
import { signUp, somebody } from './support/people.ts';

const url = inject('platformUrl');
const FIRST_LOAD_BYTES = 220_000;
const PAGES = [
  '',
  'explore',
  'chats',
  'notifications',
  'videos',
  'videos/upload',
  'shorts',
  'bookmarks',
  'requests',
  'settings',
  'settings?tab=privacy',
  'settings?tab=notifications',
  'settings?tab=security',
  'settings?tab=appearance',
];

describe('every page', () => {
  let browser: Browser;
  let window: Window;
  beforeAll(async () => {
    browser = await startBrowser();
    window = await openWindow(browser);
    await signUp(window.page, url, somebody('Eve'));
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('has no serious or critical finding of axe (%s)', async (colorScheme) => {
    const { page } = window;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const findings: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${url}/app/${path}`);
      await page.waitForLoadState('networkidle');
      for (const finding of await seriousFindings(page)) findings.push(`/${path} ${finding}`);
    }
    expect(findings).toEqual([]);
  });

  it('fits a phone', async () => {
    const { page } = window;
    await page.setViewportSize(WIDTHS.phone);
    const wide: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${url}/app/${path}`);
      await page.waitForLoadState('networkidle');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) wide.push(`/${path} by ${overflow} px`);
    }
    expect(wide).toEqual([]);
  });

  it('home is there, from nothing, with less than 220 KB of JavaScript', async () => {
    const { context, page } = await openWindow(browser, { storageState: await window.context.storageState() });
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
