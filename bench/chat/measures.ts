import type { Db } from 'mongodb';
import { listen, run, send } from './client.ts';
import { Floor } from './floor.ts';
import type { Platform } from './servers.ts';
import { ASKED } from './text.ts';
import { measure, pace, type Timing, tell, timingOf } from './timing.ts';
import { LISTENERS, PEERS, type World } from './world.ts';

/** What can be measured for itself. */
export const PARTS = ['sends', 'reads', 'searches', 'listeners'] as const;

interface Scene {
  readonly world: World;
  readonly platform: Platform;
  readonly floor: Floor;
  readonly hub: string;
  /** Tokens of the hub's peers, in the order of their conversations. */
  readonly peers: readonly string[];
  /** The hub's conversations with each of them. */
  readonly direct: readonly string[];
}

/** Prints the figures of one world. */
export async function measureWorld(world: World, platform: Platform, db: Db, parts: readonly string[]): Promise<void> {
  const [hub = '', ...peers] = await platform.tokensOf(Array.from({ length: PEERS + 1 }, (_, index) => index));
  const direct = world.talks.filter(({ type, isOfHub }) => type === 'DIRECT' && isOfHub).map(({ id }) => id);
  const scene: Scene = { world, platform, floor: new Floor(db), hub, peers, direct };
  console.log(`\n${await db.collection('messages').estimatedDocumentCount()} messages, ${world.talks.length} conversations`);
  if (parts.includes('reads')) await reads(scene);
  if (parts.includes('searches')) await searches(scene);
  if (parts.includes('listeners')) await listeners(scene);
  if (parts.includes('sends')) await sends(scene);
}

const SENTENCE = '我们明天上午开会讨论新版本的计划，记得带电脑';

async function sends({ platform: { url }, floor, peers, direct, world }: Scene): Promise<void> {
  const own = await Promise.all(Array.from({ length: 50 }, (_, index) => floor.conversation(index)));
  const [person = ''] = world.people;
  const insert = (index: number) => floor.insert(own[index % own.length] ?? '', person, SENTENCE);
  const one = () => send(url, peers[0] ?? '', direct[0] ?? '', SENTENCE);
  const many = (index: number) => send(url, peers[index % 50] ?? '', direct[index % 50] ?? '', SENTENCE);
  tell('send, one after the other', await measure(200, 1, one), await measure(200, 1, () => insert(0)));
  tell('send to one conversation, 16 at once', await measure(600, 16, one), await measure(300, 16, () => insert(0)));
  tell('send to 50 conversations, 16 at once', await measure(1_000, 16, many), await measure(1_000, 16, insert));
}

const ALL_EVENTS =
  'subscription { chatEvents { __typename ... on ChatMessageAdded { cursor message { seq conversationId content { ... on TextContent { text } } sender { id } } } } }';
const TEXT = /"text":"(\d+)"/;

/** Sends to 50 conversations at a fixed rate, all to one person who listens. */
async function delivery({ platform: { url }, hub, peers, direct }: Scene, perSecond: number, seconds: number): Promise<void> {
  const sentAt: number[] = [];
  const delivered: number[] = [];
  const acknowledged: number[] = [];
  let heard: () => void = () => undefined;
  const socket = await listen(url, hub, ALL_EVENTS, (result) => {
    const index = Number(TEXT.exec(result)?.[1] ?? Number.NaN);
    const at = sentAt[index];
    if (at !== undefined) delivered.push(performance.now() - at);
    heard();
  });
  const startedAt = performance.now();
  await pace(seconds, perSecond, async (index) => {
    sentAt[index] = performance.now();
    await send(url, peers[index % 50] ?? '', direct[index % 50] ?? '', String(index));
    acknowledged.push(performance.now() - (sentAt[index] ?? 0));
  });
  await new Promise<void>((resolve) => {
    heard = () => delivered.length >= sentAt.length && resolve();
    heard();
  });
  const elapsedMs = performance.now() - startedAt;
  tell(`send at ${perSecond}/s to 50 conversations: acknowledged`, timingOf(acknowledged, elapsedMs));
  tell(`send at ${perSecond}/s to 50 conversations: delivered`, timingOf(delivered, elapsedMs));
  socket.close();
}

const PAGE = `query ($id: ID!, $before: String) { conversation(id: $id) { unreadCount messages(first: 50, after: $before) {
  nodes { id seq type state createdAt sender { id } content { ... on TextContent { text } } reactions { type count } viewerReaction isStarred replyTo { preview } }
  pageInfo { hasNextPage endCursor } } } }`;
const AROUND = `query ($id: ID!, $seq: Int!) { conversation(id: $id) { messages(first: 50, aroundSeq: $seq) {
  nodes { id seq type state createdAt sender { id } content { ... on TextContent { text } } } } } }`;
const LIST = `{ viewer { conversations(first: 20) { nodes { id type title unreadCount mentionCount isMuted isPinned lastActivityAt peer { id }
  lastMessage { seq type state sender { id } content { ... on TextContent { text } } } } pageInfo { endCursor hasNextPage } }
  chatBadge { unreadConversations unreadMessages mentions requests } } }`;

async function reads({ world, platform: { url }, hub, floor, direct }: Scene): Promise<void> {
  const { id, messages } = world.large;
  const some = (index: number) => direct[(index * 37) % direct.length] ?? '';
  const middle = (index: number) => Math.floor((messages * ((index * 37) % 97)) / 97);
  tell(
    'latest 50, one large group',
    await measure(200, 1, () => run(url, hub, PAGE, { id })),
    await measure(200, 1, () => floor.latest(id)),
  );
  tell(
    'latest 50, many conversations',
    await measure(200, 1, (index) => run(url, hub, PAGE, { id: some(index) })),
    await measure(200, 1, (index) => floor.latest(some(index))),
  );
  tell(
    '50 anywhere in a large group',
    await measure(200, 1, (index) => run(url, hub, AROUND, { id, seq: middle(index) })),
    await measure(200, 1, (index) => floor.latest(id, middle(index))),
  );
  const conversations = world.talks.filter(({ isOfHub }) => isOfHub).length;
  const list = await measure(200, 1, () => run(url, hub, LIST));
  tell(`20 of ${conversations} conversations, with counts and badge`, list, await measure(200, 1, () => floor.list(world.hub)));
}

const IN_ONE =
  'query ($id: ID!, $query: String!) { conversation(id: $id) { search(query: $query) { edges { highlights node { id seq content { ... on TextContent { text } } } } } } }';
const IN_ALL =
  'query ($query: String!) { searchMessages(query: $query) { edges { highlights node { id seq content { ... on TextContent { text } } } } } }';

async function searches({ world, platform: { url }, hub, floor }: Scene): Promise<void> {
  const { id, messages } = world.large;
  for (const [name, query] of Object.entries(ASKED)) {
    const ours = await measure(100, 1, () => run(url, hub, IN_ONE, { id, query }));
    tell(
      `search in a group of ${messages} messages: ${name}`,
      ours,
      await measure(100, 1, () => floor.search(id, query, messages)),
    );
  }
  for (const [name, query] of Object.entries(ASKED))
    tell(`search in all conversations: ${name}`, await measure(60, 1, () => run(url, hub, IN_ALL, { query })));
}

const OPENING_AT_ONCE = 25;
const ROUNDS = 20;

/** A message to a thousand members of one group who all listen, each on a socket of their own. */
async function listeners(scene: Scene): Promise<void> {
  const { world, platform, floor } = scene;
  await delivery(scene, 50, 5);
  await delivery(scene, 200, 10);
  const tokens = await platform.tokensOf(Array.from({ length: LISTENERS + 1 }, (_, index) => index));
  const speaker = tokens[LISTENERS] ?? '';
  let heard = 0;
  let awaited = '';
  let done: () => void = () => undefined;
  const hear = (result: string) => {
    if (!result.includes(awaited)) return;
    heard += 1;
    if (heard === LISTENERS) done();
  };
  const sockets = [];
  for (let at = 0; at < LISTENERS; at += OPENING_AT_ONCE)
    sockets.push(
      ...(await Promise.all(
        tokens.slice(at, Math.min(LISTENERS, at + OPENING_AT_ONCE)).map((token) => listen(platform.url, token, ALL_EVENTS, hear)),
      )),
    );
  const round = async (index: number): Promise<void> => {
    heard = 0;
    awaited = `to everybody ${index} ${Math.random()}`;
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    await send(platform.url, speaker, world.large.id, awaited);
    await all;
  };
  const ours: Timing = await measure(ROUNDS, 1, round);
  const members = world.people.slice(0, LISTENERS);
  tell(
    `send to all of ${LISTENERS} sockets of one group`,
    ours,
    await measure(ROUNDS, 1, () => floor.readers(world.large.id, members)),
  );
  for (const socket of sockets) socket.close();
}
