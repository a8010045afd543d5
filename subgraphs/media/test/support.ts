import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer, LocalCalls } from '@app/calls';
import { ConfirmUserErased } from '@app/contracts';
import { drain, EventLog, type NewEvent } from '@app/events';
import { type Identity, newId, readConfig } from '@app/kernel';
import { createRuntime, platformSettings, streamSubscription } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Data, freshInstance, until } from '@app/testkit';
import Fastify from 'fastify';
import { execute, parse } from 'graphql';
import { mediaSettings } from '../src/config.ts';
import { createMediaSubgraph } from '../src/index.ts';
import { type MediaWorker, startMediaWorker } from '../src/worker/worker.ts';

/** Bytes of a real file among the project's fixtures. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../../../packages/transcode/fixtures/${name}`, import.meta.url)));
}

/** The fields of an upload that tests look at. */
export const MEDIA =
  'id kind status failureReason progress contentType sizeBytes fileName altText width height durationSec blurhash waveform url variants { url contentType width height sizeBytes }';
const REFUSAL = '__typename ... on NotAllowed { reason } ... on InvalidInput { problems { field code } }';
const TICKET = `method url expiresAt resumable headers { name value } media { ${MEDIA} }`;

/** What `createUpload` takes besides the kind. */
export interface UploadInput {
  readonly kind: string;
  readonly contentType: string;
  readonly sizeBytes?: number;
  readonly [more: string]: unknown;
}

export type MediaPlatform = Awaited<ReturnType<typeof startMedia>>;

/** The media subgraph with its HTTP paths on fresh databases and an empty folder; with a worker in this process unless `worker` is false. */
export async function startMedia(options: { env?: Record<string, string>; worker?: boolean } = {}) {
  const instance = freshInstance();
  const mediaDir = await mkdtemp(join(tmpdir(), 'media-test-'));
  const port = await freePort();
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    MEDIA_DIR: mediaDir,
    MEDIA_STALE_SEC: '3',
    LOG_LEVEL: 'silent',
    ...options.env,
  };
  const config = readConfig({ ...platformSettings, ...mediaSettings }, env);
  const calls = new LocalCalls();
  const erased: string[] = [];
  calls.register([
    answer(ConfirmUserErased, async ({ userId }) => {
      erased.push(userId);
      return { isComplete: false };
    }),
  ]);
  const runtime = createRuntime({ config, name: 'media-test', calls, logger: silentLogger() });
  const subgraph = createMediaSubgraph(runtime, config);
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  const http = Fastify();
  await http.register(async (scope) => subgraph.routes?.mount(scope));
  await http.listen({ port, host: '127.0.0.1' });
  const workers: MediaWorker[] = [];
  const startWorker = async (): Promise<MediaWorker> => {
    const worker = await startMediaWorker(runtime, config, { transcoder: transcoderOf(), sweepSec: 1 });
    workers.push(worker);
    return worker;
  };
  if (options.worker !== false) await startWorker();
  const log = new EventLog(runtime.redis, runtime.log);
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const contextOf =
    (viewerId: string | null, signal = new AbortController().signal) =>
    () =>
      subgraph.createContext({ identity: identityOf(viewerId), signal });

  const ask = async (viewerId: string | null, query: string, variableValues: Record<string, unknown> = {}) =>
    execute({ schema: subgraph.schema, document: parse(query), variableValues, contextValue: contextOf(viewerId)() });
  const run = async (viewerId: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const result = await ask(viewerId, query, variables);
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    return result.data;
  };
  const change = async (viewerId: string, field: string, mediaId: string): Promise<Data> =>
    (
      await run(
        viewerId,
        `mutation ($id: ID!) { ${field}(mediaId: $id) { ${REFUSAL} ... on MediaSuccess { media { ${MEDIA} } } } }`,
        { id: mediaId },
      )
    )[field];
  const createUpload = async (viewerId: string, input: UploadInput): Promise<Data> =>
    (
      await run(
        viewerId,
        `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ${REFUSAL} ... on UploadTicket { ${TICKET} } } }`,
        { input },
      )
    ).createUpload;
  const media = async (viewerId: string | null, id: string): Promise<Data> =>
    (await run(viewerId, `query ($id: ID!) { media(id: $id) { ${MEDIA} } }`, { id })).media;
  /** Opens an upload and sends its bytes; answers the ticket. */
  const send = async (viewerId: string, input: UploadInput, bytes: Uint8Array): Promise<Data> => {
    const ticket = await createUpload(viewerId, { sizeBytes: bytes.length, ...input });
    if (ticket.__typename !== 'UploadTicket') throw new Error(JSON.stringify(ticket));
    const response = await fetch(ticket.url, { method: ticket.method, headers: headersOf(ticket), body: new Uint8Array(bytes) });
    if (response.status >= 300) throw new Error(`the bytes were refused: ${response.status}`);
    return ticket;
  };
  /** The upload once it is READY or FAILED. */
  const finished = (viewerId: string, id: string): Promise<Data> =>
    until(async () => {
      const one = await media(viewerId, id);
      return one?.status === 'READY' || one?.status === 'FAILED' ? one : null;
    }, 50_000);
  return {
    instance,
    runtime,
    subgraph,
    calls,
    config,
    env,
    mediaDir,
    erased,
    settle,
    ask,
    run,
    media,
    createUpload,
    send,
    finished,
    startWorker,
    complete: (viewerId: string, id: string) => change(viewerId, 'completeUpload', id),
    change,
    /** Opens, sends, completes; answers the upload once it is READY or FAILED. */
    async upload(viewerId: string, input: UploadInput, bytes: Uint8Array): Promise<Data> {
      const ticket = await send(viewerId, input, bytes);
      await change(viewerId, 'completeUpload', ticket.media.id);
      return finished(viewerId, ticket.media.id);
    },
    /** An upload as the gateway asks for it when another domain has referred to it. */
    async resolve(viewerId: string | null, reference: { id: string; grant?: string }): Promise<Data> {
      const { _entities } = await run(
        viewerId,
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Media { ${MEDIA} } } }`,
        {
          of: [{ __typename: 'Media', ...reference }],
        },
      );
      return _entities[0];
    },
    /** The data of a subscription's events, one after the other; errors of its opening are thrown. */
    async *subscribe(viewerId: string, query: string, variables: Record<string, unknown>): AsyncGenerator<Data> {
      const stream = await streamSubscription({
        schema: subgraph.schema,
        document: parse(query),
        variables,
        createContext: contextOf(viewerId),
      });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      for await (const { data } of stream) yield data;
    },
    /** What another domain publishes. */
    async publish(domain: string, event: NewEvent): Promise<void> {
      const epochs = await log.open(domain, newId());
      const epoch = epochs.find(({ stream }) => stream === log.streamFor(domain, event.key))?.epoch ?? '';
      await log.append(domain, event, epoch, false);
      await settle();
    },
    /** Events that were committed, of one type and upload. */
    async events(type: string, mediaId: string): Promise<Data[]> {
      const found = await runtime
        .database('wechat_media')
        .collection('outbox')
        .find({ 'event.type': type, 'event.key': mediaId })
        .toArray();
      return found.map((one) => one.event?.data);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await http.close();
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

/** The headers that a ticket asks for; the client library counts the bytes itself. */
export function headersOf(ticket: { headers: { name: string; value: string }[] }): Record<string, string> {
  return Object.fromEntries(
    ticket.headers.filter(({ name }) => name !== 'Content-Length').map(({ name, value }) => [name, value]),
  );
}

/** The tools that the test stack announces, at their fastest. */
export function transcoderOf() {
  return {
    ffmpegPath: process.env.FFMPEG_PATH ?? 'ffmpeg',
    ffprobePath: process.env.FFPROBE_PATH ?? 'ffprobe',
    videoPreset: 'ultrafast' as const,
    niceness: 0,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function identityOf(viewerId: string | null): Identity {
  return {
    kind: viewerId === null ? 'anonymous' : 'user',
    viewer: viewerId === null ? null : { id: viewerId, sessionId: newId(), roles: ['USER'], scopes: [], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}
