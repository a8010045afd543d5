import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../support/people.ts';

/** A message that the platform has acknowledged to its sender. */
export interface Acknowledged {
  readonly conversationId: string;
  readonly seq: number;
  readonly id: string;
  readonly text: string;
}

/** A message as a reader has received it. */
export interface Received {
  readonly seq: number;
  readonly id: string;
  readonly text: string;
}

const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on MessageSuccess { chatMessage { id seq } }
  ... on NotAllowed { reason } ... on InvalidInput { message } ... on Conflict { reason } } }`;
const PAUSE_MS = 50;

/**
 * Sends a text until it is acknowledged, always under the same key; now and then the line breaks before the answer is read. Throws when it is refused:
 * nothing that happens here may lead to that.
 */
export async function sendUntilAcknowledged(
  person: Person,
  conversationId: string,
  text: string,
  breaksLine: () => boolean,
): Promise<Acknowledged & { readonly tries: number }> {
  const input = { conversationId, clientMessageId: randomUUID(), text };
  for (let tries = 1; ; tries++) {
    const line = AbortSignal.timeout(breaksLine() ? 5 : 30_000);
    try {
      const response = await fetch(person.client.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}` },
        body: JSON.stringify({ query: SEND, variables: { input } }),
        signal: line,
      });
      const { data } = (await response.json()) as { data?: { sendMessage?: SendResult | null } };
      const result = data?.sendMessage;
      if (result?.chatMessage !== undefined) return { conversationId, text, tries, ...result.chatMessage };
      if (result) throw new RefusedSend(JSON.stringify(result));
    } catch (error) {
      if (error instanceof RefusedSend) throw error;
    }
    await delay(PAUSE_MS);
  }
}

interface SendResult {
  readonly __typename: string;
  readonly chatMessage?: { readonly id: string; readonly seq: number };
}

class RefusedSend extends Error {}

interface Payload {
  readonly cursor?: string;
  readonly seq?: number;
  readonly reason?: string;
  readonly message?: {
    readonly id: string;
    readonly seq: number;
    readonly conversationId: string;
    readonly content: { text: string } | null;
  };
}

const MESSAGE = 'message { id seq conversationId content { ... on TextContent { text } } }';
const EVENTS = `subscription ($after: String) { event: chatEvents(after: $after) { ... on ChatMessageAdded { cursor ${MESSAGE} }
  ... on ChatMessageChanged { cursor } ... on ChatReceiptMoved { cursor } ... on ChatConversationChanged { cursor }
  ... on ChatConversationRemoved { cursor } ... on ResyncRequired { reason } } }`;
const ONE = `subscription ($id: ID!, $afterSeq: Int) { event: messageAdded(conversationId: $id, afterSeq: $afterSeq) {
  ... on StreamedMessage { seq ${MESSAGE} } ... on ResyncRequired { reason } } }`;

/** Somebody who reads live: `chatEvents` by cursor, or one conversation by sequence number. A cut socket is opened again where the last event left off. */
export class Reader {
  readonly person: Person;
  /** Messages by conversation, as they came. */
  readonly received = new Map<string, Received[]>();
  /** Whatever should not come. */
  readonly surprises: string[] = [];
  connections = 0;
  readonly #conversationId: string | null;
  #cursor: string | undefined;
  #seq: number | undefined;
  #socket: WebSocket | null = null;
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(person: Person, from: { readonly cursor: string } | { readonly conversationId: string; readonly seq: number }) {
    this.person = person;
    this.#conversationId = 'cursor' in from ? null : from.conversationId;
    if ('cursor' in from) this.#cursor = from.cursor;
    else this.#seq = from.seq;
    this.#running = this.#run();
  }

  /** Breaks the socket without a word. */
  cut(): void {
    this.#socket?.terminate();
  }

  count(): number {
    return [...this.received.values()].reduce((sum, { length }) => sum + length, 0);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.cut();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      this.connections += 1;
      try {
        await this.#follow();
      } catch {
        // Whatever it was: again, after the last event.
      }
      if (!this.#isOver) await delay(PAUSE_MS);
    }
  }

  async #follow(): Promise<void> {
    const client = createClient({
      url: this.person.client.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.person.token}` },
      on: {
        opened: (socket) => {
          if (socket instanceof WebSocket) this.#socket = socket;
        },
      },
    });
    const [query, variables] =
      this.#conversationId === null
        ? [EVENTS, { after: this.#cursor }]
        : [ONE, { id: this.#conversationId, afterSeq: this.#seq }];
    try {
      for await (const { data, errors } of client.iterate<{ event: Payload | null }>({ query, variables })) {
        // A part that is away answers with an error: the client begins anew.
        if (errors !== undefined || !data?.event) return;
        this.#take(data.event);
      }
    } finally {
      await client.dispose();
    }
  }

  #take(event: Payload): void {
    if (event.reason !== undefined) this.surprises.push(event.reason);
    if (event.cursor !== undefined) this.#cursor = event.cursor;
    const { message } = event;
    if (message === undefined) return;
    this.#seq = message.seq;
    const { id, seq, conversationId, content } = message;
    if (content?.text === undefined) return;
    const known = this.received.get(conversationId);
    if (known === undefined) this.received.set(conversationId, [{ id, seq, text: content.text }]);
    else known.push({ id, seq, text: content.text });
  }
}
