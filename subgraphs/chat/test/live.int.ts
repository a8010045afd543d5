import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, friends } from './client.ts';
import { type Chat, startChat } from './support.ts';

const EVENTS = `subscription ($after: String) { chatEvents(after: $after) { __typename
  ... on ChatMessageAdded { cursor conversation { id unreadCount } message { seq content { ... on TextContent { text } } } badge { unreadMessages } }
  ... on ChatReceiptMoved { cursor userId lastReadSeq lastDeliveredSeq badge { unreadMessages } }
  ... on ChatConversationChanged { cursor conversation { id } }
  ... on ChatConversationRemoved { cursor conversationId }
  ... on ResyncRequired { reason } } }`;
const ADDED = `subscription ($id: ID!, $seq: Int) { messageAdded(conversationId: $id, afterSeq: $seq) { __typename
  ... on StreamedMessage { seq message { seq content { ... on TextContent { text } } } } } }`;

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('chatEvents', () => {
  it('brings a message with its unread counts, and reading brings them back to nothing', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    await chat.settle();
    const stream = await chat.live(ben.id, EVENTS);
    await ann.say(id, 'hello');
    const { chatEvents } = await stream.next((data) => data.chatEvents.__typename === 'ChatMessageAdded');
    expect(chatEvents).toMatchObject({
      conversation: { id, unreadCount: 1 },
      message: { seq: 1, content: { text: 'hello' } },
      badge: { unreadMessages: 1 },
    });
    expect(await ben.read(id, 1)).toMatchObject({ conversation: { unreadCount: 0 }, badge: { unreadMessages: 0 } });
    await stream.next((data) => data.chatEvents.userId === ben.id && data.chatEvents.badge.unreadMessages === 0);
  });

  it('follows a conversation that is opened while it runs', async () => {
    const [ann, ben] = await friends(chat);
    const stream = await chat.live(ben.id, EVENTS);
    const id = await ann.direct(ben);
    for (let at = 1; at <= 5; at++) await ann.say(id, `message ${at}`);
    await stream.next((data) => data.chatEvents.message?.seq === 5);
    const seqs = stream.events.flatMap(({ chatEvents }) => chatEvents.message?.seq ?? []);
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after a cursor without gap or duplicate', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const first = await chat.live(ben.id, EVENTS);
    await ann.say(id, 'one');
    const { cursor } = (await first.next((data) => data.chatEvents.message?.seq === 1)).chatEvents;
    await first.stop();
    await ann.say(id, 'two');
    await ann.say(id, 'three');
    await chat.settle();
    const second = await chat.live(ben.id, EVENTS, { after: cursor });
    await ann.say(id, 'four');
    await second.next((data) => data.chatEvents.message?.seq === 4);
    expect(second.events.flatMap(({ chatEvents }) => chatEvents.message?.seq ?? [])).toEqual([2, 3, 4]);
  });

  it('refuses the cursor of somebody else', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const stream = await chat.live(ann.id, EVENTS);
    await ben.say(id, 'hello');
    const { cursor } = (await stream.next((data) => data.chatEvents.cursor)).chatEvents;
    await expect(chat.live(ben.id, EVENTS, { after: cursor })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('tells receipts to the other side only while both show theirs', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    await ann.say(id, 'one');
    await chat.settle();
    const stream = await chat.live(ann.id, EVENTS);
    await ben.run('mutation ($id: ID!) { markDelivered(conversationId: $id, seq: 1) { __typename } }', { id });
    await stream.next((data) => data.chatEvents.userId === ben.id && data.chatEvents.lastDeliveredSeq === 1);
    await chat.people.set(ann.id, { readReceipts: false });
    await ben.read(id, 1);
    await ben.say(id, 'seen, but you are not told');
    await stream.next((data) => data.chatEvents.message?.seq === 2);
    expect(stream.events.filter(({ chatEvents }) => chatEvents.lastReadSeq === 1)).toEqual([]);
  });
});

describe('messageAdded', () => {
  it('replays from the store by sequence number, then goes on live', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    for (let at = 1; at <= 4; at++) await ann.say(id, `message ${at}`);
    const stream = await chat.live(ben.id, ADDED, { id, seq: 2 });
    await Promise.all([5, 6, 7].map((at) => ann.say(id, `message ${at}`)));
    await stream.next((data) => data.messageAdded.seq === 7);
    expect(stream.events.map(({ messageAdded }) => messageAdded.seq)).toEqual([3, 4, 5, 6, 7]);
  });

  it('survives the loss of the event log', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const stream = await chat.live(ben.id, ADDED, { id });
    await ann.say(id, 'before');
    await stream.next((data) => data.messageAdded.seq === 1);
    const keys = await chat.runtime.redis.keys(`${chat.runtime.redisPrefix}*`);
    await chat.runtime.redis.del(keys);
    await ann.say(id, 'after');
    await stream.next((data) => data.messageAdded.seq === 2);
    expect(stream.events.map(({ messageAdded }) => messageAdded.seq)).toEqual([1, 2]);
  });

  it('is refused to those who are not in the conversation', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    for (const asked of [id, 'no id at all'])
      await expect(chat.live(new ChatClient(chat).id, ADDED, { id: asked })).rejects.toThrow('NOT_FOUND');
  });
});
