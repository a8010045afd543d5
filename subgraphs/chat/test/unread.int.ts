import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatClient, friends } from './client.ts';
import { type Chat, startChat } from './support.ts';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

it('never counts own messages, also when they lie behind what was read', async () => {
  const [ann, ben] = await friends(chat);
  const id = await ann.direct(ben);
  await ann.say(id, 'one');
  await ben.say(id, 'two');
  await ann.say(id, 'three');
  expect(await ben.unread(id)).toMatchObject({ unreadCount: 2, badge: { unreadConversations: 1, unreadMessages: 2 } });
  expect(await ann.unread(id)).toMatchObject({ unreadCount: 1 });
  await ben.read(id, 1);
  expect(await ben.unread(id)).toMatchObject({ unreadCount: 1 });
});

it('takes a place beyond the last message for the last, and never moves back', async () => {
  const [ann, ben] = await friends(chat);
  const id = await ann.direct(ben);
  await ann.say(id, 'one');
  await ann.say(id, 'two');
  expect(await ben.read(id, 1_000_000)).toMatchObject({ conversation: { unreadCount: 0, lastReadSeq: 2 } });
  expect(await ben.read(id, 1)).toMatchObject({ conversation: { unreadCount: 0, lastReadSeq: 2 } });
  expect(await ben.read(id, -5)).toMatchObject({ conversation: { unreadCount: 0, lastReadSeq: 2 } });
});

it('counts a conversation that is marked unread until it is read again', async () => {
  const [ann, ben] = await friends(chat);
  const id = await ann.direct(ben);
  await ann.say(id, 'one');
  await ben.read(id, 1);
  await ben.run('mutation ($id: ID!) { markUnread(conversationId: $id) { __typename } }', { id });
  expect((await ben.unread(id)).badge).toMatchObject({ unreadConversations: 1, unreadMessages: 0 });
  await ben.read(id, 1);
  expect((await ben.unread(id)).badge).toMatchObject({ unreadConversations: 0, unreadMessages: 0 });
});

it('equals a recount after racing devices have sent and read at random', async () => {
  const people = [await friends(chat), await friends(chat)].flat();
  const [hub, ...others] = people;
  if (hub === undefined) throw new Error('no people');
  for (const other of others) {
    await chat.people.follow(hub.id, other.id);
    await chat.people.follow(other.id, hub.id);
  }
  const ids = await Promise.all(others.map((other) => hub.direct(other)));
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  await Promise.all(
    Array.from({ length: 90 }, async () => {
      const at = random(ids.length);
      const [id, other] = [ids[at], others[at]];
      if (id === undefined || other === undefined) throw new Error('no conversation');
      const who: ChatClient = random(2) ? hub : other;
      if (random(3) > 0) await who.say(id, 'x');
      else await who.read(id, random(20));
    }),
  );
  let total = 0;
  for (const id of ids) {
    const { conversation } = await hub.run('query ($id: ID!) { conversation(id: $id) { lastReadSeq unreadCount } }', { id });
    const { nodes } = await hub.messages(id, { first: 100 });
    const recount = nodes.filter(
      (message: { seq: number; sender: { id: string } }) =>
        message.seq > conversation.lastReadSeq && message.sender.id !== hub.id,
    ).length;
    expect(conversation.unreadCount).toBe(recount);
    total += recount;
  }
  const { chatBadge } = (await hub.run('{ viewer { chatBadge { unreadMessages } } }')).viewer;
  expect(chatBadge.unreadMessages).toBe(total);
});
