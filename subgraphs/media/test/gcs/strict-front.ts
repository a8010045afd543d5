import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/**
 * Stands before the emulator and refuses what the real service refuses, by its documentation of V4 signatures: forged, expired, of another type or
 * length, and an object that is there already. The emulator lets all of that pass.
 */
export async function startStrictFront(publicKeyPem: string): Promise<
  AsyncDisposable & {
    readonly host: string;
    /** Where the emulator listens; set before the first request. */
    emulatorPort: number;
  }
> {
  const key = createPublicKey(publicKeyPem);
  const server = createServer((incoming, answer) => {
    handle(front.emulatorPort, key, incoming, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const front = {
    host: `127.0.0.1:${port}`,
    emulatorPort: 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return front;
}

async function handle(port: number, key: KeyObject, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://storage');
  // The JSON API is called with the service account's own token, which the emulator does not ask for.
  const isApi = /^\/(upload\/|download\/)?storage\/v1\//.test(url.pathname);
  const refusal = isApi ? null : await refusalOf(port, key, incoming, url);
  if (refusal !== null) {
    incoming.resume();
    answer.writeHead(refusal).end();
    return;
  }
  await forward(port, incoming, answer);
}

async function refusalOf(port: number, key: KeyObject, incoming: IncomingMessage, url: URL): Promise<number | null> {
  if (!isSigned(key, incoming, url)) return 403;
  const { 'x-goog-content-length-range': range, 'x-goog-if-generation-match': generation } = incoming.headers;
  const seconds = Number(url.searchParams.get('X-Goog-Expires'));
  const signedAt = Date.parse(isoOf(url.searchParams.get('X-Goog-Date') ?? ''));
  if (!Number.isInteger(seconds) || Date.now() > signedAt + seconds * 1000) return 400;
  const [least = 0, most = Number.POSITIVE_INFINITY] = typeof range === 'string' ? range.split(',').map(Number) : [];
  const length = Number(incoming.headers['content-length'] ?? 0);
  if (length < least || length > most) return 400;
  const [, bucket = '', ...name] = url.pathname.split('/');
  const object = `http://127.0.0.1:${port}/storage/v1/b/${bucket}/o/${encodeURIComponent(decodeURIComponent(name.join('/')))}`;
  return generation === '0' && (await fetch(object)).ok ? 412 : null;
}

function isSigned(key: KeyObject, incoming: IncomingMessage, url: URL): boolean {
  const signature = Buffer.from(url.searchParams.get('X-Goog-Signature') ?? '', 'hex');
  const names = (url.searchParams.get('X-Goog-SignedHeaders') ?? '').split(';');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Goog-Signature')
    .map((pair) => pair.map(encoded).join('='))
    .sort();
  const headers = names.map((name) => `${name}:${headerOf(incoming, name)}\n`).join('');
  const canonical = [incoming.method, url.pathname, query.join('&'), headers, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
  const [, ...scope] = (url.searchParams.get('X-Goog-Credential') ?? '').split('/');
  const date = url.searchParams.get('X-Goog-Date');
  const text = ['GOOG4-RSA-SHA256', date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n');
  return verify('sha256', Buffer.from(text), key, signature);
}

function headerOf(incoming: IncomingMessage, name: string): string {
  const value = String(incoming.headers[name] ?? '');
  return name === 'host' ? (value.split(':')[0] ?? '') : value;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `20261125T031415Z` as Date reads it. */
function isoOf(date: string): string {
  return date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}

async function forward(port: number, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method, url, headers } = incoming;
  const outgoing = httpRequest({ host: '127.0.0.1', port, method, path: url, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => outgoing.once('response', resolve).once('error', reject));
  const [response] = await Promise.all([answered, pipeline(incoming, outgoing)]);
  answer.writeHead(response.statusCode ?? 502, response.headers);
  await pipeline(response, answer);
}
