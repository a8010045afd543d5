import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindow, startBrowser, type Window } from './support/browser.ts';
import { type Person, signIn, signUp, somebody } from './support/people.ts';

const url = inject('platformUrl');
const demoVideo = new URL('../../demo/media/bigbuckbunny.mp4', import.meta.url).pathname;
const demoPhoto = new URL('../../demo/media/rocket.jpg', import.meta.url).pathname;

describe('two people in two browsers', () => {
  let browser: Browser;
  let ada: Window & { person: Person };
  let bo: Window & { person: Person };
  beforeAll(async () => {
    browser = await startBrowser();
    ada = { ...(await openWindow(browser)), person: somebody('Ada') };
    bo = { ...(await openWindow(browser)), person: somebody('Bo') };
    await signUp(ada.page, url, ada.person);
    await signUp(bo.page, url, bo.person);
  });
  afterAll(async () => {
    await browser.close();
  });

  it('a follower sees a post with its photo appear, and its author sees the comment arrive', async () => {
    await bo.page.goto(`${url}/app/u/${ada.person.username}`);
    await bo.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await bo.page.getByRole('button', { name: 'Following', exact: true }).waitFor();
    await bo.page.goto(`${url}/app/`);
    await bo.page.getByText('Nothing here yet').waitFor();

    await ada.page.goto(`${url}/app/`);
    await ada.page.getByLabel('What is new?').fill('Hello from the roof #sunset');
    await ada.page.locator('input[type=file]').setInputFiles(demoPhoto);
    await ada.page.getByRole('button', { name: 'Publish' }).click();
    const post = bo.page.getByRole('article').filter({ hasText: 'Hello from the roof' });
    await post.waitFor();
    await post.getByRole('img').first().waitFor();

    await ada.page
      .getByRole('article')
      .filter({ hasText: 'Hello from the roof' })
      .getByRole('link', { name: /Comments/ })
      .click();
    await ada.page.getByLabel('Write a comment').waitFor();
    await post.getByRole('link', { name: /Comments/ }).click();
    await bo.page.getByLabel('Write a comment').fill('What a view!');
    await bo.page.getByRole('button', { name: 'Send' }).click();
    await ada.page.getByText('What a view!').waitFor();
    await bo.page
      .getByRole('button', { name: /· React/ })
      .first()
      .click();
    await bo.page.getByRole('button', { name: 'Love' }).click();
    await ada.page
      .getByRole('button', { name: /^1 · React/ })
      .first()
      .waitFor();
  });

  it('notifications arrive with their badge', async () => {
    await ada.page
      .getByRole('link', { name: /Notifications \(\d+\)/ })
      .first()
      .click();
    await ada.page.getByText('Bo commented on your post').waitFor();
  });

  it('a message is typed, arrives, and is read', async () => {
    await bo.page.goto(`${url}/app/u/${ada.person.username}`);
    await ada.page.goto(`${url}/app/u/${bo.person.username}`);
    await ada.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await ada.page.getByRole('button', { name: 'Following', exact: true }).waitFor();
    await bo.page.getByRole('button', { name: 'Message' }).click();
    await bo.page.getByLabel('Write a message').fill('你好 Ada');
    await bo.page.getByLabel('Write a message').press('Enter');
    await ada.page
      .getByRole('link', { name: /Chats \(1\)/ })
      .first()
      .click();
    await ada.page.locator('a[href*="/chats/"]').first().click();
    await ada.page.getByRole('log').getByText('你好 Ada').waitFor();
    await bo.page.getByText(/· Read/).waitFor();
    await ada.page.getByLabel('Write a message').pressSequentially('Hi');
    await bo.page.getByText('Ada is typing').waitFor();
    await ada.page.getByLabel('Write a message').press('Enter');
    await bo.page.getByRole('log').getByText('Hi', { exact: true }).waitFor();
  });

  it('nothing is missed while the network is away', async () => {
    await bo.context.setOffline(true);
    await bo.page.getByText('You are offline').waitFor();
    for (const text of ['one', 'two', 'three']) {
      await ada.page.getByLabel('Write a message').fill(text);
      await ada.page.getByLabel('Write a message').press('Enter');
      await ada.page.getByRole('log').getByText(text, { exact: true }).waitFor();
    }
    await bo.context.setOffline(false);
    for (const text of ['one', 'two', 'three']) await bo.page.getByRole('log').getByText(text, { exact: true }).waitFor();
    const shown = bo.page.getByRole('log').getByText(/^(one|two|three)$/);
    expect(await shown.allTextContents()).toEqual(['one', 'two', 'three']);
  });

  it('a video is uploaded, processed before their eyes, and plays in more than one quality', async () => {
    await ada.page.goto(`${url}/app/videos/upload`);
    await ada.page.locator('input[type=file]').setInputFiles(demoVideo);
    await ada.page.getByLabel('Title').fill('Rabbit');
    await ada.page.getByRole('button', { name: 'Upload' }).click();
    await ada.page.getByText('Ready').waitFor({ timeout: 100_000 });
    await ada.page.getByRole('link', { name: 'Watch' }).click();
    const video = ada.page.locator('video');
    await video.waitFor();
    await video.evaluate((element: HTMLVideoElement) => element.play());
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 30_000 })
      .toBeGreaterThan(0.5);
    const qualities = await ada.page.getByLabel('Quality').locator('option').allInnerTexts();
    expect(qualities.length).toBeGreaterThan(1);
    await ada.page.getByLabel('Quality').selectOption({ index: 1 });
    const before = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 30_000 })
      .toBeGreaterThan(before);
  });

  it('a passkey is added and signs in', async () => {
    const devtools = await ada.context.newCDPSession(ada.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await ada.page.goto(`${url}/app/settings?tab=security`);
    await ada.page.getByRole('button', { name: 'Add a passkey' }).click();
    await ada.page.getByRole('button', { name: 'Remove' }).waitFor();
    await ada.page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await ada.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await ada.page.getByRole('link', { name: 'Home' }).first().waitFor();
  });

  it('a wrong password is told beside the form, and the right one works', async () => {
    const { page } = await openWindow(browser);
    await signIn(page, url, { ...bo.person, password: 'not this one at all' });
    await page.getByRole('alert').waitFor();
    await signIn(page, url, bo.person);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
  });

  it('no page complained', () => {
    // A browser reports being offline by itself.
    const ofPages = [...ada.complaints, ...bo.complaints].filter((text) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(text));
    expect(ofPages).toEqual([]);
  });
});
