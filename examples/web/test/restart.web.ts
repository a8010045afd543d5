import {
  ChatEventsDocument,
  ChatSyncDocument,
  FeedUpdatesDocument,
  HomeFeedDocument,
  OpenDirectConversationDocument,
  sendMessage,
  watch,
} from '@app/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindow, startBrowser, type Window } from './support/browser.ts';
import { follow, type Member, member, publish } from './support/members.ts';
import { signIn } from './support/people.ts';
import { killServer, untilReady } from './support/server.ts';

const url = inject('platformUrl');
const AWAY = ['one', 'two', 'three'];
const ALL = ['before', ...AWAY, 'after'];

describe('the server is killed under open pages and clients', () => {
  let browser: Browser;
  let ada: Member;
  let bo: Member;
  let conversationId: string;
  let window: Window;
  /** Two tabs of one person. */
  let feed: Page;
  let chat: Page;
  /** What a client without a browser was told. */
  const told = { messages: [] as string[], posts: [] as string[] };

  beforeAll(async () => {
    browser = await startBrowser();
    [ada, bo] = [await member(url, 'Ada'), await member(url, 'Bo')];
    await follow(bo, ada);
    await follow(ada, bo);
    const { data } = await ada.web.apollo.mutate({ mutation: OpenDirectConversationDocument, variables: { userId: bo.id } });
    if (data?.openDirectConversation.__typename !== 'ConversationSuccess') throw new Error('No conversation.');
    conversationId = data.openDirectConversation.conversation.id;
    await say('hello');
    await watchAll();
    window = await openWindow(browser);
    feed = window.page;
    await signIn(feed, url, bo);
    await feed.getByRole('heading', { name: 'Home' }).waitFor();
    chat = await window.context.newPage();
    await chat.goto(`${url}/app/chats/${conversationId}`);
    await chat.getByRole('log').getByText('hello').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([ada.web.close(), bo.web.close()]);
  });

  const say = (text: string) => sendMessage(ada.web.apollo, ada.id, { conversationId, type: 'TEXT', text });

  /** Follows both streams from where they stand now. */
  async function watchAll(): Promise<void> {
    const { apollo } = bo.web;
    const sync = await apollo.query({ query: ChatSyncDocument, variables: {}, fetchPolicy: 'network-only' });
    const page = await apollo.query({ query: HomeFeedDocument, variables: {}, fetchPolicy: 'network-only' });
    watch(apollo, ChatEventsDocument, {
      variables: { after: sync.data?.chatSync.cursor },
      next: ({ chatEvents: event }) => {
        if (event.__typename !== 'ChatMessageAdded' || event.message.content?.__typename !== 'TextContent') return;
        told.messages.push(event.message.content.text);
      },
      resync: (reason) => told.messages.push(reason),
    });
    watch(apollo, FeedUpdatesDocument, {
      variables: { after: page.data?.viewer?.homeFeed?.liveCursor },
      next: ({ feedUpdates: event }) => event.__typename === 'FeedPostAdded' && told.posts.push(event.post.text),
      resync: (reason) => told.posts.push(reason),
    });
  }

  it('both pages say that they are away, and come back by themselves', async () => {
    await say('before');
    await publish(ada, 'before');
    await chat.getByRole('log').getByText('before', { exact: true }).waitFor();
    await feed.getByRole('article').getByText('before', { exact: true }).waitFor();
    await killServer(url);
    for (const page of [feed, chat]) await page.getByText('Connecting again').waitFor();
    await untilReady(url);
    // While both are still on their way back.
    for (const text of AWAY) {
      await say(text);
      await publish(ada, text);
    }
    for (const page of [feed, chat]) await page.getByText('Connecting again').waitFor({ state: 'hidden' });
    await say('after');
    await publish(ada, 'after');
  });

  it('the conversation shows every message, once and in order', async () => {
    await chat.getByRole('log').getByText('after', { exact: true }).waitFor();
    const shown = chat.getByRole('log').getByText(new RegExp(`^(${ALL.join('|')})$`));
    await expect.poll(() => shown.allTextContents()).toEqual(ALL);
  });

  it('the feed shows every post, once', async () => {
    await feed.getByRole('article').getByText('after', { exact: true }).waitFor();
    const shown = feed.getByRole('article').getByText(new RegExp(`^(${ALL.join('|')})$`));
    await expect.poll(() => shown.allTextContents()).toEqual(ALL.toReversed());
  });

  it('a client without a browser is told everything once, and messages in order', async () => {
    await expect.poll(() => told.messages, { timeout: 30_000 }).toEqual(ALL);
    await expect.poll(() => told.posts.toSorted(), { timeout: 30_000 }).toEqual(ALL.toSorted());
  });

  it('what is written while the server is away arrives, once', async () => {
    await killServer(url);
    await chat.getByText('Connecting again').waitFor();
    await chat.getByLabel('Write a message').fill('from the tunnel');
    await chat.getByLabel('Write a message').press('Enter');
    await untilReady(url);
    // It goes by itself, or waits in the field for another try.
    const field = chat.getByLabel('Write a message');
    await expect
      .poll(
        async () => {
          if ((await field.inputValue()) === 'from the tunnel') await field.press('Enter');
          return told.messages.filter((text) => text === 'from the tunnel').length;
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    await chat.getByText('Sending').waitFor({ state: 'hidden' });
    expect(await chat.getByRole('log').getByText('from the tunnel').count()).toBe(1);
  });
});
