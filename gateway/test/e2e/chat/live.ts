import type { Data, LiveStream } from '@app/testkit';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, Enum, EVENTUALLY } from './cast.ts';

/** Streams, their cursors, and the catching up. */
export function liveRules(cast: () => Cast): void {
  let ann: Chatter;
  let ben: Chatter;
  let id: string;
  beforeAll(async () => {
    [ann, ben] = [cast().get('ann'), cast().get('ben')];
    id = await ann.direct(ben);
    await ann.say(id, 'begin');
  });
  afterEach(() => Promise.all([ann.closeSockets(), ben.closeSockets(), cast().get('cat').closeSockets()]));
  const next = async (stream: LiveStream, typename: string, fits: (event: Data) => boolean = () => true): Promise<Data> =>
    (await stream.next(({ chatEvents }) => chatEvents.__typename === typename && fits(chatEvents))).chatEvents;

  it('brings a message with its counts, its changes, receipts, and everything on all devices', async () => {
    await ben.act('markRead', { conversationId: id, seq: 1_000_000 });
    const [events, own] = [await ben.events(), await ann.events()];
    const before = (await ben.badge()).unreadMessages;
    const { id: messageId, seq } = await ann.say(id, '直播');
    const added = await next(events, 'ChatMessageAdded', ({ message }) => message.id === messageId);
    expect(added).toMatchObject({
      message: { seq, content: { text: '直播' } },
      conversation: { id, unreadCount: 1 },
      badge: { unreadMessages: before + 1 },
    });
    await next(own, 'ChatMessageAdded', ({ message }) => message.id === messageId);
    await ben.act('reactToMessage', { messageId, type: new Enum('LOVE') });
    await next(own, 'ChatMessageChanged', ({ message }) => message.id === messageId && message.reactions[0]?.count === 1);
    await ben.act('markRead', { conversationId: id, seq });
    expect(await next(own, 'ChatReceiptMoved', ({ lastReadSeq }) => lastReadSeq === seq)).toMatchObject({
      conversationId: id,
      userId: ben.id,
    });
    expect(await next(events, 'ChatReceiptMoved', ({ userId }) => userId === ben.id)).toMatchObject({
      badge: { unreadMessages: before },
    });
    await ann.act('editMessage', { messageId, text: '重播' });
    await next(events, 'ChatMessageChanged', ({ message }) => message.content?.text === '重播');
    await ann.act('recallMessage', { messageId });
    await next(events, 'ChatMessageChanged', ({ message }) => message.id === messageId && message.state === 'RECALLED');
    await ben.act('pinConversation', { conversationId: id, pinned: true });
    await next(events, 'ChatConversationChanged', ({ conversation }) => conversation.isPinned);
    await ben.act('pinConversation', { conversationId: id, pinned: false });
    const { id: hiddenId } = await ann.say(id, 'hide me');
    await ben.act('hideMessage', { messageId: hiddenId });
    const hidden = await next(
      events,
      'ChatMessageChanged',
      ({ message }) => message.id === hiddenId && message.state === 'HIDDEN',
    );
    expect(hidden.message.content).toBeNull();
  });

  it('goes on after a cursor: what was missed first, then live, each once and in order', async () => {
    const events = await ben.events();
    await ann.say(id, 'marker');
    const { cursor } = await next(events, 'ChatMessageAdded', ({ message }) => message.content.text === 'marker');
    await ben.closeSockets();
    const missed = [await ann.say(id, 'missed one'), await ann.say(id, 'missed two')];
    const again = await ben.events(cursor);
    const last = await ann.say(id, 'live again');
    await next(again, 'ChatMessageAdded', ({ message }) => message.id === last.id);
    const seen = again.events.flatMap(({ chatEvents }) => chatEvents.message?.id ?? []);
    expect(seen).toEqual([...missed, last].map((message) => message.id));
    const foreign = await ann.events(cursor);
    await expect.poll(() => JSON.stringify(foreign.results), EVENTUALLY).toContain('BAD_USER_INPUT');
  });

  it('streams one conversation by sequence number, from the store and then live', async () => {
    const from = (await ann.say(id, 'from here')).seq;
    for (const text of ['s1', 's2']) await ann.say(id, text);
    const stream = await ben.follow(
      `messageAdded(conversationId: "${id}", afterSeq: ${from})`,
      '... on StreamedMessage { seq message { content { ... on TextContent { text } } } }',
    );
    const sent = await Promise.all([ann.say(id, 's3'), ben.say(id, 's4'), ann.say(id, 's5')]);
    await stream.next(({ messageAdded }) => messageAdded.seq === from + 5);
    expect(stream.events.map(({ messageAdded }) => messageAdded.seq)).toEqual([1, 2, 3, 4, 5].map((at) => from + at));
    expect(sent).toHaveLength(3);
    const eve = cast().get('eve');
    const refused = await eve.follow(`messageAdded(conversationId: "${id}")`, '... on StreamedMessage { seq }');
    await expect.poll(() => JSON.stringify(refused.results), EVENTUALLY).toContain('NOT_FOUND');
    expect(refused.events).toEqual([]);
    await eve.closeSockets();
  });

  it('ends for a removed member at once, and says nothing of what comes after', async () => {
    const cat = cast().get('cat');
    const group = await ann.group([ben, cat]);
    const [events, stream, typing] = [
      await cat.events(),
      await cat.follow(`messageAdded(conversationId: "${group}")`, '... on StreamedMessage { seq }'),
      await cat.follow(`typing(conversationId: "${group}")`, 'typing'),
    ];
    await ann.say(group, 'last one for cat');
    await stream.next(() => true);
    await ann.act('removeMember', { conversationId: group, userId: cat.id });
    await next(events, 'ChatConversationRemoved', ({ conversationId }) => conversationId === group);
    await expect.poll(() => [stream.ended, typing.ended], EVENTUALLY).toEqual([{ error: null }, { error: null }]);
    await ann.say(group, 'not for cat');
    await ann.act('addMembers', { conversationId: group, userIds: [cat.id] });
    const back = await next(
      events,
      'ChatConversationChanged',
      ({ conversation }) => conversation.id === group && conversation.viewerRole === 'MEMBER',
    );
    expect(back.conversation.memberCount).toBe(3);
    await ann.say(group, 'for cat again');
    await next(events, 'ChatMessageAdded', ({ message }) => message.content?.text === 'for cat again');
    expect(JSON.stringify(events.events)).not.toContain('not for cat');
  });

  it('tells a new conversation and what is said in it at once', async () => {
    const cat = cast().get('cat');
    const events = await cat.events();
    const group = await ann.group([cat], 'brand new');
    const { id: messageId } = await ann.say(group, 'first words');
    await next(events, 'ChatMessageAdded', ({ message }) => message.id === messageId);
    expect(
      events.events.some(
        ({ chatEvents }) => chatEvents.conversation?.title === 'brand new' || chatEvents.conversation?.id === group,
      ),
    ).toBe(true);
  });

  it('tells that somebody types, and by itself that they no longer do', async () => {
    const stream = await ben.follow(`typing(conversationId: "${id}")`, 'conversationId typing user { id }');
    expect(await ann.act('setTyping', { conversationId: id, typing: true })).toBe(true);
    await stream.next(({ typing }) => typing.typing);
    await stream.next(({ typing }) => !typing.typing);
    await ann.act('setTyping', { conversationId: id, typing: true });
    await ann.act('setTyping', { conversationId: id, typing: false });
    await expect.poll(() => stream.events.length, EVENTUALLY).toBe(4);
    expect(stream.events.map(({ typing }) => [typing.user.id, typing.typing])).toEqual(
      [true, false, true, false].map((on) => [ann.id, on]),
    );
    expect(await cast().get('eve').act('setTyping', { conversationId: id, typing: true })).toBe(false);
  });

  it('tells who is there, who is away and who has gone, to those who may know', async () => {
    const stream = await ben.follow(`presence(userIds: ["${ann.id}"])`, 'user { id } presence { state lastSeenAt }');
    const states = () => stream.events.map(({ presence }) => presence.presence.state);
    await ann.events();
    await expect.poll(states, EVENTUALLY).toEqual(['ONLINE']);
    const ask = async (who: Chatter) =>
      (await who.run(`{ user(id: "${ann.id}") { presence { state lastSeenAt } } }`)).user.presence;
    expect(await ask(ben)).toEqual({ state: 'ONLINE', lastSeenAt: null });
    await ann.act('setPresence', { state: new Enum('AWAY') });
    await expect.poll(states, EVENTUALLY).toEqual(['ONLINE', 'AWAY']);
    await ann.act('setPresence', { state: new Enum('ONLINE') });
    await ann.closeSockets();
    await expect.poll(() => states().at(-1), EVENTUALLY).toBe('OFFLINE');
    expect(await ask(ben)).toMatchObject({ state: 'OFFLINE', lastSeenAt: expect.any(String) });
    const show = (whom: string) => ann.run(`mutation { updatePrivacy(input: { showPresence: ${whom} }) { __typename } }`);
    await show('NOBODY');
    await expect.poll(() => ask(ben), EVENTUALLY).toBeNull();
    await show('FRIENDS');
    await expect.poll(() => ask(ben), EVENTUALLY).toMatchObject({ state: 'OFFLINE' });
    expect(await ask(cast().get('gus'))).toBeNull();
  });

  it('catches up after being away: what changed since, what is gone, and a cursor to go on live from', async () => {
    const sync = async (after?: string) => {
      const args = after === undefined ? '' : `(after: "${after}")`;
      const query = `{ chatSync${args} { cursor isComplete removedConversationIds conversations { id lastSeq } badge { unreadMessages } } }`;
      return (await ben.run(query)).chatSync;
    };
    const group = await ann.group([ben]);
    const first = await sync();
    expect(first).toMatchObject({ isComplete: true, removedConversationIds: [] });
    expect(first.conversations.map((it: Data) => it.id)).toEqual(expect.arrayContaining([id, group]));
    const { seq } = await ann.say(id, 'while away');
    await ann.act('removeMember', { conversationId: group, userId: ben.id });
    const second = await sync(first.cursor);
    expect(second).toMatchObject({ conversations: [{ id, lastSeq: seq }], removedConversationIds: [group], isComplete: true });
    expect((await sync(second.cursor)).conversations).toEqual([]);
    const live = await ben.events(second.cursor);
    const { id: messageId } = await ann.say(id, 'and live');
    await next(live, 'ChatMessageAdded', ({ message }) => message.id === messageId);
    expect(live.events.flatMap(({ chatEvents }) => chatEvents.message?.id ?? [])).toEqual([messageId]);
    expect(await ann.faults(`{ chatSync(after: "${second.cursor}") { cursor } }`)).toEqual(['BAD_USER_INPUT']);
  });
}
