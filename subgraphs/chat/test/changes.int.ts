import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, friends, group, memberOf } from './client.ts';
import { type Chat, startChat } from './support.ts';

const MESSAGE = `query ($id: ID!) { message(id: $id) { state content { __typename ... on TextContent { text } ... on MediaContent { caption media { id grant } } }
  editedAt isPinned isStarred viewerReaction readCount reactions { type count users { id } } mentions { id } } }`;

let chat: Chat;
let ann: ChatClient;
let ben: ChatClient;
let id: string;
const show = async (who: ChatClient, messageId: string) => (await who.run(MESSAGE, { id: messageId })).message;

beforeAll(async () => {
  chat = await startChat();
  [ann, ben] = await friends(chat);
  id = await ann.direct(ben);
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('editing', () => {
  it('corrects texts and captions, by the sender alone, within its time', async () => {
    const message = await ann.say(id, 'frist');
    expect(await ben.mutate('editMessage', { messageId: message.id, text: 'x' })).toMatchObject({ reason: 'NOT_AUTHOR' });
    expect(await ann.mutate('editMessage', { messageId: message.id, text: '' })).toMatchObject({
      problems: [{ field: 'text', code: 'REQUIRED' }],
    });
    await ann.mutate('editMessage', { messageId: message.id, text: 'first' });
    expect(await show(ben, message.id)).toMatchObject({ content: { text: 'first' }, editedAt: expect.any(String) });
    const place = await ann.send(id, { type: 'LOCATION', location: { latitude: 1, longitude: 2 } });
    expect(await ann.mutate('editMessage', { messageId: place.chatMessage.id, text: 'x' })).toMatchObject({
      reason: 'NOT_EDITABLE',
    });
    chat.clock.advance(901);
    expect(await ann.mutate('editMessage', { messageId: message.id, text: 'late' })).toMatchObject({ reason: 'WINDOW_OVER' });
  });
});

describe('recalling', () => {
  it('leaves the place and nothing else, and is unread to nobody', async () => {
    const message = await ann.send(id, { text: 'oops', mentionIds: [ben.id] });
    const { id: messageId, seq } = message.chatMessage;
    await ben.mutate('reactToMessage', { messageId, type: 'WOW' });
    const before = await ben.unread(id);
    expect(await ben.mutate('recallMessage', { messageId })).toMatchObject({ reason: 'NOT_AUTHOR' });
    await ann.mutate('recallMessage', { messageId });
    await ann.mutate('recallMessage', { messageId });
    expect(await show(ben, messageId)).toMatchObject({ state: 'RECALLED', content: null, reactions: [], mentions: [] });
    const after = await ben.unread(id);
    expect([before.unreadCount - after.unreadCount, before.mentionCount - after.mentionCount]).toEqual([1, 1]);
    expect((await ben.messages(id, { first: 1 })).nodes[0].seq).toBe(seq);
    const late = await ann.say(id, 'too late');
    chat.clock.advance(121);
    expect(await ann.mutate('recallMessage', { messageId: late.id })).toMatchObject({ reason: 'WINDOW_OVER' });
  });

  it('is for admins of a group at any time', async () => {
    const { id: groupId, owner, members } = await group(chat, 1);
    const message = await memberOf(members).say(groupId, 'spam');
    chat.clock.advance(10_000);
    await owner.mutate('recallMessage', { messageId: message.id });
    expect(await show(memberOf(members), message.id)).toMatchObject({ state: 'RECALLED' });
  });
});

describe('reactions', () => {
  it('are one a person, count exactly under racing toggles, and can be taken away', async () => {
    const message = await ann.say(id, 'like me');
    const react = (who: ChatClient, type: string | null) => who.mutate('reactToMessage', { messageId: message.id, type });
    await Promise.all(Array.from({ length: 20 }, (_, at) => react(at % 2 ? ann : ben, at % 3 ? 'LIKE' : 'LOVE')));
    const raced = (await show(ann, message.id)).reactions;
    expect(raced.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
    await react(ann, 'SAD');
    await react(ben, 'SAD');
    expect(await show(ann, message.id)).toMatchObject({
      viewerReaction: 'SAD',
      reactions: [{ type: 'SAD', count: 2, users: [{ id: ben.id }, { id: ann.id }] }],
    });
    await react(ben, null);
    expect((await show(ben, message.id)).viewerReaction).toBeNull();
    expect((await show(ben, message.id)).reactions).toMatchObject([{ type: 'SAD', count: 1 }]);
  });

  it('stop with a block, but one may take one’s own back', async () => {
    const [cyd, dan] = await friends(chat);
    const other = await cyd.direct(dan);
    const message = await cyd.say(other, 'hi');
    await dan.mutate('reactToMessage', { messageId: message.id, type: 'LOVE' });
    await chat.people.block(cyd.id, dan.id);
    expect(await dan.mutate('reactToMessage', { messageId: message.id, type: 'ANGRY' })).toMatchObject({
      reason: 'PEER_UNAVAILABLE',
    });
    expect(await dan.mutate('reactToMessage', { messageId: message.id, type: null })).toMatchObject({
      __typename: 'MessageSuccess',
    });
  });
});

describe('marks of one’s own', () => {
  it('hide a message from its hider alone, in every list and in the counts', async () => {
    const message = await ann.say(id, 'hide me');
    const before = (await ben.unread(id)).unreadCount;
    await ben.mutate('hideMessage', { messageId: message.id });
    expect(await show(ben, message.id)).toBeNull();
    expect(await ben.texts(id)).not.toContain('hide me');
    expect(await ann.texts(id)).toContain('hide me');
    expect((await ben.unread(id)).unreadCount).toBe(before - 1);
    expect((await ben.list()).nodes[0].lastMessage.content?.text).not.toBe('hide me');
    expect((await ann.list()).nodes.find((node: { id: string }) => node.id === id).lastMessage.content.text).toBe('hide me');
  });

  it('star messages into a list, latest star first, without those that were recalled', async () => {
    const [one, two, gone] = [await ann.say(id, 'star one'), await ann.say(id, 'star two'), await ann.say(id, 'star gone')];
    for (const message of [two, one, gone]) await ben.mutate('starMessage', { messageId: message.id, starred: true });
    await ann.mutate('recallMessage', { messageId: gone.id });
    const { viewer } = await ben.run('{ viewer { starredMessages { nodes { id isStarred } } } }');
    expect(viewer.starredMessages.nodes).toEqual([
      { id: one.id, isStarred: true },
      { id: two.id, isStarred: true },
    ]);
    expect((await show(ann, one.id)).isStarred).toBe(false);
  });
});

describe('pinning', () => {
  it('shows a message to all, with a note; in a group it is for staff', async () => {
    const { id: groupId, owner, members } = await group(chat, 1);
    const message = await owner.say(groupId, 'read this');
    expect(await memberOf(members).mutate('pinMessage', { messageId: message.id, pinned: true })).toMatchObject({
      reason: 'NOT_ADMIN',
    });
    await owner.mutate('pinMessage', { messageId: message.id, pinned: true });
    const pinned = 'query ($id: ID!) { conversation(id: $id) { pinnedMessages { nodes { id isPinned } } } }';
    expect((await memberOf(members).run(pinned, { id: groupId })).conversation.pinnedMessages.nodes).toEqual([
      { id: message.id, isPinned: true },
    ]);
    expect(await memberOf(members).notes(groupId)).toEqual(['message_pinned', 'group_created']);
    await owner.mutate('pinMessage', { messageId: message.id, pinned: false });
    expect((await owner.run(pinned, { id: groupId })).conversation.pinnedMessages.nodes).toEqual([]);
  });
});

describe('forwarding', () => {
  const FORWARD = `mutation ($input: ForwardMessageInput!) { forwardMessage(input: $input) { __typename
    ... on ForwardSuccess { messages { id conversationId forwarded sender { id } replyTo { messageId } } } ... on NotAllowed { reason } ... on InvalidInput { problems { field code } } } }`;

  it('passes on what one may read, without its source, once a key', async () => {
    const [, cyd] = await friends(chat);
    await chat.people.follow(cyd.id, ben.id);
    const other = await ben.direct(cyd);
    const photo = chat.people.upload(ann.id);
    const { chatMessage: message } = await ann.send(id, { type: 'IMAGE', mediaId: photo });
    const input = { messageId: message.id, conversationIds: [other, id], clientMessageId: newId() };
    const forwarded = (await ben.run(FORWARD, { input })).forwardMessage;
    expect(forwarded.messages).toMatchObject([
      { conversationId: other, forwarded: true, sender: { id: ben.id }, replyTo: null },
      { conversationId: id, forwarded: true },
    ]);
    expect((await ben.run(FORWARD, { input })).forwardMessage).toEqual(forwarded);
    expect((await show(cyd, forwarded.messages[0].id)).content.media).toEqual({ id: photo, grant: expect.any(String) });
    const elsewhere = await ann.say(id, 'another');
    expect((await ben.run(FORWARD, { input: { ...input, messageId: elsewhere.id } })).forwardMessage.problems).toEqual([
      { field: 'clientMessageId', code: 'KEY_REUSED' },
    ]);
  });

  it('is refused for what one may not read, and into what one is not in', async () => {
    const stranger = new ChatClient(chat);
    const message = await ann.say(id, 'ours');
    const forward = async (who: ChatClient, messageId: string, conversationIds: string[]) =>
      (await who.run(FORWARD, { input: { messageId, conversationIds, clientMessageId: newId() } })).forwardMessage;
    expect(await forward(stranger, message.id, [await stranger.direct(ann)])).toMatchObject({ __typename: 'NotFound' });
    expect(await forward(ann, message.id, [await stranger.direct(ben)])).toMatchObject({ __typename: 'NotFound' });
    await ann.mutate('recallMessage', { messageId: message.id });
    expect(await forward(ben, message.id, [id])).toMatchObject({ reason: 'NOT_FORWARDABLE' });
  });
});

describe('receipts', () => {
  it('count how many have read a message, only while both sides show theirs', async () => {
    const { id: groupId, owner, members } = await group(chat, 3);
    const message = await owner.say(groupId, 'read?');
    await memberOf(members, 0).read(groupId, message.seq);
    await memberOf(members, 1).read(groupId, message.seq);
    expect((await show(owner, message.id)).readCount).toBe(2);
    await chat.people.set(memberOf(members, 1).id, { readReceipts: false });
    expect((await show(owner, message.id)).readCount).toBe(1);
    expect((await show(memberOf(members, 1), message.id)).readCount).toBeNull();
    const seen = await owner.run('query ($id: ID!) { conversation(id: $id) { members { nodes { user { id } lastReadSeq } } } }', {
      id: groupId,
    });
    const seqs = Object.fromEntries(
      seen.conversation.members.nodes.map(({ user, lastReadSeq }: { user: { id: string }; lastReadSeq: number | null }) => [
        user.id,
        lastReadSeq,
      ]),
    );
    expect(seqs[memberOf(members, 0).id]).toBe(message.seq);
    expect(seqs[memberOf(members, 1).id]).toBeNull();
  });
});

describe('uploads in messages', () => {
  it('are told to media while they are carried', async () => {
    const photo = chat.people.upload(ann.id);
    const { chatMessage: message } = await ann.send(id, { type: 'IMAGE', mediaId: photo });
    await ann.mutate('recallMessage', { messageId: message.id });
    await chat.settle();
    expect(chat.people.carriers.filter((line) => line.includes(photo))).toEqual([
      `message:${message.id} ${photo} true`,
      `message:${message.id} ${photo} false`,
    ]);
  });

  it('make the gallery, by kind, without recalled ones', async () => {
    const [cyd, dan] = await friends(chat);
    const other = await cyd.direct(dan);
    const post = async (kind: 'IMAGE' | 'FILE') =>
      (await cyd.send(other, { type: kind, mediaId: chat.people.upload(cyd.id, kind) })).chatMessage;
    const [image, file, gone] = [await post('IMAGE'), await post('FILE'), await post('IMAGE')];
    await cyd.say(other, 'words');
    await cyd.mutate('recallMessage', { messageId: gone.id });
    const gallery = async (kind: string | null) =>
      (
        await dan.run('query ($id: ID!, $kind: MessageType) { conversation(id: $id) { media(kind: $kind) { nodes { id } } } }', {
          id: other,
          kind,
        })
      ).conversation.media.nodes.map((node: { id: string }) => node.id);
    expect(await gallery(null)).toEqual([file.id, image.id]);
    expect(await gallery('IMAGE')).toEqual([image.id]);
    expect(
      await dan.faults('query ($id: ID!) { conversation(id: $id) { media(kind: TEXT) { nodes { id } } } }', { id: other }),
    ).toEqual(['BAD_USER_INPUT']);
  });
});
