import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform, TOPOLOGIES } from './support/platform.ts';

describe.each(TOPOLOGIES)('two people meet (%s)', (topology) => {
  let platform: TestPlatform;
  let ada: Person;
  let bo: Person;
  beforeAll(async () => {
    platform = await startTestPlatform({}, topology);
    [ada, bo] = [await join(platform, 'ada'), await join(platform, 'bo')];
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('both have a profile with zero stats', async () => {
    const { viewer } = await ada.client.run(
      '{ viewer { user { username stats { followers posts } } account { email } chatBadge { unreadMessages } } }',
    );
    expect(viewer).toEqual({
      user: { username: ada.username, stats: { followers: 0, posts: 0 } },
      account: { email: ada.email },
      chatBadge: { unreadMessages: 0 },
    });
  });

  it('a follower sees a post live with its author, and the mentioned one is notified', async () => {
    await bo.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    const live = bo.live();
    const feed = live.subscribe(
      'subscription { feedUpdates { ... on FeedPostAdded { cursor post { text author { username } } } } }',
    );
    const bell = live.subscribe(
      'subscription { notificationAdded { ... on NotificationArrived { notification { type title actors { username } subject { ... on Post { text } } } } } }',
    );
    const probe = live.subscribe('{ viewer { id } }');
    await probe.next(() => true);
    const text = `Hello #world @${bo.username}`;
    const { createPost } = await ada.client.run(
      'mutation ($text: String!) { createPost(input: { text: $text }) { ... on PostSuccess { post { hashtags } } } }',
      { text },
    );
    expect(createPost.post.hashtags).toEqual(['world']);
    const added = await feed.next((data) => data.feedUpdates.post !== undefined);
    expect(added.feedUpdates.post).toEqual({ text, author: { username: ada.username } });
    const rung = await bell.next((data) => data.notificationAdded.notification?.type === 'POST_MENTION');
    expect(rung.notificationAdded).toEqual({
      notification: {
        type: 'POST_MENTION',
        title: 'ada mentioned you in a post',
        actors: [{ username: ada.username }],
        subject: { text },
      },
    });
    await live.close();
  });

  it('a message arrives live, is unread once, and read', async () => {
    const live = bo.live();
    const events = live.subscribe(
      'subscription { chatEvents { ... on ChatMessageAdded { message { seq content { ... on TextContent { text } } sender { username } } conversation { unreadCount } badge { unreadMessages } } } }',
    );
    await live.subscribe('{ viewer { id } }').next(() => true);
    await ada.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: bo.id });
    const { openDirectConversation } = await ada.client.run(
      'mutation ($id: ID!) { openDirectConversation(userId: $id) { ... on ConversationSuccess { conversation { id } } } }',
      { id: bo.id },
    );
    const conversationId: string = openDirectConversation.conversation.id;
    await ada.client.run('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', {
      input: { conversationId, clientMessageId: '1', text: '你好' },
    });
    const { chatEvents } = await events.next((data) => data.chatEvents.message?.seq === 1);
    expect(chatEvents.message).toEqual({ seq: 1, content: { text: '你好' }, sender: { username: ada.username } });
    expect(chatEvents.conversation.unreadCount).toBe(1);
    const { markRead } = await bo.client.run(
      'mutation ($id: ID!) { markRead(conversationId: $id, seq: 1) { ... on ReadSuccess { conversation { unreadCount } badge { unreadMessages } } } }',
      { id: conversationId },
    );
    expect(markRead).toEqual({ conversation: { unreadCount: 0 }, badge: { unreadMessages: 0 } });
    await live.close();
  });

  it('signing out kills the token at once, on HTTP and on the open socket', async () => {
    const live = ada.live();
    await live.subscribe('{ viewer { id } }').next(() => true);
    await ada.client.run('mutation { logOut }');
    const { errors } = await ada.client.ask('{ viewer { id } }');
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await expect.poll(() => live.closed?.code, { timeout: 2_000 }).toBe(4403);
  });
});
