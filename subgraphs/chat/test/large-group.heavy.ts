import type { Data } from '@app/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatClient } from './client.ts';
import { type Chat, type Stream, startChat } from './support.ts';

const MEMBERS = 5_000;
const ADDED_AT_ONCE = 100;
const READERS = 200;

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

it(`a group of ${MEMBERS} is filled, written in, paged through, followed live, counted and left like any other`, async () => {
  const took: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begin = performance.now();
    const result = await work();
    took[name] = Math.round(performance.now() - begin);
    return result;
  };
  const owner = new ChatClient(chat);
  const people = Array.from({ length: MEMBERS - 1 }, () => new ChatClient(chat));
  const [first = owner, ...others] = people;
  const id: string = (await owner.createGroup({ title: '五千人大群', memberIds: [first.id] })).conversation.id;
  await timed('add 4,998 members, 100 at a time', async () => {
    for (let start = 0; start < others.length; start += ADDED_AT_ONCE) {
      const userIds = others.slice(start, start + ADDED_AT_ONCE).map((person) => person.id);
      expect((await owner.mutate('addMembers', { conversationId: id, userIds })).__typename).toBe('ConversationSuccess');
    }
  });
  const pages = await timed('page through all members, 100 at a time', () => membersOf(owner, id));
  expect(new Set(pages).size).toBe(MEMBERS);
  expect(pages[0]).toBe(owner.id);

  const readers = people.slice(0, READERS);
  const query = 'subscription { chatEvents { ... on ChatMessageAdded { message { id } } } }';
  const streams: Stream[] = [];
  for (const reader of readers) streams.push(await chat.live(reader.id, query));
  const said = await timed('send', () => owner.say(id, '大家好'));
  await timed(`delivered to ${READERS} live readers`, () =>
    Promise.all(streams.map((stream) => stream.next(({ chatEvents }) => chatEvents.message?.id === said.id))),
  );
  const last = people.at(-1) ?? owner;
  expect(await last.texts(id)).toEqual(['大家好']);
  expect((await last.unread(id)).unreadCount).toBe(1);
  expect((await owner.list()).nodes[0]).toMatchObject({ id, lastMessage: { seq: said.seq } });
  const { conversation } = await owner.run(
    'query ($id: ID!) { conversation(id: $id) { memberCount messages(first: 1) { nodes { readCount } } members(first: 1) { totalCount } } }',
    { id },
  );
  // Receipts are not shown in a group of that size.
  expect(conversation).toEqual({
    memberCount: MEMBERS,
    messages: { nodes: [{ readCount: null }] },
    members: { totalCount: MEMBERS },
  });

  await timed('50 members leave at once', () =>
    Promise.all(people.slice(-50).map((person) => person.mutate('leaveConversation', { conversationId: id }))),
  );
  expect((await owner.run('query ($id: ID!) { conversation(id: $id) { memberCount } }', { id })).conversation.memberCount).toBe(
    MEMBERS - 50,
  );
  console.log(
    Object.entries(took)
      .map(([name, ms]) => `${name}: ${ms} ms`)
      .join('\n'),
  );
});

/** Ids of all members, page after page. */
async function membersOf(who: ChatClient, id: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { conversation }: Data = await who.run(
      'query ($id: ID!, $after: String) { conversation(id: $id) { members(first: 100, after: $after) { nodes { user { id } } pageInfo { hasNextPage endCursor } } } }',
      { id, after },
    );
    found.push(...conversation.members.nodes.map(({ user }: Data) => user.id));
    if (!conversation.members.pageInfo.hasNextPage) return found;
    after = conversation.members.pageInfo.endCursor;
  }
}
