import { setTimeout as delay } from 'node:timers/promises';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Acknowledged, Reader, type Received, sendUntilAcknowledged } from './chat/delivery-clients.ts';
import { StartedPlatform } from './chat/started-platform.ts';
import { join, type Person } from './support/people.ts';

// The whole platform as processes of its own; `CHAT_DELIVERY_MESSAGES` makes a shorter run.
const SENDERS = 20;
const MESSAGES = Number(process.env.CHAT_DELIVERY_MESSAGES ?? 500);
const PAIRS = 50;
const CUT_EVERY_MS = 10_000;
/** One try in so many loses its line before the answer. */
const BROKEN_LINES = 25;

let platform: StartedPlatform;
beforeAll(async () => {
  platform = await StartedPlatform.start();
}, 300_000);
afterAll(() => platform?.[Symbol.asyncDispose](), 60_000);

test('20 senders into one group and 50 direct chats, sockets cut, chat restarted, MongoDB killed: all that was acknowledged, once, in order', async () => {
  const people: Person[] = [];
  for (let at = 0; at < SENDERS; at += 5)
    people.push(...(await Promise.all([0, 1, 2, 3, 4].map((n) => join(platform, `sender${at + n}`)))));
  const { group, direct } = await conversationsOf(people);
  const readers = await readersOf(people, group);
  const ledger: Acknowledged[] = [];
  let tries = 0;
  const cutting = setInterval(() => readers[random(readers.length)]?.cut(), CUT_EVERY_MS / readers.length);
  const total = SENDERS * MESSAGES;
  const trouble = troubles(() => ledger.length / total);
  const startedAt = performance.now();
  await Promise.all(
    people.map(async (person, at) => {
      const own = direct.filter(({ pair }) => pair.includes(at));
      for (let n = 0; n < MESSAGES; n++) {
        const id = n % 2 === 0 ? group : (own[random(own.length)]?.id ?? group);
        const sent = await sendUntilAcknowledged(person, id, `${at}:${n}`, () => random(BROKEN_LINES) === 0);
        tries += sent.tries;
        ledger.push(sent);
      }
    }),
  );
  const sentMs = performance.now() - startedAt;
  await trouble;
  clearInterval(cutting);
  const expected = byConversation(ledger);
  const seen = (person: Person) => [...expected].filter(([id]) => id === group || isIn(direct, id, people.indexOf(person)));
  await Promise.all(
    readers.map((reader) => {
      const mine = reader.isOfGroup ? [...expected].filter(([id]) => id === group) : seen(reader.person);
      const due = mine.reduce((sum, [, { length }]) => sum + length, 0);
      return until(() => reader.count() >= due, 120_000).catch(() => undefined);
    }),
  );
  await Promise.all(readers.map((reader) => reader.stop()));
  for (const reader of readers) {
    expect(reader.surprises).toEqual([]);
    const mine = reader.isOfGroup ? [...expected].filter(([id]) => id === group) : seen(reader.person);
    for (const [id, messages] of mine) expect(reader.received.get(id)).toEqual(messages);
  }
  for (const [id, messages] of expected) {
    const reader = people[direct.find((one) => one.id === id)?.pair[0] ?? 0];
    if (reader === undefined) throw new Error('nobody reads it');
    const { texts, lastSeq } = await stored(reader, id);
    expect(texts).toEqual(messages);
    // Every place is taken: the first of a group tells of its making.
    expect(lastSeq).toBe(messages.length + (id === group ? 1 : 0));
  }
  const connections = readers.reduce((sum, reader) => sum + reader.connections, 0);
  const rate = (total / (sentMs / 1000)).toFixed(0);
  console.log(
    `${total} messages in ${(sentMs / 1000).toFixed(0)} s (${rate}/s), ${tries} tries, ${readers.length} readers, ${connections} connections`,
  );
}, 560_000);

/** Chat is killed, then MongoDB, then chat is told to stop: each once, as the work goes on. */
async function troubles(progress: () => number): Promise<void> {
  for (const [at, name, signal] of [
    [0.2, 'chat', 'SIGKILL'],
    [0.45, 'mongod', 'SIGKILL'],
    [0.7, 'chat', 'SIGTERM'],
  ] as const) {
    while (progress() < at) await delay(50);
    await platform.signal(name, signal);
  }
}

async function conversationsOf(people: readonly Person[]) {
  const [owner, ...others] = people;
  if (owner === undefined) throw new Error('nobody is there');
  const { createGroup } = await owner.client.run(
    'mutation ($ids: [ID!]!) { createGroup(input: { title: "All", memberIds: $ids }) { ... on ConversationSuccess { conversation { id } } } }',
    { ids: others.map(({ id }) => id) },
  );
  const direct: { readonly id: string; readonly pair: readonly [number, number] }[] = [];
  for (let step = 1; direct.length < PAIRS; step++) {
    for (let at = 0; at < people.length && direct.length < PAIRS; at++) {
      const pair = [at, (at + step) % people.length] as const;
      const [one, other] = [people[pair[0]], people[pair[1]]];
      if (one === undefined || other === undefined) continue;
      const { openDirectConversation } = await one.client.run(
        'mutation ($id: ID!) { openDirectConversation(userId: $id) { ... on ConversationSuccess { conversation { id } } } }',
        { id: other.id },
      );
      const { id } = openDirectConversation.conversation;
      // Both want it, so that it is no request with its three messages.
      await other.client.run('mutation ($id: ID!) { openDirectConversation(userId: $id) { __typename } }', { id: one.id });
      await other.client.run('mutation ($id: ID!) { acceptMessageRequest(conversationId: $id) { __typename } }', { id });
      direct.push({ id, pair });
    }
  }
  return { group: createGroup.conversation.id as string, direct };
}

/** Everybody follows all their conversations; five follow the group alone, by sequence number. */
async function readersOf(people: readonly Person[], group: string) {
  const all = await Promise.all(
    people.map(async (person) => {
      const { chatSync } = await person.client.run('{ chatSync { cursor } }');
      return Object.assign(new Reader(person, { cursor: chatSync.cursor }), { isOfGroup: false });
    }),
  );
  const ofGroup = people
    .slice(0, 5)
    .map((person) => Object.assign(new Reader(person, { conversationId: group, seq: 1 }), { isOfGroup: true }));
  return [...all, ...ofGroup];
}

/** What was acknowledged, by conversation, in the order of the places that were told. */
function byConversation(ledger: readonly Acknowledged[]): ReadonlyMap<string, readonly Received[]> {
  const found = new Map<string, Received[]>();
  for (const { conversationId, seq, id, text } of ledger) {
    const messages = found.get(conversationId) ?? [];
    messages.push({ id, seq, text });
    found.set(conversationId, messages);
  }
  for (const messages of found.values()) messages.sort((one, other) => one.seq - other.seq);
  return found;
}

function isIn(
  direct: readonly { readonly id: string; readonly pair: readonly [number, number] }[],
  id: string,
  at: number,
): boolean {
  return direct.some((one) => one.id === id && one.pair.includes(at));
}

/** The whole history as one of its readers pages through it, oldest first. */
async function stored(reader: Person, id: string): Promise<{ readonly texts: Received[]; readonly lastSeq: number }> {
  const query =
    'query ($id: ID!, $after: String) { conversation(id: $id) { lastSeq messages(first: 100, after: $after) { nodes { id seq content { ... on TextContent { text } } } pageInfo { hasNextPage endCursor } } } }';
  const texts: Received[] = [];
  for (let after: string | null = null; ; ) {
    const { conversation }: Data = await reader.client.run(query, { id, after });
    const { nodes, pageInfo } = conversation.messages;
    for (const { id: messageId, seq, content } of nodes) {
      if (content?.text !== undefined) texts.push({ id: messageId, seq, text: content.text });
    }
    if (!pageInfo.hasNextPage) return { texts: texts.reverse(), lastSeq: conversation.lastSeq };
    after = pageInfo.endCursor;
  }
}

let seed = 11;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % below;
}
