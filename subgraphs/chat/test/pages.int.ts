import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatClient, friends } from './client.ts';
import { type Chat, startChat } from './support.ts';

let chat: Chat;
let ann: ChatClient;
let ben: ChatClient;
let id: string;
const seqs = ({ nodes }: { nodes: { seq: number }[] }) => nodes.map(({ seq }) => seq);

beforeAll(async () => {
  chat = await startChat();
  [ann, ben] = await friends(chat);
  id = await ann.direct(ben);
  for (let at = 1; at <= 10; at++) await ann.say(id, `message ${at}`);
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('messages', () => {
  it('come newest first and page towards older ones', async () => {
    const first = await ben.messages(id, { first: 4 });
    expect(seqs(first)).toEqual([10, 9, 8, 7]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const last = await ben.messages(id, { first: 100, after: first.pageInfo.endCursor });
    expect(seqs(last)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('page back towards newer ones', async () => {
    const { pageInfo } = await ben.messages(id, { first: 6 });
    const before = await ben.messages(id, { last: 3, before: pageInfo.endCursor });
    expect(seqs(before)).toEqual([8, 7, 6]);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(seqs(await ben.messages(id, { last: 2 }))).toEqual([2, 1]);
  });

  it('can be shown around a place; at an end the other side fills the page', async () => {
    expect(seqs(await ben.messages(id, { aroundSeq: 5, first: 5 }))).toEqual([7, 6, 5, 4, 3]);
    expect(seqs(await ben.messages(id, { aroundSeq: 10, first: 5 }))).toEqual([10, 9, 8, 7, 6]);
    expect(seqs(await ben.messages(id, { aroundSeq: 1, first: 4 }))).toEqual([4, 3, 2, 1]);
  });

  it('refuse sizes out of range, mixed directions and foreign cursors', async () => {
    const query =
      'query ($id: ID!, $first: Int, $after: String, $last: Int) { conversation(id: $id) { messages(first: $first, after: $after, last: $last) { nodes { id } } } }';
    const { pageInfo } = await ann.messages(id, { first: 2 });
    for (const args of [
      { first: 0 },
      { first: 101 },
      { first: -1 },
      { first: 2, last: 2 },
      { after: 'x' },
      { after: pageInfo.endCursor },
    ])
      expect(await ben.faults(query, { id, ...args })).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the list of conversations', () => {
  it('moves a conversation to the top with each message, and pages through all once', async () => {
    const others = (await Promise.all([friends(chat), friends(chat), friends(chat)])).flat();
    const ids: string[] = [];
    for (const other of others) {
      await chat.people.follow(ann.id, other.id);
      const one = await other.direct(ann);
      await other.say(one, 'hello');
      ids.unshift(one);
    }
    const newest = ids.at(-1) ?? '';
    await ann.say(newest, 'to the top');
    const expected = [newest, ...ids.slice(0, -1), id];
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = await ann.list({
        first: 3,
        after,
      });
      seen.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(expected);
  });
});
