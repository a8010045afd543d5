import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, friends } from './client.ts';
import { type Chat, startChat } from './support.ts';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('opening a direct conversation', () => {
  it('gives one conversation a pair, whoever asks and however parallel', async () => {
    const [ann, ben] = await friends(chat);
    const opened = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? ann.direct(ben) : ben.direct(ann))));
    expect(new Set(opened).size).toBe(1);
    const { conversation } = await ann.run('query ($id: ID!) { conversation(id: $id) { memberCount peer { id } title } }', {
      id: opened[0],
    });
    expect(conversation).toEqual({ memberCount: 2, peer: { id: ben.id }, title: null });
  });

  it('shows nothing to the other one before the first message', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    expect((await ann.list()).nodes.map((node: { id: string }) => node.id)).toContain(id);
    expect((await ben.list()).nodes).toEqual([]);
    await ann.say(id, 'hello');
    expect((await ben.list()).nodes).toMatchObject([{ id, unreadCount: 1, lastMessage: { seq: 1, content: { text: 'hello' } } }]);
  });

  it('refuses oneself and the unknown, and looks the same for somebody who blocks', async () => {
    const [ann, ben] = await friends(chat);
    await chat.people.block(ben.id, ann.id);
    expect(await ann.open(ann)).toMatchObject({ __typename: 'NotAllowed', reason: 'SELF' });
    const absent = await ann.open(new ChatClient(chat, newId()));
    expect(absent).toEqual({ __typename: 'NotFound' });
    expect(await ann.open(ben)).toEqual(absent);
    expect(await ann.open(new ChatClient(chat, 'no id at all'))).toEqual(absent);
  });

  it('is for members only', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const eve = new ChatClient(chat);
    expect(await eve.messages(id)).toBeNull();
    expect(await eve.send(id, 'me too')).toMatchObject({ __typename: 'NotFound' });
    expect(await eve.read(id, 1)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('sending', () => {
  it('allots strictly increasing places without holes to parallel senders', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 ? ann : ben).say(id, `message ${index}`)));
    const { nodes } = await ann.messages(id, { first: 100 });
    expect(nodes.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
  });

  it('stores a retried key once, however parallel, and refuses it for other content', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const input = { clientMessageId: 'key-1', text: 'once' };
    const sent = await Promise.all(Array.from({ length: 8 }, () => ann.send(id, input)));
    expect(new Set(sent.map(({ chatMessage }) => chatMessage.id)).size).toBe(1);
    expect((await ann.messages(id)).nodes).toHaveLength(1);
    const reused = { __typename: 'Conflict', reason: 'KEY_REUSED' };
    expect(await ann.send(id, { ...input, text: 'twice' })).toMatchObject(reused);
    const [cyd] = await friends(chat);
    await chat.people.follow(cyd.id, ann.id);
    expect(await ann.send(await ann.direct(cyd), input)).toMatchObject(reused);
    expect(await ben.send(id, { ...input, text: 'another sender, another key' })).toMatchObject({ __typename: 'MessageSuccess' });
  });

  it('checks each type against its own rules and tells all problems at once', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const problems = async (input: Record<string, unknown>) => (await ann.send(id, input)).problems;
    expect(await problems({ text: '' })).toEqual([{ field: 'text', code: 'REQUIRED' }]);
    expect(await problems({ text: 'x'.repeat(5001) })).toEqual([{ field: 'text', code: 'TOO_LONG' }]);
    expect(await problems({ type: 'IMAGE', text: 'no picture' })).toEqual([{ field: 'mediaId', code: 'REQUIRED' }]);
    expect(await problems({ type: 'LOCATION', location: { latitude: 91, longitude: 0 } })).toEqual([
      { field: 'location.latitude', code: 'OUT_OF_RANGE' },
    ]);
    expect(await problems({ text: 'and a sticker', sticker: { pack: 'a', stickerId: 'b' } })).toEqual([
      { field: 'sticker', code: 'NOT_EXPECTED' },
    ]);
    expect(await problems({ type: 'SYSTEM', text: 'ha' })).toEqual([{ field: 'type', code: 'NOT_SENDABLE' }]);
    const theirs = chat.people.upload(ben.id);
    expect(await problems({ type: 'IMAGE', mediaId: theirs })).toEqual([{ field: 'mediaId', code: 'NOT_FOUND' }]);
    expect(await problems({ type: 'VIDEO', mediaId: chat.people.upload(ann.id) })).toEqual([
      { field: 'mediaId', code: 'WRONG_KIND' },
    ]);
    const open = chat.people.upload(ann.id, 'IMAGE', 'PENDING');
    expect(await problems({ type: 'IMAGE', mediaId: open })).toEqual([{ field: 'mediaId', code: 'NOT_READY' }]);
    expect(await problems({ text: 'hi', mentionIds: [newId()] })).toEqual([{ field: 'mentionIds', code: 'NOT_A_MEMBER' }]);
    expect(await problems({ text: 'hi', replyToMessageId: newId() })).toEqual([{ field: 'replyToMessageId', code: 'NOT_FOUND' }]);
  });

  it('takes all nine types that people send', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const media = (kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'FILE' | 'GIF') => ({
      type: kind,
      mediaId: chat.people.upload(ann.id, kind),
      text: 'a caption',
    });
    const inputs = [
      { text: 'words' },
      media('IMAGE'),
      media('VIDEO'),
      media('AUDIO'),
      media('FILE'),
      media('GIF'),
      { type: 'LOCATION', location: { latitude: 48.2, longitude: 16.4, name: 'Wien' } },
      { type: 'CONTACT', contactUserId: ben.id },
      { type: 'STICKER', sticker: { pack: 'cats', stickerId: '7' } },
    ];
    for (const input of inputs) expect(await ann.send(id, input)).toMatchObject({ __typename: 'MessageSuccess' });
    const { nodes } = await ben.messages(id);
    expect(nodes.map(({ type }: { type: string }) => type).reverse()).toEqual(
      inputs.map((input) => ('type' in input ? input.type : 'TEXT')),
    );
  });

  it('ends with a block, without a word of why; the conversation stays readable to both', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    await ann.say(id, 'before');
    await chat.people.block(ben.id, ann.id);
    const refused = await ann.send(id, 'after');
    expect(refused).toMatchObject({ __typename: 'NotAllowed', reason: 'PEER_UNAVAILABLE' });
    expect(await ben.send(id, 'after')).toMatchObject({ reason: 'PEER_UNAVAILABLE' });
    expect((await ann.messages(id)).nodes).toHaveLength(1);
    expect((await ben.messages(id)).nodes).toHaveLength(1);
    await chat.people.unblock(ben.id, ann.id);
    await chat.people.set(ben.id, { isGone: true });
    expect(await ann.send(id, 'after')).toEqual(refused);
  });
});

describe('message requests', () => {
  it('keep strangers apart until accepted by an answer, at most three messages long', async () => {
    const [ann, ben] = [new ChatClient(chat), new ChatClient(chat)];
    const id = await ann.direct(ben);
    for (const words of ['one', 'two', 'three']) await ann.say(id, words);
    expect(await ann.send(id, 'four')).toMatchObject({ __typename: 'NotAllowed', reason: 'REQUEST_LIMIT' });
    expect((await ben.list()).nodes).toEqual([]);
    expect((await ben.list({ folder: 'REQUESTS' })).nodes).toMatchObject([{ id, isRequest: true }]);
    expect((await ben.unread(id)).badge).toEqual({ unreadConversations: 0, unreadMessages: 0, mentions: 0, requests: 1 });
    await ben.say(id, 'who are you?');
    expect((await ben.list()).nodes).toMatchObject([{ id, isRequest: false }]);
    expect(await ann.send(id, 'four')).toMatchObject({ __typename: 'MessageSuccess' });
  });

  it('are refused where the setting does not let the sender through', async () => {
    const [ann, ben] = [new ChatClient(chat), new ChatClient(chat)];
    await chat.people.set(ben.id, { whoCanMessage: 'FRIENDS' });
    expect(await ann.open(ben)).toMatchObject({ __typename: 'NotAllowed', reason: 'NOT_ACCEPTING' });
  });
});
