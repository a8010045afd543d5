import { Redis } from 'ioredis';
import type { MongoClient } from 'mongodb';
import { Pool } from 'undici';
import type { Stack } from '../../local/src/index.ts';
import { FEED_CAP } from '../../subgraphs/postfeed/src/domain/home-feed.ts';
import { RedisFeedCache } from '../../subgraphs/postfeed/src/store/feed-cache.ts';
import { feedKeys } from '../../subgraphs/postfeed/src/store/keys.ts';
import { Corpus, randomFrom } from './corpus.ts';
import { type Latency, latencyOf, median, pace, saturate, type Target } from './measure.ts';
import type { People, Server } from './servers.ts';
import { FANNED, FIRST_READER, fansOf, HOT_POSTS, idOf, postId, userId, type World } from './world.ts';

const READERS = 400;
const WIDTH = 16;
const ROUNDS = 3;
const RATE = 100;
const TOGGLES = 10_000;
const PUBLICATIONS = 7;

const CARD = `id text createdAt ranges { start end kind } author { id username displayName isVerified }
  stats { reactions comments shares } viewerReaction`;
const PAGE = 'pageInfo { hasNextPage endCursor }';
const QUERIES = {
  home: `query Home { viewer { homeFeed(first: 20) { nodes { ${CARD} } ${PAGE} liveCursor } } }`,
  hashtag: `query Tag($what: String!) { hashtag(tag: $what) { posts(first: 20) { nodes { ${CARD} } ${PAGE} } } }`,
  search: `query Search($what: String!) { searchPosts(query: $what, first: 20) { nodes { ${CARD} } ${PAGE} } }`,
  thread: `query Thread($what: ID!) { post(id: $what) { comments(flat: true, first: 50) { ${PAGE}
    nodes { id depth text createdAt author { id username } stats { reactions comments } } } } }`,
};
type Question = keyof typeof QUERIES;
const QUESTIONS: readonly Question[] = ['home', 'hashtag', 'search', 'thread'];

/** What a measurement stands on. */
interface Bench {
  readonly world: World;
  readonly suffix: string;
  readonly platform: Server & { readonly pool: Pool };
  readonly floor: Server & { readonly pool: Pool };
  readonly tokens: readonly string[];
  readonly redis: Redis;
  readonly mongo: MongoClient;
}

/** Measures one world; answers its figures as a page of Markdown. */
export async function measureWorld(
  world: World,
  servers: { readonly platform: Server; readonly floor: Server; readonly people: People },
  stack: Stack,
  mongo: MongoClient,
  seconds: number,
  say: (line: string) => void,
): Promise<string> {
  const readers = Math.min(READERS, world.users - FIRST_READER);
  const tokens = await servers.people.tokensOf([FANNED, ...Array.from({ length: readers }, (_, index) => FIRST_READER + index)]);
  const redis = new Redis(stack.redisUrl);
  const [platform, floor] = [servers.platform, servers.floor].map((server) => ({
    ...server,
    pool: new Pool(server.url, { connections: 200 }),
  })) as [Bench['platform'], Bench['floor']];
  const bench: Bench = { world, suffix: `_${world.name}`, platform, floor, tokens, redis, mongo };
  try {
    const rows = [
      `### ${world.posts.toLocaleString('en')} posts, ${world.users.toLocaleString('en')} users, ${world.edges.toLocaleString('en')} follows`,
      '',
      '| question | platform/s | floor/s | share of the floor | CPU each (platform / floor) | p50 / p99 at 100/s | floor p50 / p99 |',
      '| --- | --- | --- | --- | --- | --- | --- |',
    ];
    say(`cold homes of ${readers} readers`);
    const cold = await warmUp(bench);
    for (const question of QUESTIONS) {
      say(question);
      rows.push(await row(bench, question, seconds));
    }
    say('publications and toggles');
    return [...rows, '', ...(await figures(bench, cold))].join('\n');
  } finally {
    await Promise.all([platform.pool.close(), floor.pool.close()]);
    redis.disconnect();
  }
}

/** Every reader's first page, which builds their feed; how long that took each. */
async function warmUp(bench: Bench): Promise<Latency> {
  const times: number[] = [];
  for (let reader = 0; reader < bench.tokens.length - 1; reader++) {
    const startedAt = performance.now();
    await targetOf(bench, 'home', 'platform').send(reader);
    times.push(performance.now() - startedAt);
    await targetOf(bench, 'home', 'floor').send(reader);
  }
  return latencyOf(times);
}

async function row(bench: Bench, question: Question, seconds: number): Promise<string> {
  const [platform, floor] = [targetOf(bench, question, 'platform'), targetOf(bench, question, 'floor')];
  await Promise.all([saturate(platform, 1, WIDTH), saturate(floor, 1, WIDTH)]);
  type Rate = Awaited<ReturnType<typeof saturate>>;
  const rounds: { readonly platform: Rate; readonly floor: Rate }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ platform: await saturate(platform, seconds, WIDTH), floor: await saturate(floor, seconds, WIDTH) });
  const of = (pick: (one: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const paced = { platform: await pace(platform, seconds, RATE), floor: await pace(floor, seconds, RATE) };
  const ms = ({ p50, p99 }: Latency) => `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`;
  return `| ${[
    question,
    of((one) => one.platform.perSecond).toFixed(0),
    of((one) => one.floor.perSecond).toFixed(0),
    of((one) => one.platform.perSecond / one.floor.perSecond).toFixed(2),
    `${of((one) => one.platform.cpuMsEach).toFixed(2)} / ${of((one) => one.floor.cpuMsEach).toFixed(2)} ms`,
    ms(paced.platform),
    ms(paced.floor),
  ].join(' | ')} |`;
}

function targetOf(bench: Bench, question: Question, which: 'platform' | 'floor'): Target {
  const whatOf = topicsOf(bench.world, question);
  const readerOf = (index: number) => index % (bench.tokens.length - 1);
  if (which === 'floor') {
    const send = async (index: number) => {
      const query = new URLSearchParams({ user: userId(FIRST_READER + readerOf(index)), what: whatOf(index) });
      return get(bench.floor.pool, `/${question}?${query}`);
    };
    return { pid: bench.floor.pid, send };
  }
  const send = async (index: number) =>
    ask(bench.platform.pool, bench.tokens[1 + readerOf(index)] ?? '', QUERIES[question], { what: whatOf(index) });
  return { pid: bench.platform.pid, send };
}

/** What the requests ask about: hashtags of all degrees, one or two words, the posts with long threads. */
function topicsOf(world: World, question: Question): (index: number) => string {
  const [corpus, random] = [new Corpus(11), randomFrom(12)];
  if (question === 'thread') return (index) => postId(world, world.posts - 1 - (index % HOT_POSTS));
  if (question === 'home') return () => '';
  const topics = Array.from({ length: 200 }, () => {
    if (question === 'hashtag') return corpus.tagAt(Math.floor(200 * random()));
    return random() < 0.5 ? corpus.word() : `${corpus.word()} ${corpus.word()}`;
  });
  return (index) => topics[index % topics.length] ?? '';
}

async function figures(bench: Bench, cold: Latency): Promise<string[]> {
  const publications = await publish(bench);
  const toggles = await toggle(bench);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    `- A reader's first page, nothing kept: ${cold.p50.toFixed(1)} ms, p99 ${cold.p99.toFixed(1)} ms.`,
    `- From sending \`createPost\` until the post stood in all ${fansOf(bench.world).toLocaleString('en')} followers' feeds: ${ms(median(publications.platform))} (the longest ${ms(Math.max(...publications.platform))}); floor, insert and write to all: ${ms(median(publications.floor))}.`,
    `- ${TOGGLES.toLocaleString('en')} reactions on one post sent at once, each third one taken back: ${(toggles.perSecond).toFixed(0)}/s, counts and rows apart by ${toggles.drift}.`,
  ];
}

/** How long a post takes into the kept feeds of all followers. */
async function publish({ world, suffix, platform, floor, tokens, redis }: Bench) {
  const fans = Array.from({ length: fansOf(world) }, (_, index) => userId(FIRST_READER + index));
  const prefix = `${suffix}:`;
  const feeds = new RedisFeedCache(redis, prefix);
  for (let start = 0; start < fans.length; start += 500)
    await Promise.all(fans.slice(start, start + 500).map((fan) => keepFeed(feeds, fan)));
  const times = { platform: [] as number[], floor: [] as number[] };
  const mutation = `mutation ($text: String!) { createPost(input: { text: $text }) { ... on PostSuccess { post { id } } } }`;
  for (let round = 0; round < PUBLICATIONS; round++) {
    const startedAt = performance.now();
    const data = await ask(platform.pool, tokens[0] ?? '', mutation, { text: `第 ${round} 条` });
    const id = /"id":"([^"]+)"/.exec(data)?.[1] ?? '';
    while (!(await isEverywhere(redis, prefix, fans, id)));
    times.platform.push(performance.now() - startedAt);
    const floorStartedAt = performance.now();
    const query = new URLSearchParams({
      user: userId(FANNED),
      what: idOf('post', 0x7000_0000 + round + Math.floor(Math.random() * 0xffff), new Date()),
    });
    await get(floor.pool, `/publish?${query}`);
    times.floor.push(performance.now() - floorStartedAt);
  }
  return times;
}

/** A feed as full as that of somebody who reads daily. */
async function keepFeed(feeds: RedisFeedCache, fan: string): Promise<void> {
  const state = await feeds.state(fan);
  if (state?.kind === 'READY') return;
  const entries = Array.from({ length: Math.min(100, FEED_CAP) }, (_, index) => ({ atMs: index, id: `old-${index}` }));
  await feeds.fill(fan, 'bench', [], entries);
}

async function isEverywhere(redis: Redis, prefix: string, fans: readonly string[], id: string): Promise<boolean> {
  const has = async (some: readonly string[]) => {
    const asking = redis.pipeline();
    for (const fan of some) asking.zscore(feedKeys(prefix, fan).posts, id);
    return ((await asking.exec()) ?? []).every(([, score]) => score !== null);
  };
  // A sample while it is on its way; all of them once the sample has it.
  const sample = fans.filter((_, index) => index % 200 === 199);
  return (await has(sample)) && has(fans);
}

/** Reactions of many people on one post, all at once. */
async function toggle({ world, suffix, platform, tokens, mongo }: Bench): Promise<{ perSecond: number; drift: number }> {
  const subjectId = postId(world, world.posts - 1);
  const add = 'mutation ($id: ID!) { react(input: { subjectId: $id, type: LIKE }) { __typename } }';
  const take = 'mutation ($id: ID!) { unreact(subjectId: $id) { __typename } }';
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: TOGGLES }, (_, index) =>
      ask(platform.pool, tokens[1 + ((index * 7) % (tokens.length - 1))] ?? '', index % 3 === 2 ? take : add, { id: subjectId }),
    ),
  );
  const perSecond = (TOGGLES / (performance.now() - startedAt)) * 1000;
  const db = mongo.db(`wechat_postfeed${suffix}`);
  const post = await db.collection<{ _id: string; stats: { reactions: number } }>('posts').findOne({ _id: subjectId });
  const rows = await db.collection('reactions').countDocuments({ subjectId });
  return { perSecond, drift: Math.abs((post?.stats.reactions ?? -1) - rows) };
}

async function get(pool: Pool, path: string): Promise<string> {
  const { statusCode, body } = await pool.request({ method: 'GET', path });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(text);
  return text;
}

async function ask(pool: Pool, token: string, query: string, variables: Record<string, unknown>): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const { body } = await pool.request({ method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query, variables }) });
  const text = await body.text();
  if (text.includes('"errors"') || !text.includes('"data"')) throw new Error(text.slice(0, 500));
  return text;
}
