import { until } from '@app/testkit';
import { beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, Enum, EVENTUALLY, follow } from './cast.ts';

/** Messages of strangers, who may write to whom, and blocks. */
export function requestRules(cast: () => Cast): void {
  let ann: Chatter;
  let eve: Chatter;
  let fay: Chatter;
  beforeAll(async () => {
    [ann, eve, fay] = [cast().get('ann'), cast().get('eve'), cast().get('fay')];
    await fay.run('mutation { updatePrivacy(input: { showPresence: EVERYONE }) { __typename } }');
    await until(() => presenceOfFay(eve));
  });
  const presenceOfFay = async (who: Chatter) => (await who.run(`{ user(id: "${fay.id}") { presence { state } } }`)).user.presence;

  it('keeps a stranger apart: three messages, no receipts, no typing, no presence, until accepted', async () => {
    const id = await eve.direct(fay);
    expect(await fay.conversations()).toEqual([]);
    expect(await fay.conversations('REQUESTS')).toEqual([]);
    const { seq } = await eve.say(id, '你好，我是eve');
    expect(await fay.conversations()).toEqual([]);
    expect(await fay.conversations('REQUESTS')).toEqual([id]);
    expect(await fay.badge()).toMatchObject({ unreadMessages: 0, unreadConversations: 0, requests: 1 });
    expect(await fay.view(id)).toMatchObject({ isRequest: true });
    expect(await eve.view(id)).toMatchObject({ isRequest: false });
    await fay.act('markRead', { conversationId: id, seq });
    const receipt = (await eve.members(id)).find(({ user }) => user.id === fay.id);
    expect(receipt).toMatchObject({ lastReadSeq: null, lastDeliveredSeq: null });
    expect(await eve.act('setTyping', { conversationId: id, typing: true })).toBe(false);
    expect(await presenceOfFay(eve)).toBeNull();
    await eve.say(id, 'two');
    await eve.say(id, 'three');
    expect(await eve.send(id, { text: 'four' })).toMatchObject({ __typename: 'NotAllowed', reason: 'REQUEST_LIMIT' });
    const accepted = await fay.act('acceptMessageRequest', { conversationId: id });
    expect(accepted.conversation).toMatchObject({ isRequest: false });
    expect(await fay.conversations()).toEqual([id]);
    expect(await fay.badge()).toMatchObject({ requests: 0 });
    expect(await presenceOfFay(eve)).toMatchObject({ state: 'OFFLINE' });
    expect(await eve.send(id, { text: 'four' })).toMatchObject({ __typename: 'MessageSuccess' });
  });

  it('is accepted by an answer, and put out of sight by a decline', async () => {
    const gus = cast().get('gus');
    const answered = await gus.direct(eve);
    await gus.say(answered, 'hello');
    await eve.say(answered, 'hello back');
    expect(await eve.conversations('REQUESTS')).toEqual([]);
    expect(await eve.conversations()).toContain(answered);
    const declined = await gus.direct(fay);
    await gus.say(declined, 'an offer');
    expect(await fay.act('declineMessageRequest', { conversationId: declined })).toMatchObject({ conversationId: declined });
    expect(await fay.conversations('REQUESTS')).toEqual([]);
    expect(await fay.texts(declined)).toEqual([]);
    expect(await gus.texts(declined)).toEqual(['an offer']);
    expect(await presenceOfFay(gus)).toBeNull();
    expect(await ann.act('declineMessageRequest', { conversationId: declined })).toMatchObject({ __typename: 'NotFound' });
  });

  it('is none for two who have both opened the conversation', async () => {
    const gus = cast().get('gus');
    const [id, same] = [await gus.direct(cast().get('cat')), await cast().get('cat').direct(gus)];
    expect(same).toBe(id);
    expect(await cast().get('cat').view(id)).toMatchObject({ isRequest: false });
    await gus.say(id, 'we both wanted this');
    expect(await cast().get('cat').conversations()).toContain(id);
  });

  it('comes straight from those whom the receiver follows', async () => {
    const gus = cast().get('gus');
    await follow(ann, gus);
    const id = await gus.direct(ann);
    await gus.say(id, 'you follow me');
    expect(await ann.conversations('REQUESTS')).toEqual([]);
    expect(await ann.conversations()).toContain(id);
  });

  it('comes only from those whom the receiver lets through', async () => {
    const [dan, gus] = [cast().get('dan'), cast().get('gus')];
    const allow = (who: string) => dan.run(`mutation { updatePrivacy(input: { whoCanMessage: ${who} }) { __typename } }`);
    const open = async (who: Chatter) => (await who.act('openDirectConversation', { userId: dan.id })).__typename;
    await allow('FRIENDS');
    await expect.poll(() => open(gus), EVENTUALLY).toBe('NotAllowed');
    expect(await gus.act('openDirectConversation', { userId: dan.id })).toMatchObject({ reason: 'NOT_ACCEPTING' });
    expect(await open(ann)).toBe('ConversationSuccess');
    await allow('EVERYONE');
    await expect.poll(() => open(gus), EVENTUALLY).toBe('ConversationSuccess');
  });

  it('ends with a block, which looks like absence; both can still read', async () => {
    const [hal, ivy] = await Promise.all([cast().newcomer('hal'), cast().newcomer('ivy')]);
    await Promise.all([follow(hal, ivy), follow(ivy, hal)]);
    const id = await hal.direct(ivy);
    const { id: messageId } = await hal.say(id, 'before');
    await ivy.act('reactToMessage', { messageId, type: new Enum('LIKE') });
    await hal.run('mutation ($id: ID!) { block(userId: $id) { __typename } }', { id: ivy.id });
    for (const who of [hal, ivy]) {
      await expect
        .poll(() => who.send(id, { text: 'after' }), EVENTUALLY)
        .toMatchObject({ __typename: 'NotAllowed', reason: 'PEER_UNAVAILABLE' });
      expect(await who.texts(id)).toEqual(['before']);
    }
    expect(await ivy.act('reactToMessage', { messageId, type: new Enum('LOVE') })).toMatchObject({ reason: 'PEER_UNAVAILABLE' });
    expect(await ivy.act('reactToMessage', { messageId, type: null })).toMatchObject({ __typename: 'MessageSuccess' });
    expect(await ivy.act('setTyping', { conversationId: id, typing: true })).toBe(false);
    const { user } = await ivy.run(`{ user(id: "${hal.id}") { id presence { state } } }`);
    expect(user?.presence ?? null).toBeNull();
    expect((await ivy.run(`{ conversation(id: "${id}") { peer { id username } } }`)).conversation.peer?.username).toBeUndefined();
    await hal.run('mutation ($id: ID!) { unblock(userId: $id) { __typename } }', { id: ivy.id });
    await expect.poll(() => ivy.send(id, { text: 'again' }), EVENTUALLY).toMatchObject({ __typename: 'MessageSuccess' });
  });
}
