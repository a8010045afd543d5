import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, Enum, EVENTUALLY } from './cast.ts';

/** Roles, doors, settings and the history of groups. */
export function groupRules(cast: () => Cast): void {
  let ann: Chatter;
  let ben: Chatter;
  let cat: Chatter;
  let dan: Chatter;
  beforeAll(() => {
    [ann, ben, cat, dan] = [cast().get('ann'), cast().get('ben'), cast().get('cat'), cast().get('dan')];
  });
  const role = (name: string) => new Enum(name);
  const rolesIn = async (id: string, who: Chatter) =>
    Object.fromEntries((await who.members(id)).map((member) => [member.user.id, member.role]));

  it('begins with an owner, members and a note, once a key', async () => {
    const input = { title: '周末爬山', memberIds: [ben.id, cat.id], clientMutationId: randomUUID() };
    const made = await Promise.all([ann.act('createGroup', { input }), ann.act('createGroup', { input })]);
    const [id, same] = made.map(({ conversation }) => conversation.id);
    expect(same).toBe(id);
    expect(made[0].conversation).toMatchObject({
      type: 'GROUP',
      title: '周末爬山',
      memberCount: 3,
      viewerRole: 'OWNER',
      peer: null,
    });
    expect(await rolesIn(id, cat)).toEqual({ [ann.id]: 'OWNER', [ben.id]: 'MEMBER', [cat.id]: 'MEMBER' });
    expect(await ben.notes(id)).toMatchObject([{ event: 'group_created', actor: { id: ann.id } }]);
    expect(await ben.view(id)).toMatchObject({ unreadCount: 0 });
    const reused = await ann.act('createGroup', { input: { ...input, title: 'other' } });
    expect(reused).toMatchObject({ __typename: 'Conflict', reason: 'KEY_REUSED' });
    for (const wrong of [{ title: '' }, { title: 'x'.repeat(101) }, { memberIds: [randomUUID()] }])
      expect(await ann.act('createGroup', { input: { title: 'x', memberIds: [], ...wrong } })).toMatchObject({
        __typename: 'InvalidInput',
      });
  });

  it('lets each act on what is below, and hand the group over', async () => {
    const id = await ann.group([ben, cat, dan]);
    const set = (who: Chatter, whom: Chatter, to: string) =>
      who.act('setMemberRole', { conversationId: id, userId: whom.id, role: role(to) });
    expect(await set(ben, cat, 'ADMIN')).toMatchObject({ reason: 'NOT_ADMIN' });
    expect(await set(ann, ben, 'ADMIN')).toMatchObject({ __typename: 'ConversationSuccess' });
    expect(await set(ben, cat, 'ADMIN')).toMatchObject({ reason: 'RANK' });
    expect(await ben.act('removeMember', { conversationId: id, userId: ann.id })).toMatchObject({ reason: 'RANK' });
    expect(await ben.act('removeMember', { conversationId: id, userId: dan.id })).toMatchObject({
      __typename: 'ConversationSuccess',
    });
    expect(await set(ann, ben, 'OWNER')).toMatchObject({ conversation: { viewerRole: 'ADMIN' } });
    expect(await rolesIn(id, cat)).toEqual({ [ben.id]: 'OWNER', [ann.id]: 'ADMIN', [cat.id]: 'MEMBER' });
    expect(await ben.act('leaveConversation', { conversationId: id })).toMatchObject({ conversationId: id });
    expect(await rolesIn(id, cat)).toEqual({ [ann.id]: 'OWNER', [cat.id]: 'MEMBER' });
    const events = (await cat.notes(id)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['group_created', 'role_changed', 'member_removed', 'member_left']));
  });

  it('shows a newcomer nothing from before, and one who is gone nothing at all', async () => {
    const id = await ann.group([ben]);
    const old = await ann.say(id, '加入之前的秘密');
    await ann.act('pinMessage', { messageId: old.id, pinned: true });
    await ben.act('addMembers', { conversationId: id, userIds: [cat.id] });
    const reply = await ann.say(id, 'about that', { replyToMessageId: old.id });
    expect(await cat.texts(id)).toEqual(['about that']);
    expect((await cat.list(id)).nodes.at(-1).content).toMatchObject({ event: 'member_added', subject: { id: cat.id } });
    expect(await cat.message(old.id)).toBeNull();
    expect((await cat.message(reply.id)).replyTo).toMatchObject({
      messageId: old.id,
      preview: null,
      state: 'HIDDEN',
      sender: null,
    });
    expect(await cat.texts(id, 'search(query: "秘密")')).toEqual([]);
    expect(await cat.texts(id, 'pinnedMessages')).toEqual([]);
    expect(await cat.texts(id, `messages(first: 10, aroundSeq: ${old.seq})`)).toEqual(['about that']);
    expect(await cat.view(id)).toMatchObject({ unreadCount: 1 });
    await ann.act('removeMember', { conversationId: id, userId: cat.id });
    expect([await cat.view(id), await cat.message(reply.id), await cat.list(id)]).toEqual([null, null, null]);
    expect(await cat.conversations()).not.toContain(id);
    expect(await cat.send(id, { text: 'x' })).toMatchObject({ __typename: 'NotFound' });
    await ann.act('addMembers', { conversationId: id, userIds: [cat.id] });
    expect(await cat.texts(id)).toEqual([]);
  });

  it('is written in by staff alone when for announcements, and slowly in slow mode', async () => {
    const id = await ann.group([ben, cat]);
    const update = (who: Chatter, fields: Record<string, unknown>) =>
      who.act('updateGroup', { input: { conversationId: id, ...fields } });
    expect(await update(ben, { title: 'mine' })).toMatchObject({ reason: 'NOT_ADMIN' });
    expect((await update(ann, { title: '新群名', announcementOnly: true })).conversation).toMatchObject({
      title: '新群名',
      announcementOnly: true,
    });
    expect(await ben.send(id, { text: 'x' })).toMatchObject({ reason: 'ADMINS_ONLY' });
    expect(await ann.send(id, { text: 'x' })).toMatchObject({ __typename: 'MessageSuccess' });
    await update(ann, { announcementOnly: false, slowModeSec: 60 });
    expect(await ben.send(id, { text: 'one' })).toMatchObject({ __typename: 'MessageSuccess' });
    expect(await ben.send(id, { text: 'two' })).toMatchObject({ reason: 'SLOW_MODE' });
    await ann.say(id, 'staff');
    await ann.say(id, 'does not wait');
    expect(await update(ann, { slowModeSec: -1 })).toMatchObject({ __typename: 'InvalidInput' });
    expect((await ben.notes(id)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['title_changed', 'settings_changed']),
    );
  });

  it('counts mentions for those who are meant; everybody is mentioned by staff alone', async () => {
    const id = await ann.group([ben, cat]);
    const mention = await ann.say(id, '@ben', { mentionIds: [ben.id] });
    expect(mention.mentions).toEqual([{ id: ben.id }]);
    expect(await ben.view(id)).toMatchObject({ unreadCount: 1, mentionCount: 1 });
    expect(await cat.view(id)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
    expect(await ben.send(id, { text: '@all', mentionsAll: true })).toMatchObject({ reason: 'MENTIONS_ALL' });
    await ann.say(id, '@all', { mentionsAll: true });
    expect(await cat.view(id)).toMatchObject({ unreadCount: 2, mentionCount: 1 });
    const before = (await ben.badge()).mentions;
    await ben.act('markRead', { conversationId: id, seq: mention.seq + 1 });
    expect((await ben.badge()).mentions).toBe(before - 2);
    const stranger = { text: 'x', mentionIds: [cast().get('eve').id] };
    expect(await ann.send(id, stranger)).toMatchObject({ problems: [{ field: 'mentionIds' }] });
  });

  it('is recalled in and pinned in by its staff at any time', async () => {
    const id = await ann.group([ben]);
    const { id: messageId } = await ben.say(id, 'rude');
    await cast().age(messageId, 60);
    expect(await ben.act('recallMessage', { messageId })).toMatchObject({ reason: 'WINDOW_OVER' });
    expect(await ben.act('pinMessage', { messageId, pinned: true })).toMatchObject({ reason: 'NOT_ADMIN' });
    expect((await ann.act('recallMessage', { messageId })).chatMessage).toMatchObject({ state: 'RECALLED' });
  });

  it('lets people in by links, as often and as long as they work', async () => {
    const id = await ann.group([ben]);
    expect(await ben.act('createInviteLink', { input: { conversationId: id } })).toMatchObject({ reason: 'NOT_ADMIN' });
    const { link } = await ann.act('createInviteLink', { input: { conversationId: id, maxUses: 1 } });
    const preview = '{ groupInvite(code: "CODE") { title memberCount joinApproval } }'.replace('CODE', link.code);
    expect((await cast().platform.anonymous.run(preview)).groupInvite).toEqual({
      title: 'A group',
      memberCount: 2,
      joinApproval: false,
    });
    const eve = cast().get('eve');
    expect(await eve.act('joinByInvite', { code: link.code })).toMatchObject({
      conversation: { memberCount: 3, viewerRole: 'MEMBER' },
    });
    expect((await ben.notes(id)).at(-1)).toMatchObject({ event: 'member_joined', actor: { id: eve.id } });
    expect(await cat.act('joinByInvite', { code: link.code })).toMatchObject({ __typename: 'NotFound' });
    expect((await cast().platform.anonymous.run(preview)).groupInvite).toBeNull();
    const next = await ann.act('createInviteLink', { input: { conversationId: id } });
    await ann.act('revokeInviteLink', { linkId: next.link.id });
    expect(await cat.act('joinByInvite', { code: next.link.code })).toMatchObject({ __typename: 'NotFound' });
    const past = { conversationId: id, expiresAt: '2020-01-01T00:00:00.000Z' };
    expect(await ann.act('createInviteLink', { input: past })).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('with approval makes people wait for a decision', async () => {
    const id = await ann.group([ben]);
    await ann.act('updateGroup', { input: { conversationId: id, joinApproval: true } });
    const { link } = await ann.act('createInviteLink', { input: { conversationId: id } });
    for (const who of [cat, dan])
      expect(await who.act('joinByInvite', { code: link.code })).toMatchObject({ __typename: 'JoinRequested', title: 'A group' });
    expect(await cat.view(id)).toBeNull();
    const waiting = async (who: Chatter) =>
      (await who.run(`{ conversation(id: "${id}") { joinRequests { id } inviteLinks { id } } }`)).conversation;
    expect((await waiting(ann)).joinRequests).toEqual([{ id: cat.id }, { id: dan.id }]);
    expect(await waiting(ben)).toEqual({ joinRequests: [], inviteLinks: [] });
    const decide = (who: Chatter, whom: Chatter, accept: boolean) =>
      who.act('decideJoinRequest', { conversationId: id, userId: whom.id, accept });
    expect(await decide(ben, cat, true)).toMatchObject({ reason: 'NOT_ADMIN' });
    expect(await decide(ann, cat, true)).toMatchObject({ conversation: { memberCount: 3 } });
    expect(await decide(ann, dan, false)).toMatchObject({ conversation: { memberCount: 3 } });
    expect(await cat.view(id)).toMatchObject({ viewerRole: 'MEMBER' });
    expect(await dan.view(id)).toBeNull();
  });

  it('invites those who take no messages, keeps apart those who block, and hides for the blocker only', async () => {
    const [jim, kay] = await Promise.all([cast().newcomer('jim'), cast().newcomer('kay')]);
    await jim.run('mutation { updatePrivacy(input: { whoCanMessage: NOBODY }) { __typename } }');
    const id = await ann.group([]);
    await expect
      .poll(
        async () =>
          (await ann.act('addMembers', { conversationId: id, userIds: [jim.id, kay.id] })) &&
          (await jim.conversations('REQUESTS')),
        EVENTUALLY,
      )
      .toEqual([id]);
    expect(await jim.view(id)).toMatchObject({ isRequest: true, lastMessage: null });
    expect(await jim.list(id)).toMatchObject({ nodes: [] });
    await ann.say(id, 'unseen by the invited');
    await jim.act('acceptMessageRequest', { conversationId: id });
    expect(await jim.texts(id)).toEqual([]);
    await kay.run('mutation ($id: ID!) { block(userId: $id) { __typename } }', { id: jim.id });
    await jim.say(id, 'from jim');
    await ann.say(id, 'from ann');
    await expect.poll(() => kay.texts(id), EVENTUALLY).toEqual(['from ann', 'unseen by the invited']);
    expect(await kay.view(id)).toMatchObject({ unreadCount: 2 });
    expect(await ann.texts(id)).toContain('from jim');
    const other = await jim.group([]);
    expect(await jim.act('addMembers', { conversationId: other, userIds: [kay.id] })).toMatchObject({ __typename: 'NotFound' });
  });
}
