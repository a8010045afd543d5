import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, friends, group, memberOf } from './client.ts';
import { type Chat, startChat } from './support.ts';

const PRESENCE =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { presence { state lastSeenAt } } } }';
const EVENTS = 'subscription { chatEvents { __typename } }';
const TYPING = 'subscription ($id: ID!) { typing(conversationId: $id) { typing user { id } } }';
const WATCH = 'subscription ($ids: [ID!]!) { presence(userIds: $ids) { user { id } presence { state } } }';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat({ TYPING_TTL_SEC: '1', OFFLINE_AFTER_SEC: '1' });
});
afterAll(() => chat[Symbol.asyncDispose]());

const presence = async (viewer: ChatClient, of: ChatClient) =>
  (await viewer.run(PRESENCE, { representations: [{ __typename: 'User', id: of.id }] }))._entities[0].presence;

describe('presence', () => {
  it('is there while a stream lives, away when said so, and gone a while after the last stream', async () => {
    const [ann, ben] = await friends(chat);
    expect(await presence(ann, ben)).toEqual({ state: 'OFFLINE', lastSeenAt: null });
    const watch = await chat.watch(ann.id, WATCH, { ids: [ben.id] });
    const stream = await chat.live(ben.id, EVENTS);
    await until(async () => (await presence(ann, ben)).state === 'ONLINE');
    await until(async () => {
      await ben.mutate('setPresence', { state: 'ONLINE' });
      expect((await presence(ann, ben)).state).toBe('ONLINE');
      await ben.mutate('setPresence', { state: 'AWAY' });
      expect((await presence(ann, ben)).state).toBe('AWAY');
      return watch.events.some(({ presence: { user, presence } }) => user.id === ben.id && presence.state === 'AWAY');
    });
    await ben.mutate('setPresence', { state: 'OFFLINE' });
    expect((await presence(ann, ben)).state).toBe('OFFLINE');
    await ben.mutate('setPresence', { state: 'ONLINE' });
    await watch.next(({ presence }) => presence.presence.state === 'OFFLINE');
    await stream.stop();
    await until(async () => (await presence(ann, ben)).state === 'OFFLINE');
    expect((await presence(ann, ben)).lastSeenAt).toEqual(expect.any(String));
  });

  it('is shown by setting alone, and not to blocked people', async () => {
    const [ann, ben] = await friends(chat);
    const stranger = new ChatClient(chat);
    await chat.live(ben.id, EVENTS);
    await until(async () => (await presence(ann, ben)).state === 'ONLINE');
    expect(await presence(stranger, ben)).toBeNull();
    await chat.people.set(ben.id, { showPresence: 'EVERYONE' });
    expect(await presence(stranger, ben)).toMatchObject({ state: 'ONLINE' });
    await chat.people.set(ben.id, { showPresence: 'NOBODY' });
    expect(await presence(ann, ben)).toBeNull();
    expect(await presence(ben, ben)).toMatchObject({ state: 'ONLINE' });
    await chat.people.set(ben.id, { showPresence: 'EVERYONE' });
    await chat.people.block(ben.id, stranger.id);
    expect(await presence(stranger, ben)).toBeNull();
  });

  it('watches at most a hundred people', async () => {
    const ann = new ChatClient(chat);
    const ids = Array.from({ length: 101 }, () => ann.id);
    await expect(chat.watch(ann.id, WATCH, { ids })).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('typing', () => {
  it('is told to the others, and ends by itself', async () => {
    const { id, owner, members } = await group(chat, 2);
    const ben = memberOf(members);
    const stream = await chat.live(ben.id, TYPING, { id });
    await until(async () => {
      await owner.mutate('setTyping', { conversationId: id, typing: true });
      return stream.events.length > 0;
    });
    expect(stream.events[0]).toEqual({ typing: { typing: true, user: { id: owner.id } } });
    await stream.next((data) => data.typing.typing === false);
    expect(await new ChatClient(chat).mutate('setTyping', { conversationId: id, typing: true })).toBe(false);
  });

  it('is not told in a request, nor across a block', async () => {
    const [ann, ben] = [new ChatClient(chat), new ChatClient(chat)];
    const id = await ann.direct(ben);
    await ann.say(id, 'hello');
    expect(await ann.mutate('setTyping', { conversationId: id, typing: true })).toBe(false);
    expect(await ben.mutate('setTyping', { conversationId: id, typing: true })).toBe(false);
    await ben.mutate('acceptMessageRequest', { conversationId: id });
    expect(await ann.mutate('setTyping', { conversationId: id, typing: true })).toBe(true);
    await chat.people.block(ben.id, ann.id);
    expect(await ann.mutate('setTyping', { conversationId: id, typing: true })).toBe(false);
  });

  it('is refused to strangers, and ends for those who are removed', async () => {
    const { id, owner, members } = await group(chat, 1);
    await expect(chat.live(new ChatClient(chat).id, TYPING, { id })).rejects.toThrow('NOT_FOUND');
    const stream = await chat.live(memberOf(members).id, TYPING, { id });
    await owner.mutate('removeMember', { conversationId: id, userId: memberOf(members).id });
    await until(() => stream.isOver);
  });
});
