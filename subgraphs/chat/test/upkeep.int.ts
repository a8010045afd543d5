import {
  ExportChatData,
  GetNotifiableMembers,
  GetPresence,
  GetVisibleConversations,
  GetVisibleMessages,
  MaintainChat,
} from '@app/contracts';
import { UserDeleted } from '@app/contracts/events';
import { EventLog } from '@app/events';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, friends, group, memberOf } from './client.ts';
import { type Chat, startChat } from './support.ts';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

describe('what chat answers to the other domains', () => {
  it('tells which conversations and messages somebody may see', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    const message = await ann.say(id, 'ours');
    const eve = new ChatClient(chat);
    const visible = async (viewerId: string) => [
      (await chat.calls.invoke(GetVisibleConversations, { viewerId, ids: [id, newId()] })).visibleIds,
      (await chat.calls.invoke(GetVisibleMessages, { viewerId, ids: [message.id, newId()] })).visibleIds,
    ];
    expect(await visible(ben.id)).toEqual([[id], [message.id]]);
    expect(await visible(eve.id)).toEqual([[], []]);
    await ben.mutate('hideMessage', { messageId: message.id });
    expect(await visible(ben.id)).toEqual([[id], []]);
  });

  it('tells whom to notify: members who have not muted, and nobody by a request', async () => {
    const { id, owner, members } = await group(chat, 2);
    await memberOf(members).mutate('muteConversation', { input: { conversationId: id } });
    const all = (await chat.calls.invoke(GetNotifiableMembers, { conversationId: id, userIds: null })).userIds;
    expect(all.toSorted()).toEqual([owner.id, memberOf(members, 1).id].toSorted());
    const [ann, ben] = [new ChatClient(chat), new ChatClient(chat)];
    const request = await ann.direct(ben);
    await ann.say(request, 'hello');
    expect((await chat.calls.invoke(GetNotifiableMembers, { conversationId: request, userIds: [ben.id] })).userIds).toEqual([]);
  });

  it('tells who is connected, whatever they show', async () => {
    const ann = new ChatClient(chat);
    await ann.mutate('setPresence', { state: 'OFFLINE' });
    await chat.live(ann.id, 'subscription { chatEvents { __typename } }');
    await until(async () => (await chat.calls.invoke(GetPresence, { userIds: [ann.id] })).presence[0]?.isOnline);
  });

  it('exports one’s own conversations and messages, and nobody else’s', async () => {
    const [ann, ben] = await friends(chat);
    const id = await ann.direct(ben);
    await ann.say(id, 'my words');
    await ben.say(id, 'your words');
    const { files } = await chat.calls.invoke(ExportChatData, { userId: ann.id });
    expect(files.map(({ name }) => name)).toEqual(['conversations.json', 'messages.json']);
    expect(files[1]?.json).toContain('my words');
    expect(files[1]?.json).not.toContain('your words');
  });
});

describe('a deleted account', () => {
  it('leaves the order of the others whole, and nothing that it said', async () => {
    const { id, owner, members } = await group(chat, 2);
    const [ben, cyd] = [memberOf(members), memberOf(members, 1)];
    await ben.say(id, 'secret of Ben');
    const kept = await cyd.say(id, 'kept');
    await ben.mutate('reactToMessage', { messageId: kept.id, type: 'LOVE' });
    const [ann] = await friends(chat);
    await chat.people.follow(ann.id, ben.id);
    const direct = await ben.direct(ann);
    await ben.say(direct, 'private of Ben');
    const log = new EventLog(chat.runtime.redis, chat.runtime.log);
    const [stream] = await log.open('auth', newId());
    await chat.people.set(ben.id, { isGone: true });
    await log.append('auth', UserDeleted({ userId: ben.id }), stream?.epoch ?? '', false);
    await until(() => chat.people.erased.includes(ben.id));
    const { nodes } = await owner.messages(id, { first: 100 });
    expect(nodes.filter(({ state }: { state: string }) => state === 'RECALLED')).toHaveLength(1);
    expect(await owner.texts(id)).toEqual(['kept']);
    expect(await ann.texts(direct)).toEqual([]);
    expect(Object.keys(await owner.roles(id))).not.toContain(ben.id);
    const { message } = await owner.run('query ($id: ID!) { message(id: $id) { reactions { count } } }', { id: kept.id });
    expect(message.reactions).toEqual([]);
    expect((await chat.calls.invoke(ExportChatData, { userId: ben.id })).files[1]?.json).not.toContain('secret');
  });
});

describe('maintenance', () => {
  it('finds nothing to repair after racing changes, and repairs what was broken', async () => {
    const { id, owner, members } = await group(chat, 3);
    const message = await owner.say(id, 'like me');
    await Promise.all(members.map((member) => member.mutate('reactToMessage', { messageId: message.id, type: 'LIKE' })));
    const reconcile = async () => (await chat.calls.invoke(MaintainChat, { task: 'reconcile-counters' })).counts;
    expect(await reconcile()).toEqual({ memberCounts: 0, messageCounts: 0, reactionCounts: 0 });
    const db = chat.runtime.database('wechat_chat');
    await db.collection<{ _id: string }>('conversations').updateOne({ _id: id }, { $set: { memberCount: 9 } });
    await db.collection<{ _id: string }>('messages').updateOne({ _id: message.id }, { $set: { 'reactions.LIKE': 7 } });
    expect(await reconcile()).toEqual({ memberCounts: 1, messageCounts: 0, reactionCounts: 1 });
    expect(await reconcile()).toEqual({ memberCounts: 0, messageCounts: 0, reactionCounts: 0 });
  });

  it('purges ended groups with all that is in them, after their time', async () => {
    const { id, owner } = await group(chat, 0);
    await owner.say(id, 'alone');
    await owner.mutate('leaveConversation', { conversationId: id });
    const purge = async () => (await chat.calls.invoke(MaintainChat, { task: 'purge-soft-deleted' })).counts;
    expect(await purge()).toMatchObject({ conversations: 0 });
    chat.clock.advance(31 * 86_400);
    expect(await purge()).toMatchObject({ conversations: 1 });
    const left = await chat.runtime.database('wechat_chat').collection('messages').countDocuments({ conversationId: id });
    expect(left).toBe(0);
  });
});
