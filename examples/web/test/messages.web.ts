import { CreateGroupDocument, isRefusal } from '@app/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindowOf, startBrowser, type Window } from './support/browser.ts';
import { follow, type Member, member, signedIn } from './support/members.ts';
import { gif, wav } from './support/samples.ts';

const url = inject('platformUrl');
const media = (name: string) => new URL(`../../demo/media/${name}`, import.meta.url).pathname;

describe('a group in two browsers', () => {
  let browser: Browser;
  let people: Member[];
  let ada: Window;
  let bo: Window;
  let groupId: string;
  beforeAll(async () => {
    browser = await startBrowser();
    people = await Promise.all(['Ada', 'Bo', 'Cem'].map((name) => member(url, name)));
    const [one, two, three] = people;
    if (!one || !two || !three) throw new Error('Not everybody is here.');
    await follow(two, one);
    await follow(one, two);
    const { data } = await one.web.apollo.mutate({
      mutation: CreateGroupDocument,
      variables: { input: { title: 'Hikes', memberIds: [two.id] } },
    });
    if (!data || isRefusal(data.createGroup)) throw new Error('No group.');
    groupId = data.createGroup.conversation.id;
    ada = await openWindowOf(browser, url, await signedIn(url, one));
    bo = await openWindowOf(browser, url, await signedIn(url, two));
    for (const { page } of [ada, bo]) {
      await page.goto(`${url}/app/chats/${groupId}`);
      await page.getByRole('log').getByText('created the group').waitFor();
    }
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(people.map(({ web }) => web.close()));
  });

  const log = ({ page }: Window) => page.getByRole('log');
  const write = async (page: Page, text: string) => {
    await page.getByLabel('Write a message').fill(text);
    await page.getByLabel('Write a message').press('Enter');
  };
  /** A message's bubble and its menu, by what it says. */
  const choose = async (window: Window, text: string, item: string) => {
    const bubble = log(window).locator('.fade-in').filter({ hasText: text }).first();
    await bubble.getByRole('button', { name: 'More about this message' }).click();
    await window.page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const attach = async (item: string) => {
    await ada.page.getByRole('button', { name: 'Attach' }).click();
    await ada.page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  it('files of every kind arrive as what they are', async () => {
    const file = ada.page.locator('input[type=file]').last();
    await file.setInputFiles(media('rocket.jpg'));
    await log(bo).getByRole('button', { name: 'Photo' }).waitFor({ timeout: 60_000 });
    await file.setInputFiles({ name: 'note.wav', mimeType: 'audio/wav', buffer: wav() });
    await log(bo).locator('audio').waitFor({ timeout: 60_000 });
    await file.setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Bring water.') });
    await log(bo).getByText('plan.txt').waitFor({ timeout: 60_000 });
    await file.setInputFiles({ name: 'wave.gif', mimeType: 'image/gif', buffer: gif() });
    await log(bo).locator('video').first().waitFor({ timeout: 60_000 });
    await file.setInputFiles(media('bigbuckbunny.mp4'));
    await expect.poll(() => log(bo).locator('video').count(), { timeout: 100_000 }).toBe(2);
  });

  it('stickers, places and contacts are picked', async () => {
    await attach('Sticker');
    await ada.page.getByRole('button', { name: 'panda' }).click();
    await log(bo).getByRole('img', { name: 'Sticker: panda' }).waitFor();
    await attach('Location');
    await ada.page.getByLabel('Name of the place').fill('West Lake');
    await ada.page.getByLabel('Latitude').fill('30.2489');
    await ada.page.getByLabel('Longitude').fill('120.1482');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await log(bo).getByText('West Lake').waitFor();
    await attach('Contact');
    const cem = people[2]?.username ?? '';
    await ada.page.getByLabel('Search people').fill(cem);
    await ada.page.getByRole('dialog').getByRole('checkbox').first().check();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await log(bo).getByText(`@${cem}`).waitFor();
  });

  it('a message is answered, edited, pinned, sent on, recalled and hidden', async () => {
    await write(ada.page, 'Sunday?');
    await log(bo).getByText('Sunday?').waitFor();
    await choose(bo, 'Sunday?', 'Reply');
    await write(bo.page, 'At nine!');
    await log(ada).locator('.fade-in').filter({ hasText: 'At nine!' }).getByText('Sunday?').waitFor();
    await choose(ada, 'Sunday?', 'Edit');
    await write(ada.page, 'Saturday?');
    await log(bo).locator('.fade-in').filter({ hasText: 'Saturday?' }).getByText('edited').first().waitFor();
    await choose(ada, 'At nine!', 'Pin');
    await log(bo).getByRole('img', { name: 'Pinned' }).waitFor();
    await choose(bo, 'At nine!', 'Forward');
    await bo.page.getByRole('dialog').getByRole('checkbox').first().check();
    await bo.page.getByRole('dialog').getByRole('button', { name: 'Forward' }).click();
    await log(ada).getByText('Forwarded').waitFor();
    await write(bo.page, 'Nonsense');
    await log(ada).getByText('Nonsense').waitFor();
    await choose(bo, 'Nonsense', 'Recall');
    await log(ada).getByText('Message recalled').waitFor();
    await write(bo.page, 'Not for me');
    await log(ada).getByText('Not for me').waitFor();
    await choose(ada, 'Not for me', 'Delete for me');
    await log(ada).getByText('Not for me').waitFor({ state: 'hidden' });
    expect(await log(bo).getByText('Not for me').count()).toBe(1);
  });

  it('an owner decides who writes, how often, who comes in and who leads', async () => {
    await ada.page.getByRole('button', { name: 'Members and settings' }).click();
    const panel = ada.page.getByRole('dialog');
    await panel.getByLabel('Announcements only').click();
    await bo.page.getByText('Only the owner and admins write here.').waitFor();
    await panel.getByLabel('Announcements only').click();
    await bo.page.getByLabel('Write a message').waitFor();

    await panel.getByLabel('Slow mode').selectOption('3600');
    await expect.poll(() => panel.getByLabel('Slow mode').inputValue()).toBe('3600');
    await write(bo.page, 'too soon');
    await bo.page.getByRole('alert').waitFor();
    expect(await bo.page.getByLabel('Write a message').inputValue()).toBe('too soon');
    await panel.getByLabel('Slow mode').selectOption('0');

    await panel.getByLabel('Approve who joins').click();
    await panel.getByRole('button', { name: 'New invite link' }).click();
    const link = await panel.getByLabel('Invite link').inputValue();
    const [, , cem] = people;
    if (!cem) throw new Error('Cem is not here.');
    const guest = await openWindowOf(browser, url, await signedIn(url, cem));
    await guest.page.goto(link);
    await guest.page.getByRole('button', { name: 'Ask to join' }).click();
    await guest.page.getByText('An admin will let you in.').waitFor();
    await ada.page.getByRole('button', { name: 'Back' }).first().click();
    await ada.page.getByRole('button', { name: 'Members and settings' }).click();
    await panel.getByRole('button', { name: 'Accept' }).click();
    await log(bo)
      .getByText(/Cem joined|added Cem/)
      .waitFor();
    await guest.page.goto(`${url}/app/chats/${groupId}`);
    await guest.page.getByLabel('Write a message').waitFor();

    await panel.getByLabel('Role of Bo').selectOption('ADMIN');
    await log(bo).getByText('changed the role of Bo').waitFor();
    await panel.getByRole('button', { name: 'Remove Cem' }).click();
    await guest.page.getByText('This is not here').waitFor();
  });

  it('no page complained', () => {
    expect([...ada.complaints, ...bo.complaints]).toEqual([]);
  });
});
