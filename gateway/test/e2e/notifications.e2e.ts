import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, mailsTo, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';

const REGISTER =
  'mutation ($endpoint: String!) { registerDevice(input: { platform: WEB, name: "A phone", endpoint: $endpoint }) { __typename } }';
const OPEN = 'mutation ($id: ID!) { openDirectConversation(userId: $id) { ... on ConversationSuccess { conversation { id } } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }';

describe('notifications across domains', () => {
  let platform: TestPlatform;
  let ada: Person;
  let bo: Person;
  beforeAll(async () => {
    platform = await startTestPlatform({ OFFLINE_AFTER_SEC: '1', PUSH_DELAY_SEC: '0', DELIVERY_SWEEP_SEC: '1' });
    [ada, bo] = [await join(platform, 'ada'), await join(platform, 'bo')];
    for (const [one, other] of [
      [ada, bo],
      [bo, ada],
    ] as const)
      await one.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: other.id });
    await platform.settle();
  });
  afterAll(() => platform[Symbol.asyncDispose]());
  const pushesTo = async (device: string): Promise<Data[]> => {
    const { pushes }: Data = await (await fetch(`${platform.baseUrl}/dev/push?device=${device}`)).json();
    return pushes;
  };
  const titlesOf = async (device: string) => (await pushesTo(device)).map(({ title }) => title);
  const notificationsOf = async (person: Person): Promise<Data[]> => {
    const query = '{ viewer { notifications(first: 100) { nodes { type title isRead actorCount subject { __typename } } } } }';
    return (await person.client.run(query)).viewer.notifications.nodes;
  };
  let count = 0;
  const say = async (from: Person, to: Person, text: string): Promise<string> => {
    const { openDirectConversation } = await from.client.run(OPEN, { id: to.id });
    const conversationId: string = openDirectConversation.conversation.id;
    count += 1;
    await from.client.run(SEND, { input: { conversationId, clientMessageId: `message-${count}`, text } });
    return conversationId;
  };

  it('a message to somebody who is away is pushed, and read where it was written it is read in the list', async () => {
    await bo.client.run(REGISTER, { endpoint: 'dev:bo-away' });
    const conversationId = await say(ada, bo, '你好');
    await until(async () => (await titlesOf('bo-away')).includes('New messages from ada'));
    expect((await notificationsOf(bo)).find(({ type }) => type === 'MESSAGE')).toMatchObject({
      isRead: false,
      subject: { __typename: 'Conversation' },
    });
    await bo.client.run('mutation ($id: ID!) { markRead(conversationId: $id, seq: 1) { __typename } }', { id: conversationId });
    await platform.settle();
    expect((await notificationsOf(bo)).find(({ type }) => type === 'MESSAGE')?.isRead).toBe(true);
  });

  it('a message to somebody who is there comes live, and neither as a notification nor as a push', async () => {
    await ada.client.run(REGISTER, { endpoint: 'dev:ada-there' });
    const live = ada.live();
    const events = live.subscribe('subscription { chatEvents { ... on ChatMessageAdded { message { seq } } } }');
    await live.subscribe('{ viewer { id } }').next(() => true);
    await say(bo, ada, 'Are you there?');
    await events.next((data) => data.chatEvents.message !== undefined);
    await platform.settle();
    expect((await notificationsOf(ada)).filter(({ type }) => type === 'MESSAGE')).toEqual([]);
    expect(await titlesOf('ada-there')).not.toContain('New messages from bo');
    await live.close();
  });

  it('a muted conversation is silent', async () => {
    const carl = await join(platform, 'carl');
    await carl.client.run(REGISTER, { endpoint: 'dev:carl' });
    await carl.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    const { openDirectConversation } = await carl.client.run(OPEN, { id: ada.id });
    const { muteConversation } = await carl.client.run(
      'mutation ($id: ID!) { muteConversation(input: { conversationId: $id }) { __typename } }',
      { id: openDirectConversation.conversation.id },
    );
    expect(muteConversation.__typename).toBe('ConversationSuccess');
    await say(ada, carl, 'Psst');
    await platform.settle();
    expect((await notificationsOf(carl)).filter(({ type }) => type === 'MESSAGE')).toEqual([]);
  });

  it('likes of a post make one group, which a block takes apart on both sides', async () => {
    const [dan, eva] = [await join(platform, 'dan'), await join(platform, 'eva')];
    const { createPost } = await dan.client.run(
      'mutation { createPost(input: { text: "Look" }) { ... on PostSuccess { post { id } } } }',
    );
    const react = 'mutation ($id: ID!) { react(input: { subjectId: $id, type: LIKE }) { __typename } }';
    for (const person of [ada, eva]) await person.client.run(react, { id: createPost.post.id });
    await platform.settle();
    const likes = async () => (await notificationsOf(dan)).filter(({ type }) => type === 'POST_LIKE');
    expect(await likes()).toMatchObject([{ title: 'eva and ada liked your post', actorCount: 2 }]);
    await dan.client.run('mutation ($id: ID!) { block(userId: $id) { __typename } }', { id: eva.id });
    await platform.settle();
    expect(await likes()).toMatchObject([{ title: 'ada liked your post', actorCount: 1 }]);
  });

  it('a wish for mails about a type is followed', async () => {
    await ada.client.run(
      'mutation { updateNotificationPreferences(input: { channels: [{ type: FOLLOW, email: true }] }) { __typename } }',
    );
    const fay = await join(platform, 'fay');
    await fay.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    const mail = await until(async () =>
      (await mailsTo(platform.baseUrl, ada.email)).find(({ template }) => template === 'notification'),
    );
    expect(mail.subject).toContain('fay');
  });

  it('upkeep is not for everybody', async () => {
    const { errors } = await ada.client.ask('mutation { runMaintenance(task: "vacuum-auth") { id } }');
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
