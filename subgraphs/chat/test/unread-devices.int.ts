import { MaintainChat } from '@app/contracts';
import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatClient } from './client.ts';
import { type Chat, startChat } from './support.ts';

const OPERATIONS_A_DEVICE = 15;

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

it('equals a recount after ten devices of five people did everything that moves a count, all at once', async () => {
  const people = Array.from({ length: 5 }, () => new ChatClient(chat));
  const ids = await conversationsOf(people);
  const devices = people.flatMap(({ id }) => [new ChatClient(chat, id), new ChatClient(chat, id)]);
  await Promise.all(
    devices.map(async (device, at) => {
      const random = randomFrom(at + 1);
      for (let n = 0; n < OPERATIONS_A_DEVICE; n++) await operate(device, ids[random(ids.length)] ?? '', people, random);
    }),
  );
  // Whom somebody blocks is remembered for half a second.
  await expect.poll(() => differences(people), { timeout: 10_000 }).toEqual([]);
  const { counts } = await chat.calls.invoke(MaintainChat, { task: 'reconcile-counters' });
  expect(counts).toEqual({ memberCounts: 0, messageCounts: 0, reactionCounts: 0 });
});

/** A direct conversation each pair, and two groups of all. */
async function conversationsOf(people: readonly ChatClient[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, one] of people.entries())
    for (const other of people.slice(at + 1)) {
      await chat.people.follow(one.id, other.id);
      await chat.people.follow(other.id, one.id);
      ids.push(await one.direct(other));
    }
  for (const owner of people.slice(0, 2)) {
    const memberIds = people.filter(({ id }) => id !== owner.id).map(({ id }) => id);
    ids.push((await owner.createGroup({ title: 'All', memberIds })).conversation.id);
  }
  return ids;
}

/** Something at random; what is refused to this person changes nothing. */
async function operate(
  device: ChatClient,
  conversationId: string,
  people: readonly ChatClient[],
  random: (below: number) => number,
): Promise<void> {
  const someone = people[random(people.length)]?.id ?? '';
  const list = await device.messages(conversationId, { first: 20 });
  const nodes: readonly Data[] = list?.nodes ?? [];
  const messageId: string = nodes[random(Math.max(1, nodes.length))]?.id ?? newId();
  const seq = (nodes[0]?.seq ?? 0) - random(6) + 1;
  const send = (fields: Record<string, unknown>) =>
    device.mutate('sendMessage', { input: { conversationId, clientMessageId: newId(), ...fields } });
  switch (random(16)) {
    case 0:
      return device.mutate('recallMessage', { messageId });
    case 1:
      return device.mutate('hideMessage', { messageId });
    case 2:
      return device.mutate('markUnread', { conversationId });
    case 3:
      return device.mutate('archiveConversation', { conversationId, archived: random(2) === 0 });
    case 4:
      return random(2) === 0
        ? device.mutate('muteConversation', { input: { conversationId } })
        : device.mutate('unmuteConversation', { conversationId });
    case 5:
      return random(3) === 0 ? device.mutate('clearConversation', { conversationId }) : send({ text: 'x' });
    case 6:
      return random(2) === 0
        ? device.mutate('leaveConversation', { conversationId })
        : device.mutate('addMembers', { conversationId, userIds: people.map(({ id }) => id) });
    case 7:
      if (someone === device.id) return;
      return random(2) === 0 ? chat.people.block(device.id, someone) : chat.people.unblock(device.id, someone);
    case 8:
      return device.mutate('reactToMessage', { messageId, type: random(2) === 0 ? 'LIKE' : null });
    case 9:
      return send({ text: '@', mentionIds: [someone] });
    case 10:
      return send({ text: '@all', mentionsAll: true });
    case 11:
    case 12:
    case 13:
      return device.mutate('markRead', { conversationId, seq });
    default:
      return send({ text: 'x' });
  }
}

/** Where a count is not what a recount of the messages gives. */
async function differences(people: readonly ChatClient[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const person of people) {
    const total = { unreadConversations: 0, unreadMessages: 0, mentions: 0 };
    for (const view of await viewsOf(person)) {
      const { messages, mentions } = await recount(person, view);
      if (view.unreadCount !== messages || view.mentionCount !== mentions) found.push({ view, messages, mentions });
      if (view.isMuted) continue;
      total.unreadMessages += messages;
      total.mentions += mentions;
      if (messages > 0 || view.isMarkedUnread) total.unreadConversations += 1;
    }
    const { viewer } = await person.run('{ viewer { chatBadge { unreadConversations unreadMessages mentions } } }');
    if (JSON.stringify(viewer.chatBadge) !== JSON.stringify(total)) found.push({ badge: viewer.chatBadge, total });
  }
  return found;
}

async function viewsOf(person: ChatClient): Promise<Data[]> {
  const fields = 'nodes { id lastReadSeq unreadCount mentionCount isMuted isMarkedUnread }';
  const { viewer } = await person.run(
    `{ viewer { main: conversations(folder: MAIN, first: 100) { ${fields} } archived: conversations(folder: ARCHIVED, first: 100) { ${fields} } } }`,
  );
  return [...viewer.main.nodes, ...viewer.archived.nodes];
}

/** Every message that this person sees, one by one. */
async function recount(person: ChatClient, view: Data): Promise<{ messages: number; mentions: number }> {
  const counts = { messages: 0, mentions: 0 };
  for (let after: string | null = null; ; ) {
    const { conversation }: Data = await person.run(
      `query ($id: ID!, $after: String) { conversation(id: $id) { messages(first: 100, after: $after) {
        nodes { seq type state sender { id } mentionsAll mentions { id } } pageInfo { hasNextPage endCursor } } } }`,
      { id: view.id, after },
    );
    for (const { seq, type, state, sender, mentionsAll, mentions } of conversation.messages.nodes) {
      if (seq <= view.lastReadSeq || type === 'SYSTEM' || state !== 'VISIBLE' || sender.id === person.id) continue;
      counts.messages += 1;
      if (mentionsAll || mentions.some(({ id }: Data) => id === person.id)) counts.mentions += 1;
    }
    if (!conversation.messages.pageInfo.hasNextPage) return counts;
    after = conversation.messages.pageInfo.endCursor;
  }
}

function randomFrom(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
}
