import { setTimeout as delay } from 'node:timers/promises';
import { type Data, until } from '@app/testkit';
import { join, type Person } from '../support/people.ts';
import { type Acknowledged, Reader, type Received, sendUntilAcknowledged } from './delivery-clients.ts';
import type { StartedPlatform } from './started-platform.ts';

const SENDERS = 20;
const PAIRS = 50;
/** Each socket is cut about so often. */
const CUT_EVERY_MS = 10_000;
/** One try in so many loses its line before the answer. */
const BROKEN_LINES = 25;

/** What came of it. */
export interface Delivered {
  /** What differs between the ledger of acknowledged messages, the store, and what readers have. */
  readonly problems: readonly string[];
  /** How it went, for people. */
  readonly story: string;
}

/**
 * Twenty people send so many messages each, every other one into their group, the rest into direct chats, while all of them read along. Sockets are
 * cut, requests lose their line, chat is killed and restarted, MongoDB is killed.
 */
export async function deliver(platform: StartedPlatform, messagesEach: number): Promise<Delivered> {
  const people: Person[] = [];
  for (let at = 0; at < SENDERS; at += 5)
    people.push(...(await Promise.all([0, 1, 2, 3, 4].map((n) => join(platform, `sender${at + n}`)))));
  const { group, direct } = await conversationsOf(people);
  const readers = await readersOf(people, group);
  const cutting = setInterval(() => readers[random(readers.length)]?.cut(), CUT_EVERY_MS / readers.length);
  const ledger: Acknowledged[] = [];
  const total = SENDERS * messagesEach;
  const trouble = troubles(platform, () => ledger.length / total);
  const startedAt = performance.now();
  let tries = 0;
  await Promise.all(
    people.map(async (person, at) => {
      const own = direct.filter(({ pair }) => pair.includes(at));
      for (let n = 0; n < messagesEach; n++) {
        const id = n % 2 === 0 ? group : (own[random(own.length)]?.id ?? group);
        const sent = await sendUntilAcknowledged(person, id, `${at}:${n}`, () => random(BROKEN_LINES) === 0);
        tries += sent.tries;
        ledger.push(sent);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await trouble;
  clearInterval(cutting);
  const expected = byConversation(ledger);
  const problems = [...(await readProblems(readers, people, { group, direct }, expected))];
  for (const [id, messages] of expected) {
    const reader = people[direct.find((one) => one.id === id)?.pair[0] ?? 0];
    if (reader === undefined) throw new Error('nobody reads it');
    const { texts, lastSeq } = await stored(reader, id);
    if (!isSame(texts, messages))
      problems.push(`store: ${id} has ${texts.length} messages, ${messages.length} were acknowledged`);
    // Every place is taken: the first of a group tells of its making.
    if (lastSeq !== messages.length + (id === group ? 1 : 0)) problems.push(`store: ${id} ends at ${lastSeq}`);
  }
  const connections = readers.reduce((sum, reader) => sum + reader.connections, 0);
  const story = `${total} messages in ${seconds.toFixed(0)} s, ${tries} tries, ${readers.length} readers, ${connections} connections`;
  return { problems, story };
}

/** What readers lack, have twice or out of order, or should not have heard at all. */
async function readProblems(
  readers: Awaited<ReturnType<typeof readersOf>>,
  people: readonly Person[],
  { group, direct }: Awaited<ReturnType<typeof conversationsOf>>,
  expected: ReadonlyMap<string, readonly Received[]>,
): Promise<readonly string[]> {
  const dueTo = (reader: (typeof readers)[number]) =>
    [...expected].filter(([id]) => id === group || (!reader.isOfGroup && isIn(direct, id, people.indexOf(reader.person))));
  await Promise.all(
    readers.map((reader) => {
      const due = dueTo(reader).reduce((sum, [, { length }]) => sum + length, 0);
      // Who never gets all is told of below.
      return until(() => reader.count() >= due, 120_000).catch(() => undefined);
    }),
  );
  await Promise.all(readers.map((reader) => reader.stop()));
  return readers.flatMap((reader, at) => [
    ...reader.surprises.map((surprise) => `reader ${at}: ${surprise}`),
    ...dueTo(reader).flatMap(([id, messages]) => {
      const received = reader.received.get(id) ?? [];
      if (isSame(received, messages)) return [];
      return [
        `reader ${at}${reader.isOfGroup ? ' of the group' : ''}: ${received.length} of ${messages.length} messages of ${id}`,
      ];
    }),
  ]);
}

function isSame(some: readonly Received[], others: readonly Received[]): boolean {
  const written = ({ id, seq, text }: Received) => `${id} ${seq} ${text}`;
  return some.length === others.length && some.every((one, at) => written(one) === written(others[at] ?? one));
}

/** Chat is killed, then MongoDB, then chat is told to stop: each once, as the work goes on. */
async function troubles(platform: StartedPlatform, progress: () => number): Promise<void> {
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
