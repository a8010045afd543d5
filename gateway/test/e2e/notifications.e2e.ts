import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, mailsTo, type Person, signIn } from './support/people.ts';
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
  /** Links whose place the receiver cannot open. */
  const deadLinksOf = async (person: Person): Promise<string[]> => {
    const { viewer } = await person.client.run('{ viewer { notifications(first: 100) { nodes { deepLink } } } }');
    const dead: string[] = [];
    for (const { deepLink } of viewer.notifications.nodes) {
      const [, place, id, commentId] = /^wechat:\/\/(\w+)(?:\/([\w-]+)(?:\?comment=([\w-]+))?)?$/.exec(deepLink) ?? [];
      const fields: Record<string, string> = { users: 'user', posts: 'post', videos: 'video', chats: 'conversation' };
      const field = fields[place ?? ''];
      if (field === undefined) {
        if (!['notifications', 'settings'].includes(place ?? '')) dead.push(deepLink);
        continue;
      }
      const found = await person.client.run(`query ($id: ID!) { found: ${field}(id: $id) { id } }`, { id });
      const comment = commentId && (await person.client.run('query ($id: ID!) { comment(id: $id) { id } }', { id: commentId }));
      if (found.found === null || comment?.comment === null) dead.push(deepLink);
    }
    return dead;
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

  it('each deed of the other domains is told as what it is, with a link to it that leads there', async () => {
    const [gil, hana, ines] = [await join(platform, 'gil'), await join(platform, 'hana'), await join(platform, 'ines')];
    const post = async (by: Person, input: Data): Promise<Data> => {
      const create =
        'mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on PostSuccess { post { id poll { id options { id } } } } } }';
      return (await by.client.run(create, { input })).createPost.post;
    };
    const comment = async (by: Person, input: Data): Promise<string> => {
      const create =
        'mutation ($input: CreateCommentInput!) { createComment(input: $input) { ... on CommentSuccess { comment { id } } } }';
      return (await by.client.run(create, { input })).createComment.comment.id;
    };
    const act = (by: Person, field: string, variables: Data) =>
      by.client.run(`mutation ($id: ID!) { ${field} { __typename } }`, variables);
    await gil.client.run(
      'mutation { updateNotificationPreferences(input: { channels: [{ type: UNFOLLOW, inApp: true }] }) { __typename } }',
    );
    await act(hana, 'follow(userId: $id)', { id: gil.id });
    await act(ines, 'follow(userId: $id)', { id: gil.id });
    await act(ines, 'unfollow(userId: $id)', { id: gil.id });
    await hana.client.run('mutation { updatePrivacy(input: { isPrivate: true }) { __typename } }');
    await act(gil, 'follow(userId: $id)', { id: hana.id });
    await platform.settle();
    expect((await notificationsOf(hana)).map(({ type }) => type)).toContain('FOLLOW_REQUEST');
    await act(hana, 'acceptFollowRequest(userId: $id)', { id: gil.id });
    const { id: postId } = await post(gil, { text: `Hello @${hana.username}` });
    await act(hana, 'react(input: { subjectId: $id, type: LOVE })', { id: postId });
    const first = await comment(hana, { subjectId: postId, text: 'Nice' });
    await act(gil, 'react(input: { subjectId: $id, type: LIKE })', { id: first });
    await comment(ines, { subjectId: postId, parentId: first, text: `So it is, @${bo.username}` });
    await post(ines, { sharedPostId: postId });
    const poll = await post(gil, { text: 'Well?', poll: { question: 'Which?', options: ['a', 'b'], durationMinutes: 60 } });
    await hana.client.run('mutation ($input: VotePollInput!) { votePoll(input: $input) { __typename } }', {
      input: { pollId: poll.poll.id, optionIds: [poll.poll.options[0].id] },
    });
    await platform.platform?.runtime
      .database('wechat_postfeed')
      .collection<{ _id: string }>('posts')
      .updateOne({ _id: poll.id }, { $set: { 'poll.closesAt': new Date() } });
    await say(ines, gil, 'A stranger speaks');
    const { createGroup } = await hana.client.run(
      'mutation ($ids: [ID!]!) { createGroup(input: { title: "All", memberIds: $ids }) { ... on ConversationSuccess { conversation { id } } } }',
      { ids: [gil.id] },
    );
    const said = {
      conversationId: createGroup.conversation.id,
      clientMessageId: 'to-all',
      text: 'Everybody!',
      mentionsAll: true,
    };
    await hana.client.run(SEND, { input: said });
    const direct = await hana.client.run(OPEN, { id: gil.id });
    await hana.client.run(SEND, {
      input: {
        ...{ conversationId: direct.openDirectConversation.conversation.id, clientMessageId: 'to-gil' },
        ...{ text: 'You', mentionIds: [gil.id] },
      },
    });
    await gil.client.run('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }', {
      input: { currentPassword: gil.password, newPassword: 'quite another long password' },
    });
    const again = await signIn(platform, { ...gil, password: 'quite another long password' });
    await until(async () => (await notificationsOf(again)).some(({ type }) => type === 'POLL_ENDED'), 20_000);
    await platform.settle();
    const typesOf = async (person: Person) => new Set((await notificationsOf(person)).map(({ type }) => type));
    expect(await typesOf(again)).toEqual(
      new Set([
        ...['FOLLOW', 'UNFOLLOW', 'FOLLOW_ACCEPTED', 'POST_LIKE', 'POST_COMMENT', 'POST_SHARE', 'POLL_ENDED'],
        ...['MESSAGE_REQUEST', 'GROUP_INVITE', 'GROUP_MENTION', 'MESSAGE_MENTION', 'SECURITY_ALERT'],
      ]),
    );
    expect(await typesOf(hana)).toEqual(
      new Set(['SECURITY_ALERT', 'POST_MENTION', 'COMMENT_LIKE', 'COMMENT_REPLY', 'POLL_ENDED']),
    );
    expect(await typesOf(bo)).toContain('COMMENT_MENTION');
    for (const person of [again, hana]) expect(await deadLinksOf(person)).toEqual([]);
    await act(again, 'deletePost(postId: $id)', { id: postId });
    await platform.settle();
    const about = (await notificationsOf(hana)).filter(({ type }) =>
      ['POST_MENTION', 'COMMENT_LIKE', 'COMMENT_REPLY'].includes(type),
    );
    expect(about.map(({ title, subject }) => [title, subject])).toEqual(about.map(() => ['This is no longer available', null]));
  });

  it('all badges come in one query', async () => {
    const { viewer } = await bo.client.run(
      '{ viewer { notificationBadge { unread unseen } chatBadge { unreadMessages requests } notifications(first: 100) { nodes { isRead isSeen } } } }',
    );
    expect(viewer.notificationBadge).toEqual({
      unread: viewer.notifications.nodes.filter(({ isRead }: Data) => !isRead).length,
      unseen: viewer.notifications.nodes.filter(({ isSeen }: Data) => !isSeen).length,
    });
    expect(viewer.chatBadge).toEqual({ unreadMessages: expect.any(Number), requests: expect.any(Number) });
  });

  it('upkeep is not for everybody', async () => {
    const { errors } = await ada.client.ask('mutation { runMaintenance(task: "vacuum-auth") { id } }');
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
