import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindowOf, startBrowser, type Window } from './support/browser.ts';
import { follow, type Member, member, publish, signedIn } from './support/members.ts';

const url = inject('platformUrl');

describe('posts', () => {
  let browser: Browser;
  let ada: Member;
  let bo: Member;
  let window: Window;
  beforeAll(async () => {
    browser = await startBrowser();
    [ada, bo] = [await member(url, 'Ada'), await member(url, 'Bo')];
    await follow(ada, bo);
    await publish(bo, 'Rivers are slow');
    window = await openWindowOf(browser, url, await signedIn(url, ada));
    await window.page.goto(`${url}/app/`);
    await window.page.getByRole('article').filter({ hasText: 'Rivers are slow' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([ada.web.close(), bo.web.close()]);
  });

  const post = (text: string) => window.page.getByRole('article').filter({ hasText: text }).first();
  const choose = async (text: string, item: string) => {
    await post(text).getByRole('button', { name: 'More about this post' }).click();
    await window.page.getByRole('menuitem', { name: item }).click();
  };

  it('are quoted', async () => {
    const { page } = window;
    await choose('Rivers are slow', 'Quote');
    await page.getByRole('dialog').getByLabel('What is new?').fill('So are we');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await post('So are we').getByText('Rivers are slow').waitFor();
  });

  it('are edited', async () => {
    const { page } = window;
    await choose('So are we', 'Edit');
    await page.getByRole('dialog').getByLabel('What is new?').fill('So are some of us');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await post('So are some of us').getByText('edited').waitFor();
  });

  it('are pinned to the profile', async () => {
    const { page } = window;
    const pinned = page.waitForResponse((response) => response.request().postData()?.includes('PinPost') === true);
    await choose('So are some of us', 'Pin to profile');
    await pinned;
    await page.goto(`${url}/app/u/${ada.username}`);
    await expect.poll(() => page.getByRole('article').filter({ hasText: 'So are some of us' }).count()).toBe(2);
    await page.goto(`${url}/app/`);
  });

  it('wait as drafts, or for their time, and are published or not', async () => {
    const { page } = window;
    await page.getByLabel('What is new?').fill('Half a thought');
    await page.getByRole('button', { name: 'Keep as a draft' }).click();
    await page.getByText('Kept as a draft.').waitFor();
    await page.getByLabel('What is new?').fill('Good morning, tomorrow');
    await page.getByRole('button', { name: 'Schedule' }).click();
    await page.getByLabel('Publish at').waitFor();
    await page.getByRole('button', { name: 'Schedule' }).last().click();
    await page.getByText('Will be published').waitFor();

    await page.goto(`${url}/app/drafts`);
    await post('Good morning, tomorrow').getByRole('button', { name: 'Do not publish' }).click();
    await post('Good morning, tomorrow').waitFor({ state: 'hidden' });
    await post('Half a thought').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Nothing waits to be published.').waitFor();
    await page.goto(`${url}/app/`);
    await post('Half a thought').waitFor();
  });

  it('are deleted', async () => {
    await choose('Half a thought', 'Delete');
    await post('Half a thought').waitFor({ state: 'hidden' });
    expect(window.complaints).toEqual([]);
  });
});
