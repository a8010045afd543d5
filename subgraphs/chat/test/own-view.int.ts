import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatClient, friends, group } from './client.ts';
import { type Chat, startChat } from './support.ts';

const VIEW =
  'query ($id: ID!) { conversation(id: $id) { isPinned isArchived isMuted mutedUntil draft isRequest unreadCount lastMessage { seq } } }';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

async function pair(): Promise<{ ann: ChatClient; ben: ChatClient; id: string }> {
  const [ann, ben] = await friends(chat);
  return { ann, ben, id: await ann.direct(ben) };
}
const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map((node) => node.id);

describe('one’s own view of a conversation', () => {
  it('pins direct ones and groups alike above all that is newer', async () => {
    const { ann, ben, id } = await pair();
    await ann.say(id, 'old');
    const { id: groupId, owner } = await group(chat, 0);
    await owner.mutate('addMembers', { conversationId: groupId, userIds: [ben.id] });
    const [cyd] = await friends(chat);
    await chat.people.follow(ben.id, cyd.id);
    const newer = await cyd.direct(ben);
    await cyd.say(newer, 'new');
    expect(ids(await ben.list())).toEqual([newer, groupId, id]);
    await ben.mutate('pinConversation', { conversationId: id, pinned: true });
    expect(ids(await ben.list())).toEqual([id, newer, groupId]);
    await ben.mutate('pinConversation', { conversationId: groupId, pinned: true });
    expect(ids(await ben.list())).toEqual([groupId, id, newer]);
    await owner.say(groupId, 'a group moves too');
    await ben.mutate('pinConversation', { conversationId: groupId, pinned: false });
    await ben.mutate('pinConversation', { conversationId: id, pinned: false });
    expect(ids(await ben.list())).toEqual([groupId, newer, id]);
  });

  it('archives out of the main list; the badge still counts it', async () => {
    const { ann, ben, id } = await pair();
    await ann.say(id, 'one');
    await ben.mutate('archiveConversation', { conversationId: id, archived: true });
    await ann.say(id, 'two');
    expect(ids(await ben.list())).toEqual([]);
    expect(ids(await ben.list({ folder: 'ARCHIVED' }))).toEqual([id]);
    expect((await ben.unread(id)).badge).toMatchObject({ unreadMessages: 2 });
    await ben.mutate('archiveConversation', { conversationId: id, archived: false });
    expect(ids(await ben.list())).toEqual([id]);
  });

  it('mutes out of the badge until its time, or without an end', async () => {
    const { ann, ben, id } = await pair();
    await ann.say(id, 'one');
    const until = new Date(chat.clock.now().getTime() + 60_000);
    await ben.mutate('muteConversation', { input: { conversationId: id, until: until.toISOString() } });
    expect((await ben.run(VIEW, { id })).conversation).toMatchObject({
      isMuted: true,
      mutedUntil: until.toISOString(),
      unreadCount: 1,
    });
    expect((await ben.unread(id)).badge).toMatchObject({ unreadMessages: 0 });
    chat.clock.advance(61);
    expect((await ben.run(VIEW, { id })).conversation).toMatchObject({ isMuted: false, mutedUntil: null });
    expect((await ben.unread(id)).badge).toMatchObject({ unreadMessages: 1 });
    await ben.mutate('muteConversation', { input: { conversationId: id } });
    expect((await ben.run(VIEW, { id })).conversation).toMatchObject({ isMuted: true, mutedUntil: null });
    await ben.mutate('unmuteConversation', { conversationId: id });
    const past = await ben.mutate('muteConversation', { input: { conversationId: id, until: new Date(0).toISOString() } });
    expect(past).toMatchObject({ problems: [{ field: 'until', code: 'OUT_OF_RANGE' }] });
  });

  it('clears for the one who clears', async () => {
    const { ann, ben, id } = await pair();
    const old = await ann.say(id, 'old');
    await ben.mutate('clearConversation', { conversationId: id });
    expect(await ben.texts(id)).toEqual([]);
    expect(await ann.texts(id)).toEqual(['old']);
    expect((await ben.run(VIEW, { id })).conversation).toMatchObject({ unreadCount: 0, lastMessage: null });
    expect((await ben.run('query ($id: ID!) { message(id: $id) { id } }', { id: old.id })).message).toBeNull();
    await ann.say(id, 'new');
    expect(await ben.texts(id)).toEqual(['new']);
    expect(await ben.unread(id)).toMatchObject({ unreadCount: 1 });
  });

  it('keeps a draft for its writer alone', async () => {
    const { ann, ben, id } = await pair();
    await ben.mutate('saveConversationDraft', { conversationId: id, text: 'Dear Ann,' });
    expect((await ben.run(VIEW, { id })).conversation.draft).toBe('Dear Ann,');
    expect((await ann.run(VIEW, { id })).conversation.draft).toBeNull();
    await ben.mutate('saveConversationDraft', { conversationId: id, text: null });
    expect((await ben.run(VIEW, { id })).conversation.draft).toBeNull();
    const long = await ben.mutate('saveConversationDraft', { conversationId: id, text: 'x'.repeat(5001) });
    expect(long).toMatchObject({ problems: [{ field: 'text', code: 'TOO_LONG' }] });
  });
});

describe('declining a request', () => {
  it('puts it out of sight with all its messages, and tells nobody', async () => {
    const [ann, ben] = [await friends(chat), await friends(chat)].map(([one]) => one);
    if (ann === undefined || ben === undefined) throw new Error('no people');
    const id = await ann.direct(ben);
    await ann.say(id, 'buy this');
    expect(await ben.mutate('declineMessageRequest', { conversationId: id })).toEqual({
      __typename: 'LeaveSuccess',
      conversationId: id,
    });
    expect((await ben.list({ folder: 'REQUESTS' })).nodes).toEqual([]);
    expect((await ben.unread(id)).badge.requests).toBe(0);
    expect(await ann.texts(id)).toEqual(['buy this']);
    await ann.say(id, 'really, buy it');
    expect((await ben.list({ folder: 'REQUESTS' })).nodes).toMatchObject([{ id, unreadCount: 1 }]);
    expect(await ben.texts(id)).toEqual(['really, buy it']);
    await ben.mutate('acceptMessageRequest', { conversationId: id });
    expect(await ben.mutate('declineMessageRequest', { conversationId: id })).toMatchObject({ reason: 'NOT_A_REQUEST' });
  });
});

describe('chatSync', () => {
  const SYNC =
    'query ($after: String) { chatSync(after: $after) { cursor conversations { id } removedConversationIds isComplete badge { unreadMessages } } }';
  const sync = async (who: ChatClient, after: string | null) => (await who.run(SYNC, { after })).chatSync;

  it('tells the whole first, then what changed since, once', async () => {
    const { ann, ben, id } = await pair();
    await ann.say(id, 'one');
    const { id: groupId, owner } = await group(chat, 0);
    await owner.mutate('addMembers', { conversationId: groupId, userIds: [ben.id] });
    const first = await sync(ben, null);
    expect(first).toMatchObject({
      conversations: [{ id: groupId }, { id }],
      removedConversationIds: [],
      isComplete: true,
      badge: { unreadMessages: 1 },
    });
    const nothing = await sync(ben, first.cursor);
    expect(nothing).toMatchObject({ conversations: [], removedConversationIds: [] });
    await ann.say(id, 'two');
    const second = await sync(ben, nothing.cursor);
    expect(second.conversations).toEqual([{ id }]);
    await owner.mutate('removeMember', { conversationId: groupId, userId: ben.id });
    const third = await sync(ben, second.cursor);
    expect(third).toMatchObject({ conversations: [], removedConversationIds: [groupId] });
    expect(await sync(ben, third.cursor)).toMatchObject({ conversations: [], removedConversationIds: [] });
  });

  it('gives a cursor from which chatEvents goes on without a gap', async () => {
    const { ann, ben, id } = await pair();
    await ann.say(id, 'one');
    const { cursor } = await sync(ben, null);
    await ann.say(id, 'two');
    await chat.settle();
    const stream = await chat.live(
      ben.id,
      'subscription ($after: String) { chatEvents(after: $after) { ... on ChatMessageAdded { cursor message { seq } } } }',
      { after: cursor },
    );
    const { chatEvents } = await stream.next((data) => data.chatEvents.message?.seq === 2);
    await ann.say(id, 'three');
    expect((await sync(ben, chatEvents.cursor)).conversations).toEqual([{ id }]);
  });
});
