/** A gateway with a live field in its own process. Its parent says which topic brings an event; it answers with its CPU and memory when asked. */
import { randomBytes } from 'node:crypto';
import { LocalCalls } from '@app/calls';
import { silentLogger } from '@app/telemetry';
import { parse } from 'graphql';
import { composeSupergraph } from '../../gateway/src/compose.ts';
import type { SubgraphCall, SubgraphResult } from '../../gateway/src/execution/index.ts';
import { createGateway, readGatewayConfig } from '../../gateway/src/index.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const POSTS = `${LINK}
  type Query { post: Int }
  type Subscription { postUpdates(postId: ID!, after: String): PostUpdate! }
  type PostUpdate { cursor: String!  sentAt: String!  text: String!  author: User }
  type User @key(fields: "id") { id: ID! }`;
const USERS = `${LINK} type User @key(fields: "id") { id: ID!  username: String! }`;
const TEXT = 'A text of ordinary length, as people write them when they have something to tell.';

type Push = (event: SubgraphResult) => void;
const listeners = new Map<string, Set<Push>>();

/** Events of one topic as an in-process subgraph yields them. */
async function* follow(topic: string, signal: AbortSignal): AsyncGenerator<SubgraphResult> {
  const queue: SubgraphResult[] = [];
  let wake = () => {};
  const push: Push = (event) => {
    queue.push(event);
    wake();
  };
  const ofTopic = listeners.get(topic) ?? new Set<Push>();
  listeners.set(topic, ofTopic.add(push));
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      const event = queue.shift();
      if (event) yield event;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    ofTopic.delete(push);
  }
}

let count = 0;
function emit(topic: string): void {
  count += 1;
  for (const push of listeners.get(topic) ?? []) {
    const author = { __typename: 'User', id: `user-${count % 8}` };
    const sentAt = String(performance.timeOrigin + performance.now());
    push({ data: { postUpdates: { __typename: 'PostUpdate', gatewayEventCursor: `c${count}`, sentAt, text: TEXT, author } } });
  }
}

const composition = composeSupergraph(
  Object.entries({ posts: POSTS, users: USERS }).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://${name}.invalid`,
  })),
);
if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
const gateway = await createGateway({
  config: readGatewayConfig({ NODE_ENV: 'production', IDENTITY_SECRET: randomBytes(32).toString('hex') }),
  supergraphSdl: composition.supergraphSdl,
  transports: (name) => ({
    name,
    async execute({ variables }) {
      const { representations } = variables as { representations: { id: string }[] };
      return { data: { _entities: representations.map(({ id }) => ({ __typename: 'User', username: `name of ${id}` })) } };
    },
    async subscribe({ variables, signal }: SubgraphCall) {
      return follow(String(variables.id), signal);
    },
  }),
  calls: new LocalCalls(),
  sessionCache: null,
  tail: null,
  rateLimits: null,
  routes: [],
  parts: [],
  dev: null,
  open: false,
  logger: silentLogger(),
});
const url = await gateway.listen({ port: 0 });

process.on('message', (message: { emit?: readonly string[] }) => {
  if (message.emit) for (const topic of message.emit) emit(topic);
  else {
    const { user, system } = process.cpuUsage();
    process.send?.({ usage: { cpuUs: user + system, rssBytes: process.memoryUsage.rss() } });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: `${url}/graphql` });
