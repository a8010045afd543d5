import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatClient, group, memberOf } from './client.ts';
import { type Chat, startChat } from './support.ts';

/** Ways to read a group and an old message of it; each answers what it shows, or null. */
const READS: Readonly<Record<string, (who: ChatClient, id: string, messageId: string) => Promise<unknown>>> = {
  conversation: async (who, id) => (await who.run('query ($id: ID!) { conversation(id: $id) { title } }', { id })).conversation,
  'entity of the conversation': async (who, id) => entity(who, 'Conversation', id, 'title'),
  message: async (who, _id, messageId) =>
    (await who.run('query ($id: ID!) { message(id: $id) { seq } }', { id: messageId })).message,
  'entity of the message': async (who, _id, messageId) => entity(who, 'Message', messageId, 'seq'),
  messages: async (who, id) =>
    found(who, id, 'messages(first: 100) { nodes { content { ... on TextContent { text } } } }', 'messages'),
  search: async (who, id) =>
    found(who, id, 'search(query: "secret") { nodes { content { ... on TextContent { text } } } }', 'search'),
  pinned: async (who, id) =>
    found(who, id, 'pinnedMessages { nodes { content { ... on TextContent { text } } } }', 'pinnedMessages'),
  'search of all': async (who) => {
    const { nodes } = (await who.run('{ searchMessages(query: "secret") { nodes { content { ... on TextContent { text } } } } }'))
      .searchMessages;
    return withSecret(nodes);
  },
};

/** Ways to act on a group and an old message of it. */
const WRITES: Readonly<Record<string, (id: string, messageId: string) => [string, Record<string, unknown>]>> = {
  send: (id) => ['sendMessage', { input: { conversationId: id, clientMessageId: newId(), text: 'x' } }],
  reply: (id, messageId) => [
    'sendMessage',
    { input: { conversationId: id, clientMessageId: newId(), text: 'x', replyToMessageId: messageId } },
  ],
  react: (_id, messageId) => ['reactToMessage', { messageId, type: 'LIKE' }],
  star: (_id, messageId) => ['starMessage', { messageId, starred: true }],
  hide: (_id, messageId) => ['hideMessage', { messageId }],
  edit: (_id, messageId) => ['editMessage', { messageId, text: 'mine' }],
  recall: (_id, messageId) => ['recallMessage', { messageId }],
  pin: (_id, messageId) => ['pinMessage', { messageId, pinned: true }],
  forward: (id, messageId) => ['forwardMessage', { input: { messageId, conversationIds: [id], clientMessageId: newId() } }],
  read: (id) => ['markRead', { conversationId: id, seq: 1 }],
  delivered: (id) => ['markDelivered', { conversationId: id, seq: 1 }],
  unread: (id) => ['markUnread', { conversationId: id }],
  update: (id) => ['updateGroup', { input: { conversationId: id, title: 'taken' } }],
  add: (id) => ['addMembers', { conversationId: id, userIds: [] }],
  draft: (id) => ['saveConversationDraft', { conversationId: id, text: 'x' }],
  archive: (id) => ['archiveConversation', { conversationId: id, archived: true }],
  mute: (id) => ['muteConversation', { input: { conversationId: id } }],
  clear: (id) => ['clearConversation', { conversationId: id }],
  link: (id) => ['createInviteLink', { input: { conversationId: id } }],
};
/** What needs sight of the old message itself, not only of the group. */
const ON_MESSAGE = new Set(['reply', 'react', 'star', 'hide', 'edit', 'recall', 'pin', 'forward']);

let chat: Chat;
let id: string;
let secretId: string;
let people: Record<'stranger' | 'ex-member' | 'invited' | 'newcomer', ChatClient>;

beforeAll(async () => {
  chat = await startChat();
  const made = await group(chat, 1);
  id = made.id;
  const secret = await made.owner.say(id, 'an old secret');
  secretId = secret.id;
  await made.owner.mutate('pinMessage', { messageId: secretId, pinned: true });
  const invited = new ChatClient(chat);
  await chat.people.set(invited.id, { whoCanMessage: 'NOBODY' });
  const newcomer = new ChatClient(chat);
  await made.owner.mutate('addMembers', { conversationId: id, userIds: [invited.id, newcomer.id] });
  await made.owner.mutate('removeMember', { conversationId: id, userId: memberOf(made.members).id });
  people = { stranger: new ChatClient(chat), 'ex-member': memberOf(made.members), invited, newcomer };
});
afterAll(() => chat[Symbol.asyncDispose]());

describe.each(['stranger', 'ex-member'] as const)('a %s', (role) => {
  it.each(Object.keys(READS))('sees nothing by %s', async (way) => {
    expect(await READS[way]?.(people[role], id, secretId)).toBeNull();
  });
  it.each(Object.keys(WRITES))('finds nothing to %s', async (way) => {
    const [name, variables] = WRITES[way]?.(id, secretId) ?? ['', {}];
    expect(await people[role].mutate(name, variables)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('somebody invited', () => {
  it.each(Object.keys(READS).filter((way) => !way.includes('conversation')))('sees no message by %s', async (way) => {
    expect(await READS[way]?.(people.invited, id, secretId)).toBeNull();
  });
  it.each(Object.keys(WRITES))('finds nothing to %s', async (way) => {
    const [name, variables] = WRITES[way]?.(id, secretId) ?? ['', {}];
    expect(await people.invited.mutate(name, variables)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('a newcomer', () => {
  it.each(Object.keys(READS).filter((way) => !way.includes('conversation')))('sees nothing from before by %s', async (way) => {
    expect(await READS[way]?.(people.newcomer, id, secretId)).toBeNull();
  });
  it.each([...ON_MESSAGE])('cannot %s what is from before', async (way) => {
    const [name, variables] = WRITES[way]?.(id, secretId) ?? ['', {}];
    const outcome = await people.newcomer.mutate(name, variables);
    expect(['NotFound', 'InvalidInput']).toContain(outcome.__typename);
  });
});

it('asks anonymous callers to sign in, and tells them nothing by references', async () => {
  const { errors } = await chat.ask(null, 'query ($id: ID!) { conversation(id: $id) { title } }', { id });
  expect(errors).toHaveLength(1);
  const representations = [
    { __typename: 'Conversation', id },
    { __typename: 'Message', id: secretId },
    { __typename: 'Viewer', id: people.newcomer.id },
  ];
  const { _entities } = await chat.run(
    null,
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    {
      representations,
    },
  );
  expect(_entities).toEqual([null, null, null]);
});

async function entity(who: ChatClient, type: string, key: string, field: string): Promise<unknown> {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${field} } } }`;
  return (await who.run(query, { representations: [{ __typename: type, id: key }] }))._entities[0];
}

async function found(who: ChatClient, conversationId: string, field: string, name: string): Promise<unknown> {
  const { conversation } = await who.run(`query ($id: ID!) { conversation(id: $id) { ${field} } }`, { id: conversationId });
  return withSecret(conversation?.[name].nodes ?? []);
}

function withSecret(nodes: readonly { content: { text?: string } | null }[]): unknown {
  return nodes.find(({ content }) => content?.text?.includes('secret')) ?? null;
}
