import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatClient, friends } from './client.ts';
import { type Chat, startChat } from './support.ts';

const ONE = `query ($id: ID!, $query: String!, $first: Int, $after: String) { conversation(id: $id) { search(query: $query, first: $first, after: $after) {
  edges { cursor highlights node { content { ... on TextContent { text } } } } pageInfo { hasNextPage } } } }`;
const ALL = `query ($query: String!, $first: Int, $after: String) { searchMessages(query: $query, first: $first, after: $after) {
  edges { cursor node { content { ... on TextContent { text } } } } pageInfo { hasNextPage endCursor } } }`;

interface Hit {
  readonly node: { readonly content: { readonly text: string } };
  readonly highlights: readonly string[];
}

let chat: Chat;
let ann: ChatClient;
let ben: ChatClient;
let id: string;
const texts = (edges: readonly Hit[]) => edges.map(({ node }) => node.content.text);
const find = async (query: string, args: Record<string, unknown> = {}) =>
  (await ben.run(ONE, { id, query, ...args })).conversation.search;

beforeAll(async () => {
  chat = await startChat();
  [ann, ben] = await friends(chat);
  id = await ann.direct(ben);
  for (const words of [
    '我们明天去北京开会',
    '北京烤鸭很好吃',
    '東京也不錯',
    'Meeting in Beijing tomorrow',
    'a <b>bold</b> meeting',
  ])
    await ann.say(id, words);
});
afterAll(() => chat[Symbol.asyncDispose]());

it('finds Chinese by parts of it, in either script, newest first', async () => {
  expect(texts((await find('北京')).edges)).toEqual(['北京烤鸭很好吃', '我们明天去北京开会']);
  expect(texts((await find('东京')).edges)).toEqual(['東京也不錯']);
  expect(texts((await find('京北')).edges)).toEqual([]);
});

it('finds words whatever their case, and marks them in escaped text', async () => {
  const { edges } = await find('MEETING');
  expect(texts(edges)).toEqual(['a <b>bold</b> meeting', 'Meeting in Beijing tomorrow']);
  expect(edges[0].highlights).toEqual(['a &lt;b&gt;bold&lt;/b&gt; <mark>meeting</mark>']);
});

it('takes operators as plain words, and nothing for a query without words', async () => {
  for (const query of ['', '   ', '"', '-meeting', '{"$gt":""}', '.*', '$where', '\u0000'])
    expect((await find(query)).edges.length).toBeLessThanOrEqual(2);
  expect((await find('')).edges).toEqual([]);
});

it('forgets what was edited, recalled, hidden or cleared', async () => {
  const message = await ann.say(id, 'a unicorn');
  await ann.mutate('editMessage', { messageId: message.id, text: 'a zebra' });
  expect(texts((await find('unicorn')).edges)).toEqual([]);
  expect(texts((await find('zebra')).edges)).toEqual(['a zebra']);
  await ben.mutate('hideMessage', { messageId: message.id });
  expect(texts((await find('zebra')).edges)).toEqual([]);
  await ann.mutate('recallMessage', { messageId: message.id });
  expect((await ann.run(ONE, { id, query: 'zebra' })).conversation.search.edges).toEqual([]);
});

it('pages through one conversation and through all, each hit once', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 3; at++) {
    const [cyd] = await friends(chat);
    await chat.people.follow(ann.id, cyd.id);
    ids.push(await cyd.direct(ann));
    for (let message = 0; message < 4; message++) await cyd.say(ids[at] ?? '', `needle ${at} ${message}`);
  }
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { edges: Hit[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await ann.run(ALL, { query: 'needle', first: 5, after })
    ).searchMessages;
    seen.push(...texts(page.edges));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual([2, 1, 0].flatMap((at) => [3, 2, 1, 0].map((message) => `needle ${at} ${message}`)));
  expect((await ben.run(ALL, { query: 'needle' })).searchMessages.edges).toEqual([]);
});
