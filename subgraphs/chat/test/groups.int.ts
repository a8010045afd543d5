import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, group, memberOf } from './client.ts';
import { type Chat, startChat } from './support.ts';

const ADDED = `subscription ($id: ID!) { messageAdded(conversationId: $id) { __typename ... on StreamedMessage { seq } } }`;

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('a group', () => {
  it('begins with an owner, members and one note', async () => {
    const { id, owner, members } = await group(chat, 2);
    const { conversation } = await owner.run(
      'query ($id: ID!) { conversation(id: $id) { type title viewerRole memberCount members { totalCount nodes { role user { id } } } } }',
      { id },
    );
    expect(conversation).toMatchObject({ type: 'GROUP', title: 'A group', viewerRole: 'OWNER', memberCount: 3 });
    expect(conversation.members.totalCount).toBe(3);
    expect(conversation.members.nodes[0]).toEqual({ role: 'OWNER', user: { id: owner.id } });
    for (const member of members) expect(await member.notes(id)).toEqual(['group_created']);
  });

  it('is made once by a retried key, and not again by the same key for another', async () => {
    const owner = new ChatClient(chat);
    const input = { clientMutationId: newId(), title: 'Once', memberIds: [] };
    const made = await Promise.all(Array.from({ length: 5 }, () => owner.createGroup(input)));
    expect(new Set(made.map(({ conversation }) => conversation.id)).size).toBe(1);
    expect(await owner.createGroup({ ...input, title: 'Twice' })).toMatchObject({ __typename: 'Conflict', reason: 'KEY_REUSED' });
  });

  it('refuses people who block or are absent, and invites those who take no messages', async () => {
    const [owner, blocker, shy] = [new ChatClient(chat), new ChatClient(chat), new ChatClient(chat)];
    await chat.people.block(blocker.id, owner.id);
    await chat.people.set(shy.id, { whoCanMessage: 'NOBODY' });
    const refused = await owner.createGroup({ title: 'x', memberIds: [shy.id, blocker.id, newId()] });
    expect(refused.problems).toEqual([
      { field: 'memberIds.1', code: 'NOT_FOUND' },
      { field: 'memberIds.2', code: 'NOT_FOUND' },
    ]);
    const { id } = (await owner.createGroup({ title: 'x', memberIds: [shy.id] })).conversation;
    await owner.say(id, 'before joining');
    expect((await shy.list()).nodes).toEqual([]);
    expect((await shy.list({ folder: 'REQUESTS' })).nodes).toMatchObject([{ id, isRequest: true }]);
    expect((await shy.messages(id)).nodes).toEqual([]);
    expect(await shy.send(id, 'not yet')).toMatchObject({ __typename: 'NotFound' });
    await shy.mutate('acceptMessageRequest', { conversationId: id });
    expect(await shy.notes(id)).toEqual(['member_joined']);
    expect(await shy.say(id, 'now')).toMatchObject({ type: 'TEXT' });
  });

  it('shows a newcomer nothing from before, in no way in', async () => {
    const { id, owner, members } = await group(chat, 1);
    const old = await owner.say(id, 'an old secret');
    const newcomer = new ChatClient(chat);
    await memberOf(members).mutate('addMembers', { conversationId: id, userIds: [newcomer.id] });
    const reply = await owner.send(id, { text: 'as I said', replyToMessageId: old.id });
    expect(await newcomer.notes(id)).toEqual(['member_added']);
    expect(await newcomer.unread(id)).toMatchObject({ unreadCount: 1 });
    const { message, conversation } = await newcomer.run(
      `query ($old: ID!, $id: ID!, $reply: ID!) { message(id: $old) { id } conversation(id: $id) { search(query: "secret") { nodes { id } } } reply: message(id: $reply) { replyTo { state preview sender { id } } } }`,
      { old: old.id, id, reply: reply.chatMessage.id },
    );
    expect(message).toBeNull();
    expect(conversation.search.nodes).toEqual([]);
    const seen = await newcomer.run('query ($id: ID!) { message(id: $id) { replyTo { state preview sender { id } } } }', {
      id: reply.chatMessage.id,
    });
    expect(seen.message.replyTo).toEqual({ state: 'HIDDEN', preview: null, sender: null });
    expect(await newcomer.mutate('reactToMessage', { messageId: old.id, type: 'LIKE' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('ends for a removed member at once, also on an open stream; who comes back begins a new history', async () => {
    const { id, owner, members } = await group(chat, 1);
    const ben = memberOf(members);
    await owner.say(id, 'one');
    await chat.settle();
    const stream = await chat.live(ben.id, ADDED, { id });
    await owner.mutate('removeMember', { conversationId: id, userId: ben.id });
    await owner.say(id, 'behind your back');
    await until(() => stream.isOver);
    expect(stream.events).toEqual([]);
    expect(await ben.messages(id)).toBeNull();
    expect((await ben.list()).nodes).toEqual([]);
    await owner.mutate('addMembers', { conversationId: id, userIds: [ben.id] });
    expect(await ben.notes(id)).toEqual(['member_added']);
    expect(await ben.unread(id)).toMatchObject({ unreadCount: 0 });
  });

  it('counts notes to nobody, and mentions to those who are meant', async () => {
    const { id, owner, members } = await group(chat, 2);
    const [ben, cyd] = [memberOf(members), memberOf(members, 1)];
    await owner.send(id, { text: 'hello Ben', mentionIds: [ben.id] });
    await owner.send(id, { text: 'hello all', mentionsAll: true });
    expect(await ben.unread(id)).toMatchObject({ unreadCount: 2, mentionCount: 2 });
    expect(await cyd.unread(id)).toMatchObject({ unreadCount: 2, mentionCount: 1, badge: { unreadMessages: 2, mentions: 1 } });
    expect(await cyd.send(id, { text: 'me too', mentionsAll: true })).toMatchObject({ reason: 'MENTIONS_ALL' });
    expect(await owner.unread(id)).toMatchObject({ unreadCount: 0 });
  });

  it('leaves messages of blocked people out for the blocker only, counts included', async () => {
    const { id, owner, members } = await group(chat, 2);
    const [ben, cyd] = [memberOf(members), memberOf(members, 1)];
    await chat.people.block(ben.id, cyd.id);
    await cyd.send(id, { text: 'noise', mentionIds: [ben.id] });
    await owner.say(id, 'news');
    await until(async () => (await ben.texts(id)).length === 1);
    expect(await ben.texts(id)).toEqual(['news']);
    expect(await ben.unread(id)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
    expect(await cyd.texts(id)).toEqual(['news', 'noise']);
  });
});

describe('roles', () => {
  it('let each do what is below them, and hand the group over', async () => {
    const { id, owner, members } = await group(chat, 3);
    const [ada, ben, cyd] = [memberOf(members), memberOf(members, 1), memberOf(members, 2)];
    const role = (by: ChatClient, who: ChatClient, wanted: string) =>
      by.mutate('setMemberRole', { conversationId: id, userId: who.id, role: wanted });
    expect(await role(ben, cyd, 'ADMIN')).toMatchObject({ reason: 'NOT_ADMIN' });
    expect(await role(owner, ada, 'ADMIN')).toMatchObject({ __typename: 'ConversationSuccess' });
    expect(await role(ada, ben, 'ADMIN')).toMatchObject({ reason: 'RANK' });
    expect(await role(ada, owner, 'MEMBER')).toMatchObject({ reason: 'RANK' });
    expect(await ada.mutate('removeMember', { conversationId: id, userId: owner.id })).toMatchObject({ reason: 'RANK' });
    expect(await ben.mutate('removeMember', { conversationId: id, userId: cyd.id })).toMatchObject({ reason: 'NOT_ADMIN' });
    expect(await ada.mutate('removeMember', { conversationId: id, userId: cyd.id })).toMatchObject({
      __typename: 'ConversationSuccess',
    });
    expect(await role(owner, ada, 'OWNER')).toMatchObject({ __typename: 'ConversationSuccess' });
    expect(await ada.roles(id)).toEqual({ [ada.id]: 'OWNER', [owner.id]: 'ADMIN', [ben.id]: 'MEMBER' });
  });

  it('pass to the longest-serving admin, else member, when the owner leaves; the last one ends the group', async () => {
    const { id, owner, members } = await group(chat, 2);
    const [ben, cyd] = [memberOf(members), memberOf(members, 1)];
    await owner.mutate('setMemberRole', { conversationId: id, userId: cyd.id, role: 'ADMIN' });
    await owner.mutate('leaveConversation', { conversationId: id });
    expect(await cyd.roles(id)).toEqual({ [cyd.id]: 'OWNER', [ben.id]: 'MEMBER' });
    await cyd.mutate('leaveConversation', { conversationId: id });
    expect(await ben.roles(id)).toEqual({ [ben.id]: 'OWNER' });
    await ben.mutate('leaveConversation', { conversationId: id });
    expect(await ben.messages(id)).toBeNull();
  });

  it('keep the count of members exact under racing comings and goings', async () => {
    const { id, owner, members } = await group(chat, 6);
    const extra = Array.from({ length: 6 }, () => new ChatClient(chat));
    await Promise.all([
      ...members.map((member) => member.mutate('leaveConversation', { conversationId: id })),
      ...extra.map((one) => owner.mutate('addMembers', { conversationId: id, userIds: [one.id] })),
      ...extra.map((one) => owner.mutate('addMembers', { conversationId: id, userIds: [one.id] })),
    ]);
    const { conversation } = await owner.run(
      'query ($id: ID!) { conversation(id: $id) { memberCount lastSeq members(first: 100) { nodes { user { id } } } } }',
      { id },
    );
    expect(conversation.memberCount).toBe(7);
    expect(conversation.members.nodes).toHaveLength(7);
    const { nodes } = await owner.messages(id, { first: 100 });
    expect(nodes.map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: conversation.lastSeq }, (_, at) => conversation.lastSeq - at),
    );
  });
});

describe('settings of a group', () => {
  it('are for its staff, told by notes, and hold', async () => {
    const { id, owner, members } = await group(chat, 1);
    const ben = memberOf(members);
    expect(await ben.mutate('updateGroup', { input: { conversationId: id, title: 'Mine' } })).toMatchObject({
      reason: 'NOT_ADMIN',
    });
    expect(await owner.mutate('updateGroup', { input: { conversationId: id, title: '', slowModeSec: -1 } })).toMatchObject({
      problems: [
        { field: 'title', code: 'REQUIRED' },
        { field: 'slowModeSec', code: 'OUT_OF_RANGE' },
      ],
    });
    await owner.mutate('updateGroup', { input: { conversationId: id, title: 'New', announcementOnly: true } });
    expect(await ben.notes(id)).toEqual(['settings_changed', 'title_changed', 'group_created']);
    expect(await ben.send(id, 'may I?')).toMatchObject({ reason: 'ADMINS_ONLY' });
    await owner.mutate('updateGroup', { input: { conversationId: id, announcementOnly: false, slowModeSec: 30 } });
    await ben.say(id, 'one');
    expect(await ben.send(id, 'two')).toMatchObject({ reason: 'SLOW_MODE' });
    await owner.say(id, 'staff does not wait');
    await owner.say(id, 'really');
    chat.clock.advance(31);
    await ben.say(id, 'two');
  });

  it('carry a picture that is told to media', async () => {
    const { id, owner } = await group(chat, 0);
    const picture = chat.people.upload(owner.id);
    const set = await owner.mutate('updateGroup', { input: { conversationId: id, avatarMediaId: picture } });
    expect(set.__typename).toBe('ConversationSuccess');
    await owner.mutate('updateGroup', { input: { conversationId: id, avatarMediaId: null } });
    await chat.settle();
    expect(chat.people.carriers.filter((line) => line.includes(picture))).toEqual([
      `conversation:${id} ${picture} true`,
      `conversation:${id} ${picture} false`,
    ]);
  });
});

describe('invite links', () => {
  const CREATE = `mutation ($input: CreateInviteLinkInput!) { createInviteLink(input: $input) { __typename ... on InviteLinkSuccess { link { id code url uses } } ... on NotAllowed { reason } ... on InvalidInput { problems { field code } } } }`;
  const JOIN = `mutation ($code: String!) { joinByInvite(code: $code) { __typename ... on JoinRequested { title } } }`;

  it('let people in as often as they may, until revoked', async () => {
    const { id, owner, members } = await group(chat, 1);
    expect((await memberOf(members).run(CREATE, { input: { conversationId: id } })).createInviteLink).toMatchObject({
      reason: 'NOT_ADMIN',
    });
    const { link } = (await owner.run(CREATE, { input: { conversationId: id, maxUses: 1 } })).createInviteLink;
    expect(link.url).toContain(link.code);
    const [one, two] = [new ChatClient(chat), new ChatClient(chat)];
    const { groupInvite } = await chat.run(null, 'query ($code: String!) { groupInvite(code: $code) { title memberCount } }', {
      code: link.code,
    });
    expect(groupInvite).toEqual({ title: 'A group', memberCount: 2 });
    const joined = await Promise.all([one.run(JOIN, { code: link.code }), two.run(JOIN, { code: link.code })]);
    expect(joined.map(({ joinByInvite }) => joinByInvite.__typename).toSorted()).toEqual(['ConversationSuccess', 'NotFound']);
    const second = (await owner.run(CREATE, { input: { conversationId: id } })).createInviteLink.link;
    await owner.run('mutation ($id: ID!) { revokeInviteLink(linkId: $id) { __typename } }', { id: second.id });
    expect((await two.run(JOIN, { code: second.code })).joinByInvite.__typename).toBe('NotFound');
    const past = { conversationId: id, expiresAt: new Date(0).toISOString() };
    expect((await owner.run(CREATE, { input: past })).createInviteLink.problems).toEqual([
      { field: 'expiresAt', code: 'OUT_OF_RANGE' },
    ]);
  });

  it('of a group with approval make people wait', async () => {
    const { id, owner, members } = await group(chat, 1);
    await owner.mutate('updateGroup', { input: { conversationId: id, joinApproval: true } });
    const { link } = (await owner.run(CREATE, { input: { conversationId: id } })).createInviteLink;
    const [one, two] = [new ChatClient(chat), new ChatClient(chat)];
    for (const who of [one, two])
      expect((await who.run(JOIN, { code: link.code })).joinByInvite).toEqual({ __typename: 'JoinRequested', title: 'A group' });
    const waiting = 'query ($id: ID!) { conversation(id: $id) { joinRequests { id } inviteLinks { code } } }';
    expect((await owner.run(waiting, { id })).conversation.joinRequests).toEqual([{ id: one.id }, { id: two.id }]);
    expect((await memberOf(members).run(waiting, { id })).conversation).toEqual({ joinRequests: [], inviteLinks: [] });
    expect(await owner.mutate('decideJoinRequest', { conversationId: id, userId: one.id, accept: true })).toMatchObject({
      __typename: 'ConversationSuccess',
    });
    await owner.mutate('decideJoinRequest', { conversationId: id, userId: two.id, accept: false });
    expect(await one.notes(id)).toEqual(['member_joined']);
    expect(await two.messages(id)).toBeNull();
    expect((await owner.run(waiting, { id })).conversation.joinRequests).toEqual([]);
  });
});
