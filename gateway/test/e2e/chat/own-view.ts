import { beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, EVENTUALLY } from './cast.ts';

/** Unread counts, and what one arranges for oneself: pin, archive, mute, clear, draft. */
export function ownViewRules(cast: () => Cast): void {
  let ann: Chatter;
  let dan: Chatter;
  let id: string;
  beforeAll(async () => {
    [ann, dan] = [cast().get('ann'), cast().get('dan')];
    id = await ann.direct(dan);
    await dan.say(id, 'begin');
  });
  /** Everything of this person is read. */
  const readAll = async (who: Chatter) => {
    for (const conversationId of [...(await who.conversations()), ...(await who.conversations('ARCHIVED'))])
      await who.act('markRead', { conversationId, seq: 1_000_000 });
  };

  it('counts what others wrote, per conversation and in total, never below nothing', async () => {
    await readAll(ann);
    expect(await ann.badge()).toEqual({ unreadConversations: 0, unreadMessages: 0, mentions: 0, requests: 0 });
    const [one] = [await dan.say(id, 'one'), await ann.say(id, 'mine'), await dan.say(id, 'two')];
    expect(await ann.view(id)).toMatchObject({ unreadCount: 2 });
    expect(await ann.badge()).toMatchObject({ unreadConversations: 1, unreadMessages: 2 });
    const partly = await ann.act('markRead', { conversationId: id, seq: one.seq });
    expect(partly).toMatchObject({ conversation: { unreadCount: 1, lastReadSeq: one.seq }, badge: { unreadMessages: 1 } });
    const devices = Array.from({ length: 6 }, (_, at) => ann.act('markRead', { conversationId: id, seq: one.seq - 3 + at * 2 }));
    await Promise.all(devices);
    const beyond = await ann.act('markRead', { conversationId: id, seq: 2_000_000_000 });
    expect(beyond.conversation).toMatchObject({ unreadCount: 0, lastReadSeq: (await ann.view(id)).lastSeq });
    const back = await ann.act('markRead', { conversationId: id, seq: 1 });
    expect(back.conversation).toMatchObject({ unreadCount: 0, lastReadSeq: beyond.conversation.lastReadSeq });
  });

  it('shows a conversation as unread when asked to, until it is read', async () => {
    await readAll(ann);
    expect((await ann.act('markUnread', { conversationId: id })).conversation).toMatchObject({
      isMarkedUnread: true,
      unreadCount: 0,
    });
    expect(await ann.badge()).toMatchObject({ unreadConversations: 1, unreadMessages: 0 });
    await ann.act('markRead', { conversationId: id, seq: 1 });
    expect(await ann.badge()).toMatchObject({ unreadConversations: 0 });
  });

  it('lists by latest activity, pinned ones first', async () => {
    const other = await ann.direct(cast().get('cat'));
    await ann.say(other, 'newer');
    expect((await ann.conversations()).indexOf(other)).toBeLessThan((await ann.conversations()).indexOf(id));
    expect((await ann.act('pinConversation', { conversationId: id, pinned: true })).conversation.isPinned).toBe(true);
    await ann.say(other, 'newer still');
    expect((await ann.conversations())[0]).toBe(id);
    expect((await dan.view(id)).isPinned).toBe(false);
    await ann.act('pinConversation', { conversationId: id, pinned: false });
    expect((await ann.conversations()).indexOf(other)).toBeLessThan((await ann.conversations()).indexOf(id));
  });

  it('archives out of the main list; the badge counts it on', async () => {
    await readAll(ann);
    await ann.act('archiveConversation', { conversationId: id, archived: true });
    await dan.say(id, 'into the archive');
    expect(await ann.conversations()).not.toContain(id);
    expect(await ann.conversations('ARCHIVED')).toEqual([id]);
    expect(await ann.badge()).toMatchObject({ unreadMessages: 1 });
    await ann.act('archiveConversation', { conversationId: id, archived: false });
    expect(await ann.conversations()).toContain(id);
  });

  it('mutes for a time or without an end: counted in its row, not in the badge', async () => {
    await readAll(ann);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ann.act('muteConversation', { input: { conversationId: id, until } })).conversation).toMatchObject({
      isMuted: true,
      mutedUntil: until,
    });
    expect((await ann.act('muteConversation', { input: { conversationId: id } })).conversation).toMatchObject({
      isMuted: true,
      mutedUntil: null,
    });
    await dan.say(id, 'quietly');
    expect((await ann.view(id)).unreadCount).toBe(1);
    expect(await ann.badge()).toMatchObject({ unreadConversations: 0, unreadMessages: 0 });
    const past = { conversationId: id, until: '2020-01-01T00:00:00.000Z' };
    expect(await ann.act('muteConversation', { input: past })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'until' }],
    });
    expect((await ann.act('unmuteConversation', { conversationId: id })).conversation.isMuted).toBe(false);
    expect(await ann.badge()).toMatchObject({ unreadMessages: 1 });
  });

  it('empties for the one who clears, lists and search alike; what comes later is shown', async () => {
    await dan.say(id, '过去的事');
    await ann.act('clearConversation', { conversationId: id });
    expect(await ann.texts(id)).toEqual([]);
    expect(await ann.texts(id, 'search(query: "过去")')).toEqual([]);
    expect(await ann.view(id)).toMatchObject({ unreadCount: 0, lastMessage: null });
    expect(await dan.texts(id)).toContain('过去的事');
    await dan.say(id, '后来');
    expect(await ann.texts(id)).toEqual(['后来']);
  });

  it('keeps a draft for its writer alone', async () => {
    expect((await ann.act('saveConversationDraft', { conversationId: id, text: '还没写完' })).conversation.draft).toBe(
      '还没写完',
    );
    expect((await dan.view(id)).draft).toBeNull();
    expect(await ann.act('saveConversationDraft', { conversationId: id, text: 'x'.repeat(5_001) })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect((await ann.act('saveConversationDraft', { conversationId: id, text: null })).conversation.draft).toBeNull();
  });

  it('shows receipts only while both sides show theirs', async () => {
    const receipts = async (who: Chatter, of: Chatter) => (await who.members(id)).find(({ user }) => user.id === of.id);
    const { seq, id: messageId } = await ann.say(id, 'seen?');
    await dan.act('markDelivered', { conversationId: id, seq });
    expect(await receipts(ann, dan)).toMatchObject({ lastDeliveredSeq: seq });
    expect(await ann.message(messageId)).toMatchObject({ readCount: 0 });
    await dan.act('markRead', { conversationId: id, seq });
    expect(await receipts(ann, dan)).toMatchObject({ lastReadSeq: seq, lastDeliveredSeq: seq });
    expect(await ann.message(messageId)).toMatchObject({ readCount: 1 });
    const show = (readReceipts: boolean) =>
      dan.run(`mutation { updatePrivacy(input: { readReceipts: ${readReceipts} }) { __typename } }`);
    await show(false);
    await expect.poll(() => receipts(ann, dan), EVENTUALLY).toMatchObject({ lastReadSeq: null, lastDeliveredSeq: null });
    await expect.poll(() => receipts(dan, ann), EVENTUALLY).toMatchObject({ lastReadSeq: null });
    await show(true);
    await expect.poll(() => receipts(ann, dan), EVENTUALLY).toMatchObject({ lastReadSeq: seq });
  });
}
