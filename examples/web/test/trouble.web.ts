import { LogOutEverywhereDocument } from '@app/client';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindow, openWindowOf, startBrowser, type Window } from './support/browser.ts';
import { type Member, member, signedIn } from './support/members.ts';

const url = inject('platformUrl');

describe('trouble', () => {
  let browser: Browser;
  let bo: Member;
  let window: Window;
  beforeAll(async () => {
    browser = await startBrowser();
    bo = await member(url, 'Bo');
    window = await openWindowOf(browser, url, await signedIn(url, bo));
  });
  afterAll(async () => {
    await browser.close();
    await bo.web.close();
  });

  /** The field is marked, and says what is wrong with it. */
  async function isWrong(field: Locator): Promise<void> {
    await expect.poll(() => field.getAttribute('aria-invalid'), { message: String(field), timeout: 20_000 }).toBe('true');
    const ids = (await field.getAttribute('aria-describedby'))?.split(' ').filter(Boolean) ?? [];
    const said = await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).textContent()));
    expect(said.join(''), String(field)).not.toBe('');
  }
  const named = (page: Page, name: string) => page.locator(`[name="${name}"]`);

  describe('with a form is told beside the field', () => {
    it('in signing up and resetting', async () => {
      const { context, page } = await openWindow(browser);
      await page.goto(`${url}/app/sign-up`);
      await named(page, 'username').fill('1!');
      await named(page, 'email').fill('nobody');
      await named(page, 'password').fill('short');
      await page.getByRole('button', { name: 'Create account' }).click();
      await isWrong(named(page, 'username'));
      await isWrong(named(page, 'email'));
      await isWrong(named(page, 'password'));
      await page.goto(`${url}/app/reset-password?token=x`);
      await named(page, 'password').fill('short');
      await page.getByRole('button', { name: 'Save' }).click();
      await isWrong(named(page, 'password'));
      await context.close();
    });

    it('in writing', async () => {
      const { page } = window;
      await page.goto(`${url}/app/`);
      await page.getByLabel('What is new?').fill('x'.repeat(5_001));
      await page.getByRole('button', { name: 'Publish' }).click();
      await isWrong(page.getByLabel('What is new?'));
      await page.getByLabel('What is new?').fill('A question');
      await page.getByRole('button', { name: 'Add a poll' }).click();
      await page.getByLabel('Option 1').fill('the only one');
      await page.getByRole('button', { name: 'Publish' }).click();
      await isWrong(page.getByLabel('Option 2', { exact: true }));
      await page.getByLabel('Option 2', { exact: true }).fill('x'.repeat(101));
      await page.getByRole('button', { name: 'Publish' }).click();
      await isWrong(page.getByLabel('Option 2', { exact: true }));
    });

    it('in uploading', async () => {
      const { page } = window;
      await page.goto(`${url}/app/videos/upload`);
      await page.locator('input[type=file]').setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(10) });
      await named(page, 'title').fill('x'.repeat(151));
      await named(page, 'tags').fill('x'.repeat(51));
      await page.getByRole('button', { name: 'Upload' }).click();
      await isWrong(named(page, 'title'));
      await isWrong(named(page, 'tags'));
    });

    it('in the settings', async () => {
      const { page } = window;
      await page.goto(`${url}/app/settings`);
      await named(page, 'displayName').fill('x'.repeat(51));
      await named(page, 'website').fill('not an address');
      await page.getByRole('button', { name: 'Save' }).click();
      await isWrong(named(page, 'displayName'));
      await isWrong(named(page, 'website'));
      await named(page, 'newEmail').fill('nowhere');
      await page.getByRole('button', { name: 'Send a link' }).click();
      await isWrong(named(page, 'newEmail'));
      await page.goto(`${url}/app/settings?tab=security`);
      await named(page, 'current').fill(bo.password);
      await named(page, 'new').fill('short');
      await page.getByRole('button', { name: 'Change password' }).click();
      await isWrong(named(page, 'new'));
    });
  });

  describe('that passes is shown, and passes', () => {
    const failed = (page: Page) => page.getByRole('main').getByRole('alert');

    it('offline: the page says so, and is complete when the network is back', async () => {
      const { page, context } = window;
      await page.goto(`${url}/app/`);
      await page.getByText('Nothing here yet').waitFor();
      await context.setOffline(true);
      await page.getByText('You are offline').waitFor();
      await page.getByRole('link', { name: 'Notifications' }).first().click();
      await context.setOffline(false);
      await page.getByText('You are offline').waitFor({ state: 'hidden' });
      // The code of a page that could not be fetched is asked for anew by hand.
      const again = page.getByRole('button', { name: 'Try again' });
      if (await again.isVisible()) await again.click();
      await page.getByRole('heading', { name: 'Notifications' }).waitFor();
    });

    it('slow: places are held until the answer comes', async () => {
      const { page } = window;
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('HomeFeed')) await held;
        await route.continue();
      });
      await page.goto(`${url}/app/`);
      await page.locator('[aria-busy="true"]').first().waitFor();
      letGo();
      await page.getByText('Nothing here yet').waitFor();
      await page.unroute('**/graphql');
    });

    it('rate limited or a part away: said, and tried again after the time that the platform names', async () => {
      const { page } = window;
      for (const code of ['RATE_LIMITED', 'SERVICE_UNAVAILABLE']) {
        let refused = 0;
        await page.route('**/graphql', (route) => {
          if (!route.request().postData()?.includes('HomeFeed') || refused >= 5) return route.continue();
          refused += 1;
          const error = { message: 'Not now.', extensions: { code, retryAfterMs: 200 } };
          return route.fulfill({ json: { data: null, errors: [error] } });
        });
        await page.goto(`${url}/app/`);
        await failed(page).waitFor();
        await failed(page).waitFor({ state: 'hidden', timeout: 20_000 });
        await page.getByText('Nothing here yet').waitFor();
        await page.unroute('**/graphql');
      }
    });

    it('an ended session: the page asks to sign in, and leads back', async () => {
      const { page } = window;
      await page.goto(`${url}/app/bookmarks`);
      await page.getByText('Nothing found').waitFor();
      const { data } = await bo.web.apollo.mutate({
        mutation: LogOutEverywhereDocument,
      });
      expect(data?.logOutEverywhere).toBeGreaterThan(0);
      await page.getByText('You are not signed in any more.').waitFor();
      await page.getByLabel('E-mail or username').fill(bo.email);
      await page.getByLabel('Password').first().fill(bo.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('heading', { name: 'Bookmarks' }).waitFor();
    });
  });
});
