import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import { WebSocket } from 'ws';

const agent = new Agent({ connections: 64, pipelining: 1 });

/** The data of an operation; throws when it has errors, or no data. */
export async function run<T>(url: string, token: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    dispatcher: agent,
  });
  const { data, errors } = (await body.json()) as { data?: T | null; errors?: unknown };
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  return data;
}

const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on MessageSuccess { chatMessage { id seq createdAt } } ... on NotAllowed { reason } } }';

/** Sends a text; answers its place. */
export async function send(url: string, token: string, conversationId: string, text: string): Promise<number> {
  const input = { conversationId, clientMessageId: randomUUID(), text };
  const { sendMessage } = await run<{ sendMessage: { chatMessage?: { seq: number } } }>(url, token, SEND, { input });
  if (sendMessage.chatMessage === undefined) throw new Error(JSON.stringify(sendMessage));
  return sendMessage.chatMessage.seq;
}

/** One subscription on a socket of its own, whose results are handed over as they come, unparsed. */
export async function listen(url: string, token: string, query: string, hear: (result: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: 'live', type: 'subscribe', payload: { query } }));
  // What is asked after the subscription is answered once that has been taken up.
  socket.send(JSON.stringify({ id: 'probe', type: 'subscribe', payload: { query: '{ viewer { id } }' } }));
  await new Promise<void>((resolve) => {
    const first = (data: Buffer) => {
      if (!String(data).includes('"id":"probe"')) return;
      socket.off('message', first);
      resolve();
    };
    socket.on('message', first);
  });
  socket.on('message', (data: Buffer) => {
    const result = String(data);
    if (result.includes('"type":"ping"')) socket.send('{"type":"pong"}');
    else if (result.includes('"type":"next"') && result.includes('"id":"live"')) hear(result);
  });
  return socket;
}
