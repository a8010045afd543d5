import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import {
  ChatEventsDocument,
  ChatSyncDocument,
  FeedUpdatesDocument,
  FollowDocument,
  HomeFeedDocument,
  type LiveState,
  OpenDirectConversationDocument,
  type PlatformClient,
  sendMessage,
  watch,
} from '../src/index.ts';
import { Cuttable } from './cuttable.ts';
import { clientOf, type Member, member } from './signed-in.ts';

describe('subscriptions that go on', () => {
  let platform: TestPlatform;
  let ada: Member;
  let bo: Member;
  let conversationId: string;
  let way: Cuttable;
  let web: PlatformClient;
  const stops: (() => void)[] = [];

  beforeAll(async () => {
    platform = await startTestPlatform();
    [ada, bo] = [await member(platform, 'ada'), await member(platform, 'bo')];
    await bo.web.apollo.mutate({ mutation: FollowDocument, variables: { userId: ada.id } });
    await ada.web.apollo.mutate({ mutation: FollowDocument, variables: { userId: bo.id } });
    const { data } = await ada.web.apollo.mutate({ mutation: OpenDirectConversationDocument, variables: { userId: bo.id } });
    if (data?.openDirectConversation.__typename !== 'ConversationSuccess') throw new Error('no conversation');
    conversationId = data.openDirectConversation.conversation.id;
    way = await Cuttable.before(platform.baseUrl);
    web = await clientOf(platform, bo, { url: `${way.url}/graphql` });
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    way.mend();
  });
  afterAll(async () => {
    await Promise.all([web.close(), ada.web.close(), bo.web.close()]);
    await way[Symbol.asyncDispose]();
    await platform[Symbol.asyncDispose]();
  });

  const say = (text: string) =>
    sendMessage(ada.web.apollo, ada.id, { conversationId, type: 'TEXT', text, clientMessageId: randomUUID() });

  it('a chat that is cut while messages arrive shows each of them once, in order', async () => {
    const { data } = await web.apollo.query({ query: ChatSyncDocument, variables: {}, fetchPolicy: 'network-only' });
    const texts: string[] = [];
    const states: LiveState[] = [];
    stops.push(
      web.live.subscribe((state) => states.push(state)),
      watch(web.apollo, ChatEventsDocument, {
        variables: { after: data?.chatSync.cursor ?? null },
        next: ({ chatEvents }) => {
          if (chatEvents.__typename !== 'ChatMessageAdded') return;
          const { content } = chatEvents.message;
          if (content?.__typename === 'TextContent') texts.push(content.text);
        },
        resync: (reason) => expect.unreachable(reason),
      }),
    );
    await say('before');
    await expect.poll(() => texts).toEqual(['before']);
    way.cut();
    await expect.poll(() => web.live.state).toBe('waiting');
    for (const text of ['one', 'two', 'three']) await say(text);
    way.mend();
    web.live.retryNow();
    await expect.poll(() => texts, { timeout: 10_000 }).toEqual(['before', 'one', 'two', 'three']);
    await say('after');
    await expect.poll(() => texts).toEqual(['before', 'one', 'two', 'three', 'after']);
    expect(states.at(-1)).toBe('open');
  });

  it('a feed begins where its page ended, whatever came between', async () => {
    const { data } = await web.apollo.query({ query: HomeFeedDocument, variables: {}, fetchPolicy: 'network-only' });
    await ada.client.run('mutation { createPost(input: { text: "between page and stream" }) { __typename } }');
    const texts: string[] = [];
    stops.push(
      watch(web.apollo, FeedUpdatesDocument, {
        variables: { after: data?.viewer?.homeFeed?.liveCursor ?? null },
        next: ({ feedUpdates }) => feedUpdates.__typename === 'FeedPostAdded' && texts.push(feedUpdates.post.text),
        resync: (reason) => expect.unreachable(reason),
      }),
    );
    await expect.poll(() => texts, { timeout: 10_000 }).toEqual(['between page and stream']);
  });

  it('a stream that was cut before its place was known asks to fetch again', async () => {
    const reasons: string[] = [];
    stops.push(
      watch(web.apollo, FeedUpdatesDocument, {
        variables: {},
        next: () => undefined,
        resync: (reason) => reasons.push(reason),
      }),
    );
    await expect.poll(() => web.live.state).toBe('open');
    way.cut();
    await expect.poll(() => web.live.state).toBe('waiting');
    way.mend();
    await expect.poll(() => reasons, { timeout: 10_000 }).toEqual(['NO_POSITION']);
  });

  it('a place that the platform no longer knows asks to fetch again, and events follow', async () => {
    const { data } = await web.apollo.query({ query: HomeFeedDocument, variables: {}, fetchPolicy: 'network-only' });
    const cursor = data?.viewer?.homeFeed?.liveCursor ?? '';
    const reasons: string[] = [];
    const texts: string[] = [];
    // The log of another time: what a client holds after a restore from a backup.
    await platform.platform?.runtime.redis.flushall();
    stops.push(
      watch(web.apollo, FeedUpdatesDocument, {
        variables: { after: cursor },
        next: ({ feedUpdates }) => feedUpdates.__typename === 'FeedPostAdded' && texts.push(feedUpdates.post.text),
        resync: (reason) => reasons.push(reason),
      }),
    );
    await expect.poll(() => reasons.length, { timeout: 10_000 }).toBe(1);
  });
});
