import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Data, LiveClient, LiveStream } from '@app/testkit';
import { MongoClient } from 'mongodb';
import { join, type Person } from '../support/people.ts';
import type { TestPlatform } from '../support/platform.ts';

const MESSAGE = `id seq type state clientMessageId forwarded isPinned isStarred viewerReaction readCount mentionsAll createdAt editedAt conversationId
  sender { id } mentions { id } reactions { type count users { id } }
  replyTo { messageId seq state preview sender { id } }
  content { __typename ... on TextContent { text } ... on MediaContent { caption media { id kind } }
    ... on LocationContent { latitude longitude name address } ... on ContactContent { user { id username } }
    ... on StickerContent { pack stickerId } ... on SystemContent { event value actor { id } subject { id } } }`;
/** What lists show of each: a hundred of the whole would cost more than one operation may. */
const LISTED = `id seq type state sender { id } content { __typename ... on TextContent { text } ... on MediaContent { caption }
  ... on SystemContent { event value actor { id } subject { id } } }`;
const CONVERSATION = `id type title memberCount lastSeq unreadCount mentionCount isMarkedUnread viewerRole isPinned isArchived isRequest isMuted
  mutedUntil draft lastReadSeq announcementOnly slowModeSec joinApproval lastActivityAt peer { id }`;
const BADGE = 'unreadConversations unreadMessages mentions requests';
const REFUSALS = {
  InvalidInput: '... on InvalidInput { message problems { field code } }',
  NotFound: '... on NotFound { message }',
  NotAllowed: '... on NotAllowed { message reason }',
  Conflict: '... on Conflict { message reason }',
};
const ALL = Object.values(REFUSALS).join(' ');
const { InvalidInput, NotFound, NotAllowed } = REFUSALS;

/** What each kind of result tells. */
const CONVERSATION_RESULT = `... on ConversationSuccess { conversation { ${CONVERSATION} } } ${ALL}`;
const MESSAGE_RESULT = `... on MessageSuccess { chatMessage { ${MESSAGE} } } ${ALL}`;
const LEAVE_RESULT = `... on LeaveSuccess { conversationId } ${NotFound} ${NotAllowed}`;
const READ_RESULT = `... on ReadSuccess { conversation { ${CONVERSATION} } badge { ${BADGE} } } ${NotFound}`;
const LINK_RESULT = `... on InviteLinkSuccess { link { id code url expiresAt maxUses uses } } ${InvalidInput} ${NotFound} ${NotAllowed}`;

const RESULTS: Readonly<Record<string, string>> = {
  sendMessage: MESSAGE_RESULT,
  editMessage: MESSAGE_RESULT,
  recallMessage: MESSAGE_RESULT,
  reactToMessage: MESSAGE_RESULT,
  pinMessage: MESSAGE_RESULT,
  starMessage: MESSAGE_RESULT,
  forwardMessage: `... on ForwardSuccess { messages { ${MESSAGE} } } ${InvalidInput} ${NotFound} ${NotAllowed}`,
  hideMessage: LEAVE_RESULT,
  leaveConversation: LEAVE_RESULT,
  declineMessageRequest: LEAVE_RESULT,
  markRead: READ_RESULT,
  markDelivered: READ_RESULT,
  markUnread: READ_RESULT,
  createInviteLink: LINK_RESULT,
  revokeInviteLink: LINK_RESULT,
  joinByInvite: `${CONVERSATION_RESULT} ... on JoinRequested { title }`,
};
const FLAGS = new Set(['setTyping', 'setPresence']);

/** How long what follows a change may take on a busy machine. */
export const EVENTUALLY = { timeout: 10_000 };

/** An enum value among the arguments of an operation. */
export class Enum {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A value as it is written in a GraphQL document. */
function literal(value: unknown): string {
  if (value instanceof Enum) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${pairs(value)} }`;
  return JSON.stringify(value);
}

function pairs(value: object): string {
  return Object.entries(value)
    .map(([name, of]) => `${name}: ${literal(of)}`)
    .join(', ');
}

/** One person of the cast, with what a chat client does. */
export class Chatter {
  readonly person: Person;
  readonly #sockets: LiveClient[] = [];

  constructor(person: Person) {
    this.person = person;
  }

  get id(): string {
    return this.person.id;
  }

  run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.person.client.run(query, variables);
  }

  /** Any mutation of chat; its whole result. */
  async act(name: string, args: Record<string, unknown>): Promise<Data> {
    const selection = FLAGS.has(name) ? '' : `{ __typename ${RESULTS[name] ?? CONVERSATION_RESULT} }`;
    return (await this.run(`mutation { result: ${name}(${pairs(args)}) ${selection} }`)).result;
  }

  /** Codes of the errors of a query that must fail. */
  async faults(query: string): Promise<unknown[]> {
    const { errors = [] } = await this.person.client.ask(query);
    return errors.map(({ extensions }) => extensions?.code);
  }

  async direct(other: Chatter): Promise<string> {
    return (await this.act('openDirectConversation', { userId: other.id })).conversation.id;
  }

  send(conversationId: string, fields: Record<string, unknown>): Promise<Data> {
    return this.act('sendMessage', { input: { conversationId, clientMessageId: randomUUID(), ...fields } });
  }

  /** Sends a text that must be stored. */
  async say(conversationId: string, text: string, fields: Record<string, unknown> = {}): Promise<Data> {
    const sent = await this.send(conversationId, { text, ...fields });
    if (sent.__typename !== 'MessageSuccess') throw new Error(JSON.stringify(sent));
    return sent.chatMessage;
  }

  /** A list of messages below a conversation, as `messages(first: 5)`. */
  async list(conversationId: string, field = 'messages(first: 100)'): Promise<Data> {
    const page = `edges { cursor highlights } nodes { ${LISTED} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
    const { conversation } = await this.run(`{ conversation(id: "${conversationId}") { list: ${field} { ${page} } } }`);
    return conversation?.list ?? null;
  }

  /** The texts that this person sees, newest first. */
  async texts(conversationId: string, field?: string): Promise<string[]> {
    const list = await this.list(conversationId, field);
    return (list?.nodes ?? []).flatMap(({ content }: Data) => content?.text ?? content?.caption ?? []);
  }

  /** What the system has written, oldest first. */
  async notes(conversationId: string): Promise<Data[]> {
    const list = await this.list(conversationId);
    return list.nodes.flatMap(({ content }: Data) => (content?.__typename === 'SystemContent' ? [content] : [])).reverse();
  }

  async view(conversationId: string): Promise<Data> {
    return (await this.run(`{ conversation(id: "${conversationId}") { ${CONVERSATION} lastMessage { ${MESSAGE} } } }`))
      .conversation;
  }

  async message(id: string): Promise<Data> {
    return (await this.run(`{ message(id: "${id}") { ${MESSAGE} } }`)).message;
  }

  async conversations(folder = 'MAIN'): Promise<string[]> {
    const { viewer } = await this.run(`{ viewer { conversations(folder: ${folder}, first: 100) { nodes { id } } } }`);
    return viewer.conversations.nodes.map(({ id }: Data) => id);
  }

  async badge(): Promise<Data> {
    return (await this.run(`{ viewer { chatBadge { ${BADGE} } } }`)).viewer.chatBadge;
  }

  async members(conversationId: string): Promise<Data[]> {
    const query = `{ conversation(id: "${conversationId}") { members(first: 100) { totalCount nodes { role lastReadSeq lastDeliveredSeq user { id } } } } }`;
    return (await this.run(query)).conversation.members.nodes;
  }

  /** A group of this person with others; answers its id. */
  async group(members: readonly Chatter[], title = 'A group'): Promise<string> {
    const made = await this.act('createGroup', { input: { title, memberIds: members.map(({ id }) => id) } });
    if (made.__typename !== 'ConversationSuccess') throw new Error(JSON.stringify(made));
    return made.conversation.id;
  }

  /** A running subscription on a socket of its own, which the cast closes. */
  async follow(field: string, selection: string): Promise<LiveStream> {
    const socket = this.person.live();
    this.#sockets.push(socket);
    const stream = socket.subscribe(`subscription { ${field} { __typename ${selection} } }`);
    // A socket answers in order: what is asked after the subscription is answered once that has been taken up.
    await socket.subscribe('{ viewer { id } }').next(() => true);
    return stream;
  }

  /** Everything in all conversations. */
  events(after?: string): Promise<LiveStream> {
    return this.follow(
      after === undefined ? 'chatEvents' : `chatEvents(after: "${after}")`,
      `... on ChatMessageAdded { cursor conversation { id unreadCount } message { ${MESSAGE} } badge { ${BADGE} } }
       ... on ChatMessageChanged { cursor message { ${MESSAGE} } }
       ... on ChatReceiptMoved { cursor conversationId userId lastReadSeq lastDeliveredSeq badge { ${BADGE} } }
       ... on ChatConversationChanged { cursor conversation { ${CONVERSATION} } }
       ... on ChatConversationRemoved { cursor conversationId }
       ... on ResyncRequired { reason }`,
    );
  }

  async closeSockets(): Promise<void> {
    await Promise.all(this.#sockets.splice(0).map((socket) => socket.close()));
  }
}

const NAMES = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus'] as const;

/** Seven people: ann, ben, cat and dan are friends of each other, eve, fay and gus know nobody. */
export class Cast implements AsyncDisposable {
  readonly platform: TestPlatform;
  readonly #people: ReadonlyMap<string, Chatter>;
  readonly #mongo = new MongoClient(process.env.MONGO_URL ?? '');

  private constructor(platform: TestPlatform, people: ReadonlyMap<string, Chatter>) {
    this.platform = platform;
    this.#people = people;
  }

  static async gather(platform: TestPlatform): Promise<Cast> {
    const people = await Promise.all(NAMES.map(async (name) => new Chatter(await join(platform, name))));
    const friends = people.slice(0, 4);
    await Promise.all(friends.flatMap((one) => friends.map((other) => one !== other && follow(one, other))));
    return new Cast(platform, new Map(people.map((person, at) => [NAMES[at] ?? '', person])));
  }

  /** People by name. */
  get(name: (typeof NAMES)[number]): Chatter {
    const found = this.#people.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** Somebody new, whom nobody knows. */
  async newcomer(name: string): Promise<Chatter> {
    return new Chatter(await join(this.platform, name));
  }

  /** Makes a message look as old as that: the only thing that a client cannot do without waiting. */
  async age(messageId: string, minutes: number): Promise<void> {
    const messages = this.#mongo.db(`wechat_chat${process.env.DATABASE_SUFFIX}`).collection<{ _id: string }>('messages');
    await messages.updateOne({ _id: messageId }, { $set: { createdAt: new Date(Date.now() - minutes * 60_000) } });
  }

  /** An upload of this person whose bytes have arrived; answers its id. */
  async upload(who: Chatter, kind: string, contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { createUpload } = await who.run(
      `mutation { createUpload(input: { kind: ${kind}, contentType: "${contentType}", sizeBytes: ${bytes.length}, fileName: "a file" }) {
        __typename ... on UploadTicket { media { id } method url headers { name value } } ... on InvalidInput { problems { field code } } } }`,
    );
    if (createUpload.__typename !== 'UploadTicket') throw new Error(JSON.stringify(createUpload));
    const headers = Object.fromEntries(createUpload.headers.map(({ name, value }: Data) => [name, value]));
    // The platform of a test is reached at a port that its configuration does not know.
    const url = new URL(new URL(createUpload.url).pathname + new URL(createUpload.url).search, this.platform.baseUrl);
    const put = await fetch(url, { method: createUpload.method, headers, body: bytes });
    if (!put.ok) throw new Error(`the upload was answered ${put.status}`);
    const { id } = createUpload.media;
    const { completeUpload } = await who.run(`mutation { completeUpload(mediaId: "${id}") { __typename } }`);
    if (completeUpload.__typename !== 'MediaSuccess') throw new Error(JSON.stringify(completeUpload));
    return id;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#people.values()].map((person) => person.closeSockets()));
    await this.#mongo.close();
  }
}

/** One follows the other, who takes their messages as from somebody known if it is mutual. */
export async function follow(one: Chatter, other: Chatter): Promise<void> {
  await one.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: other.id });
}

/** Bytes of a real file among the project's fixtures. */
export async function fixture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../../../packages/transcode/fixtures/${name}`, import.meta.url)));
}

/** The smallest picture that moves no more than it must. */
export const GIF = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));

/** A tenth of a second of silence. */
export function wav(): Uint8Array<ArrayBuffer> {
  const samples = 800;
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8_000, 24);
  bytes.writeUInt32LE(8_000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples, 40);
  bytes.fill(128, 44);
  return new Uint8Array(bytes);
}
