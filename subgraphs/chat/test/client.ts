import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import type { Chat } from './support.ts';

const REFUSALS =
  '... on InvalidInput { problems { field code } } ... on NotAllowed { reason } ... on Conflict { reason } ... on NotFound { message }';

const OPEN = `mutation ($id: ID!) { openDirectConversation(userId: $id) {
  __typename ... on ConversationSuccess { conversation { id type isRequest lastSeq peer { id } } } ... on NotAllowed { reason } } }`;
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
  __typename ... on MessageSuccess { chatMessage { id seq type state clientMessageId content { __typename ... on TextContent { text } } } }
  ${REFUSALS} } }`;
const MESSAGES = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $aroundSeq: Int) {
  conversation(id: $id) { messages(first: $first, after: $after, last: $last, before: $before, aroundSeq: $aroundSeq) {
    nodes { id seq type state sender { id } content { __typename ... on TextContent { text } ... on SystemContent { event subject { id } value } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const READ = `mutation ($id: ID!, $seq: Int!) { markRead(conversationId: $id, seq: $seq) {
  __typename ... on ReadSuccess { conversation { unreadCount lastReadSeq } badge { unreadConversations unreadMessages mentions requests } } } }`;
const UNREAD = `query ($id: ID!) { conversation(id: $id) { unreadCount mentionCount }
  viewer { chatBadge { unreadConversations unreadMessages mentions requests } } }`;
const LIST = `query ($folder: ConversationFolder, $first: Int, $after: String) { viewer { conversations(folder: $folder, first: $first, after: $after) {
  nodes { id type isRequest unreadCount isPinned lastMessage { seq content { ... on TextContent { text } } } } pageInfo { hasNextPage endCursor } } } }`;

/** One person's client: the operations that most tests need. */
export class ChatClient {
  readonly id: string;
  readonly #chat: Chat;

  constructor(chat: Chat, id = chat.people.add()) {
    this.#chat = chat;
    this.id = id;
  }

  run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.#chat.run(this.id, query, variables);
  }

  /** Codes of the errors of an operation that must fail. */
  async faults(query: string, variables: Record<string, unknown> = {}): Promise<unknown[]> {
    const { errors = [] } = await this.#chat.ask(this.id, query, variables);
    return errors.map(({ originalError }) =>
      originalError !== undefined && originalError !== null && 'code' in originalError ? originalError.code : 'NONE',
    );
  }

  async open(other: ChatClient): Promise<Data> {
    return (await this.run(OPEN, { id: other.id })).openDirectConversation;
  }

  /** Id of the direct conversation with somebody. */
  async direct(other: ChatClient): Promise<string> {
    const opened = await this.open(other);
    if (opened.__typename !== 'ConversationSuccess') throw new Error(JSON.stringify(opened));
    return opened.conversation.id;
  }

  async send(conversationId: string, fields: string | Record<string, unknown>): Promise<Data> {
    const input = typeof fields === 'string' ? { text: fields } : fields;
    return (await this.run(SEND, { input: { conversationId, clientMessageId: newId(), ...input } })).sendMessage;
  }

  /** Sends a text that must be stored. */
  async say(conversationId: string, words: string): Promise<Data> {
    const sent = await this.send(conversationId, words);
    if (sent.__typename !== 'MessageSuccess') throw new Error(JSON.stringify(sent));
    return sent.chatMessage;
  }

  async messages(id: string, args: Record<string, unknown> = {}): Promise<Data> {
    return (await this.run(MESSAGES, { id, ...args })).conversation?.messages ?? null;
  }

  async read(id: string, seq: number): Promise<Data> {
    return (await this.run(READ, { id, seq })).markRead;
  }

  async unread(id: string): Promise<Data> {
    const { conversation, viewer } = await this.run(UNREAD, { id });
    return { ...conversation, badge: viewer.chatBadge };
  }

  async list(args: Record<string, unknown> = {}): Promise<Data> {
    return (await this.run(LIST, args)).viewer.conversations;
  }
}

/** Two people of whom each takes messages of the other. */
export async function friends(chat: Chat): Promise<[ChatClient, ChatClient]> {
  const [one, other] = [new ChatClient(chat), new ChatClient(chat)];
  await chat.people.follow(one.id, other.id);
  await chat.people.follow(other.id, one.id);
  return [one, other];
}
