import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindow, startBrowser, type Window } from './support/browser.ts';
import { type Member, member, signedIn } from './support/members.ts';

const url = inject('platformUrl');
const KEY = 'moments.session';

describe('several tabs of one person', () => {
  let browser: Browser;
  let bo: Member;
  let window: Window;
  let tabs: Page[];
  let refreshes = 0;
  beforeAll(async () => {
    browser = await startBrowser();
    bo = await member(url, 'Bo');
    window = await openWindow(browser);
    const { context, page } = window;
    context.on('request', (request) => {
      if (request.postData()?.includes('RefreshSession')) refreshes += 1;
    });
    await page.goto(`${url}/app/sign-in`);
    await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [
      KEY,
      JSON.stringify(await signedIn(url, bo)),
    ] as const);
    tabs = [page, await context.newPage(), await context.newPage()];
  });
  afterAll(async () => {
    await browser.close();
    await bo.web.close();
  });

  const home = (page: Page) => page.getByRole('heading', { name: 'Home' }).waitFor();

  it('renew their token once between them, each in a process of its own', async () => {
    for (let round = 0; round < 5; round++) {
      await tabs[0]?.evaluate((key) => {
        const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
        kept.tokens.accessTokenExpiresAt = new Date(0).toISOString();
        localStorage.setItem(key, JSON.stringify(kept));
      }, KEY);
      refreshes = 0;
      await Promise.all(tabs.map((page) => page.goto(`${url}/app/`)));
      await Promise.all(tabs.map(home));
      await Promise.all(tabs.map((page) => page.getByText('Nothing here yet').waitFor()));
      expect(refreshes).toBe(1);
    }
  });

  it('leave together', async () => {
    await tabs[0]?.getByRole('button', { name: 'Sign out' }).click();
    for (const page of tabs) await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    expect(window.complaints).toEqual([]);
  });
});
