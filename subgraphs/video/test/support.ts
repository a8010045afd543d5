import { answer, LocalCalls } from '@app/calls';
import { ConfirmUserErased, GetFollowees, GetRelations, GetVideoEngagement, type RelationFacts } from '@app/contracts';
import { MediaProgressed } from '@app/contracts/events';
import { drain, EventLog, type NewEvent } from '@app/events';
import { type Identity, newId, readConfig, type Scope } from '@app/kernel';
import { Relations } from '@app/relations';
import { createRuntime, platformSettings, presentError, streamSubscription } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { type Answer, type Data, freshInstance } from '@app/testkit';
import { execute, parse } from 'graphql';
import { videoSettings } from '../src/config.ts';
import { createVideoSubgraph } from '../src/index.ts';
import { FakeMedia } from './fake-media.ts';

const STRANGERS: RelationFacts = {
  ...{ exists: true, isPrivate: false, isFollowing: false, followsYou: false, isRequested: false, hasRequestedYou: false },
  ...{ isBlocked: false, blocksYou: false, isMuted: false, mutedUntilMs: null, discoverable: true, readReceipts: true },
  ...{ whoCanMessage: 'EVERYONE', whoCanMention: 'EVERYONE', whoCanComment: 'EVERYONE', showPresence: 'EVERYONE' },
};

/** A clock that a test moves. */
export class MovableClock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
  }
}

/** Who asks: a user's id, or null; staff with its scopes. */
export type Asker = string | null | { readonly id: string; readonly scopes: readonly Scope[] };

/** The video subgraph on fresh databases, asked through its own schema as the gateway would. */
export async function startVideo(env: Record<string, string> = {}) {
  const instance = freshInstance();
  const settings = {
    ...{ NODE_ENV: 'test', MONGO_URL: instance.mongoUrl, REDIS_URL: instance.redisUrl, ...env },
    ...{ DATABASE_SUFFIX: instance.databaseSuffix, REDIS_PREFIX: instance.redisPrefix },
  };
  const config = readConfig(platformSettings, settings);
  const clock = new MovableClock();
  const media = new FakeMedia();
  const relations = new Map<string, Partial<RelationFacts>>();
  const engagement = new Map<string, { reactions: number; comments: number; shares: number }>();
  const erased = new Set<string>();
  const calls = new LocalCalls();
  calls.register([
    answer(ConfirmUserErased, async ({ userId }) => {
      erased.add(userId);
      return { isComplete: false };
    }),
    ...media.calls(),
    answer(GetRelations, async ({ viewerId, ownerIds }) => ({
      relations: ownerIds.map((ownerId) => ({
        ...STRANGERS,
        ...relations.get(`*:${ownerId}`),
        ...relations.get(`${viewerId}:${ownerId}`),
      })),
    })),
    answer(GetFollowees, async ({ userId }) => ({
      ids: [...relations].flatMap(([key, facts]) => (key.startsWith(`${userId}:`) && facts.isFollowing ? [key.slice(37)] : [])),
      next: null,
    })),
    answer(GetVideoEngagement, async ({ videoIds }) => ({
      engagement: videoIds.flatMap((videoId) => {
        const found = engagement.get(videoId);
        return found === undefined ? [] : [{ videoId, ...found }];
      }),
    })),
  ]);
  const logger = silentLogger();
  const runtime = createRuntime({ config, name: 'video-test', calls, logger, clock });
  const subgraph = createVideoSubgraph(runtime, readConfig(videoSettings, settings));
  calls.register(subgraph.calls);
  await subgraph.setUp();
  await runtime.start();
  await subgraph.start();
  // A log that is just being opened would look like one that was lost to whoever listens already.
  await drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const log = new EventLog(runtime.redis, runtime.log);
  const cache = new Relations({ redis: runtime.redis, keyPrefix: runtime.redisPrefix, source: async () => [] });
  const settle = () => drain({ ...subgraph.eventParts(), tails: [runtime.tail] });
  const contextFor = (asker: Asker, signal = new AbortController().signal) =>
    subgraph.createContext({ identity: identityOf(asker), signal });
  const ask = async (asker: Asker, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> => {
    const contextValue = contextFor(asker);
    const result = await execute({ schema: subgraph.schema, document: parse(query), variableValues: variables, contextValue });
    const scope = { service: 'video', traceId: 'test', log: logger };
    return { data: result.data, ...(result.errors ? { errors: result.errors.map((one) => presentError(one, scope)) } : {}) };
  };
  const test = {
    runtime,
    subgraph,
    calls,
    clock,
    media,
    engagement,
    erased,
    db: runtime.database('wechat_video'),
    settle,
    ask,
    /** Data of an operation that must have no errors. */
    async run(asker: Asker, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const { data, errors } = await ask(asker, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    /** Opens a subscription; its events as they come. Refused: the result with its errors. */
    stream(asker: Asker, query: string, variables: Record<string, unknown> = {}) {
      const createContext = () => contextFor(asker);
      return streamSubscription({ schema: subgraph.schema, document: parse(query), variables, createContext });
    },
    /** Sets how `viewerId` (`*`: everybody) stands to `ownerId`, at once. */
    async relate(viewerId: string, ownerId: string, facts: Partial<RelationFacts>): Promise<void> {
      relations.set(`${viewerId}:${ownerId}`, { ...relations.get(`${viewerId}:${ownerId}`), ...facts });
      await cache.invalidate(ownerId, ...(viewerId === '*' ? [] : [viewerId]));
    },
    /** Tells what another domain would tell. */
    async publish(event: NewEvent, domain: string): Promise<void> {
      const epochs = await log.open(domain, newId());
      const epoch = epochs.find(({ stream }) => stream === log.streamFor(domain, event.key))?.epoch ?? '';
      await log.append(domain, event, epoch, false);
      await settle();
    },
    /** Media says that something about a file has changed. */
    async told(mediaId: string): Promise<void> {
      const ownerId = media.assets.get(mediaId)?.ownerId ?? newId();
      await test.publish(MediaProgressed({ mediaId, ownerId, status: 'PROCESSING', progress: 0 }), 'media');
    },
    /** Events of the video domain so far, in the order of each stream. */
    async events(): Promise<{ type: string; data: Data }[]> {
      await settle();
      const streams = await Promise.all(log.streamsOf('video').map((stream) => runtime.redis.xrange(stream, '-', '+')));
      return streams.flat().flatMap(([, fields]) => (fields[1] === '$epoch' ? [] : [JSON.parse(fields.at(-1) ?? '{}')]));
    },
    /** A video of this owner whose file is awaited. */
    async newVideo(ownerId: string, input: Record<string, unknown> = {}): Promise<{ id: string; mediaId: string }> {
      const { createVideo } = await test.run(ownerId, CREATE, {
        input: { title: 'A video', contentType: 'video/mp4', sizeBytes: 1_000, ...input },
      });
      return { id: createVideo.video.id, mediaId: createVideo.mediaId };
    },
    /** A sitting of this asker before a video, which has played so much of it from the beginning, in real time. */
    async watch(asker: Asker, videoId: string, playedSec: number): Promise<string> {
      const start = 'mutation ($id: ID!) { startWatching(videoId: $id) { ... on WatchSession { id } } }';
      const sessionId = (await test.run(asker, start, { id: videoId })).startWatching.id;
      clock.advance(playedSec);
      await test.beat(asker, { sessionId, playedSec, positionSec: playedSec });
      return sessionId;
    },
    /** One word of a player; answers whether it was taken. */
    async beat(asker: Asker, input: Record<string, unknown>): Promise<boolean> {
      return (await test.run(asker, 'mutation ($input: WatchBeatInput!) { watchBeat(input: $input) }', { input })).watchBeat;
    },
    /** A ready video. */
    async readyVideo(ownerId: string, input: Record<string, unknown> = {}, durationSec = 30): Promise<string> {
      const { id, mediaId } = await test.newVideo(ownerId, input);
      media.ready(mediaId, durationSec);
      await test.told(mediaId);
      return id;
    },
    async [Symbol.asyncDispose]() {
      await subgraph.stop();
      await runtime.close();
      await instance[Symbol.asyncDispose]();
    },
  };
  return test;
}
export type VideoTest = Awaited<ReturnType<typeof startVideo>>;

const CREATE = `mutation ($input: CreateVideoInput!) {
  createVideo(input: $input) { __typename ... on VideoUploadTicket { mediaId video { id } } ... on InvalidInput { problems { field code } } }
}`;

function identityOf(asker: Asker): Identity {
  const { id, scopes } = asker === null || typeof asker === 'string' ? { id: asker, scopes: [] } : asker;
  return {
    kind: id === null ? 'anonymous' : 'user',
    viewer: id === null ? null : { id, sessionId: newId(), roles: ['USER'], scopes: [...scopes], provedAtMs: Date.now() },
    client: { ip: '127.0.0.1', userAgent: 'test', deviceId: null, language: 'en' },
    traceId: newId(),
  };
}
