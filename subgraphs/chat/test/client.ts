import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import { type GraphQLOutputType, getNamedType, isUnionType } from 'graphql';
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

  /** The texts that this person sees, newest first. */
  async texts(id: string): Promise<string[]> {
    const { nodes } = await this.messages(id, { first: 100 });
    return nodes.flatMap(({ content }: { content: { text?: string } | null }) => content?.text ?? []);
  }

  /** What the system messages tell this person, newest first. */
  async notes(id: string): Promise<string[]> {
    const { nodes } = await this.messages(id, { first: 100 });
    return nodes.flatMap(({ content }: { content: { event?: string } | null }) => content?.event ?? []);
  }

  async createGroup(input: Record<string, unknown>): Promise<Data> {
    return this.mutate('createGroup', { input });
  }

  /** Roles by person. */
  async roles(id: string): Promise<Record<string, string>> {
    const { conversation } = await this.run(
      'query ($id: ID!) { conversation(id: $id) { members { nodes { role user { id } } } } }',
      { id },
    );
    return Object.fromEntries(
      conversation.members.nodes.map(({ user, role }: { user: { id: string }; role: string }) => [user.id, role]),
    );
  }

  /** Any mutation by name; answers its result with what every refusal tells. */
  async mutate(name: string, variables: Record<string, unknown>): Promise<Data> {
    const field = this.#chat.subgraph.schema.getMutationType()?.getFields()[name];
    if (field === undefined) throw new Error(`no mutation ${name}`);
    const given = field.args.filter((argument) => argument.name in variables);
    const declared = given.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
    const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const selection = isUnionType(getNamedType(field.type))
      ? `{ __typename ${getNamedType(field.type).toString() === 'ConversationResult' ? '... on ConversationSuccess { conversation { id } }' : ''} ${refusalsOf(field.type)} }`
      : '';
    return (await this.run(`mutation (${declared}) { ${name}(${passed}) ${selection} }`, variables))[name];
  }

  async list(args: Record<string, unknown> = {}): Promise<Data> {
    return (await this.run(LIST, args)).viewer.conversations;
  }
}

/** The fields of the refusals that a result can be. */
function refusalsOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  const members = isUnionType(named) ? named.getTypes().map(({ name }) => name) : [];
  const fields: Record<string, string> = {
    InvalidInput: 'problems { field code }',
    NotAllowed: 'reason',
    Conflict: 'reason',
    LeaveSuccess: 'conversationId',
  };
  return members.flatMap((name) => (fields[name] ? `... on ${name} { ${fields[name]} }` : [])).join(' ');
}

/** A group of an owner and some members, who are all strangers otherwise. */
export async function group(chat: Chat, size: number): Promise<{ id: string; owner: ChatClient; members: ChatClient[] }> {
  const owner = new ChatClient(chat);
  const members = Array.from({ length: size }, () => new ChatClient(chat));
  const made = await owner.createGroup({ title: 'A group', memberIds: members.map(({ id }) => id) });
  if (made.__typename !== 'ConversationSuccess') throw new Error(JSON.stringify(made));
  return { id: made.conversation.id, owner, members };
}

/** One of the members, the first unless asked otherwise. */
export function memberOf(members: readonly ChatClient[], index = 0): ChatClient {
  const member = members[index];
  if (member === undefined) throw new Error(`there is no member ${index}`);
  return member;
}

/** Two people of whom each takes messages of the other. */
export async function friends(chat: Chat): Promise<[ChatClient, ChatClient]> {
  const [one, other] = [new ChatClient(chat), new ChatClient(chat)];
  await chat.people.follow(one.id, other.id);
  await chat.people.follow(other.id, one.id);
  return [one, other];
}
