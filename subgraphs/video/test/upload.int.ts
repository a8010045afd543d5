import { Fault, newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const CREATE = `mutation ($input: CreateVideoInput!) { createVideo(input: $input) {
  __typename
  ... on VideoUploadTicket { mediaId method resumable expiresAt video { id status type privacy title tags progress isPlayable hlsUrl author { id } } }
  ... on InvalidInput { problems { field code } } ... on Conflict { reason }
} }`;
const STATE = `query ($id: ID!) { video(id: $id) {
  status progress isPlayable type failureReason durationSec width height hlsUrl previewUrl publishedAt
  renditions { name } thumbnail { id url } thumbnails { id } storyboard { spriteUrl vttUrl intervalSec }
} }`;
const change = (field: string) =>
  `mutation ($id: ID!) { ${field}(videoId: $id) { __typename ... on VideoSuccess { video { status failureReason progress } } ... on NotAllowed { reason } } }`;
const file = { contentType: 'video/mp4', sizeBytes: 1_000 };

describe('the way of a video', () => {
  let video: VideoTest;
  const owner = newId();
  beforeAll(async () => {
    video = await startVideo();
  });
  afterAll(() => video[Symbol.asyncDispose]());
  const stateOf = async (id: string, asker: string | null = owner) => (await video.run(asker, STATE, { id })).video;
  const typesOf = async (id: string) =>
    (await video.events()).flatMap(({ type, data }) => (data.videoId === id ? [type.split('.')[2]] : []));

  it('begins with a row and a ticket, and one of them for each key', async () => {
    const input = { ...file, clientMutationId: 'one', title: ' 猫 ', tags: ['#Cats', 'cats', '小猫'], type: 'SHORT' };
    const { createVideo } = await video.run(owner, CREATE, { input });
    expect(createVideo).toMatchObject({
      method: 'PATCH',
      resumable: true,
      video: {
        status: 'UPLOADING',
        type: 'SHORT',
        privacy: 'PUBLIC',
        title: '猫',
        tags: ['cats', '小猫'],
        progress: 0,
        hlsUrl: null,
      },
    });
    const again = await video.run(owner, CREATE, { input });
    expect([again.createVideo.video.id, again.createVideo.mediaId]).toEqual([createVideo.video.id, createVideo.mediaId]);
    const other = await video.run(owner, CREATE, { input: { ...input, title: 'other' } });
    expect(other.createVideo).toEqual({ __typename: 'Conflict', reason: 'KEY_REUSED' });
  });

  it('is one for parallel tries with one key', async () => {
    const input = { ...file, clientMutationId: newId(), title: 'once' };
    const tries = await Promise.all([1, 2, 3, 4].map(() => video.run(owner, CREATE, { input })));
    expect(new Set(tries.map(({ createVideo }) => createVideo.video.id)).size).toBe(1);
  });

  it('is refused with every field that breaks a rule', async () => {
    const input = {
      ...file,
      title: '\u0000',
      description: 'x'.repeat(5001),
      tags: Array(31).fill('a'),
      location: 'y'.repeat(101),
    };
    const { createVideo } = await video.run(owner, CREATE, { input });
    expect(createVideo.problems.map(({ field }: { field: string }) => field)).toEqual([
      'title',
      'description',
      'tags',
      'location',
    ]);
    const refused = await video.run(owner, CREATE, { input: { title: 'x', contentType: 'image/png', sizeBytes: 5 } });
    expect(refused.createVideo.problems).toEqual([{ field: 'contentType', code: 'BAD_FORMAT' }]);
  });

  it('goes on as media says, plays before it is done, and is told ready and published once', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    const completed = await video.run(owner, change('completeVideoUpload'), { id });
    expect(completed.completeVideoUpload.video.status).toBe('UPLOADED');
    expect(await stateOf(id, newId())).toBeNull();
    video.media.set(mediaId, { status: 'PROCESSING', progress: 40, isPlayable: true });
    await video.told(mediaId);
    expect(await stateOf(id)).toMatchObject({ status: 'PROCESSING', progress: 40, isPlayable: true });
    expect(await stateOf(id, newId())).toMatchObject({ isPlayable: true });
    video.media.ready(mediaId, 61);
    for (let times = 0; times < 3; times++) await video.told(mediaId);
    expect(await stateOf(id, null)).toMatchObject({
      ...{ status: 'READY', progress: 100, durationSec: 61, width: 1920, height: 1080, type: 'LONG', failureReason: null },
      hlsUrl: 'http://localhost:4000/media/p/public-key/k/master.m3u8',
      renditions: [{ name: '720p' }],
      thumbnail: { id: 'thumb-2', url: 'http://localhost:4000/media/p/public-key/k/thumb-2.jpg' },
      thumbnails: [{ id: 'thumb-1' }, { id: 'thumb-2' }],
      storyboard: { intervalSec: 1 },
    });
    expect((await stateOf(id)).publishedAt).not.toBeNull();
    expect(await typesOf(id)).toEqual(['changed', 'progressed', 'progressed', 'progressed', 'ready', 'published']);
    expect(video.media.carried.get(mediaId)).toEqual({
      carrier: `video:${id}`,
      isPublic: true,
      attached: true,
      accessSince: null,
    });
    const completedAgain = await video.run(owner, change('completeVideoUpload'), { id });
    expect(completedAgain.completeVideoUpload.video.status).toBe('READY');
  });

  it.each([
    ['SHORT', 14.9, 'LONG'],
    ['SHORT', 15, 'SHORT'],
    ['SHORT', 60, 'SHORT'],
    ['SHORT', 60.1, 'LONG'],
    ['LONG', 30, 'LONG'],
  ])('declared %s of %d s is %s', async (type, durationSec, expected) => {
    expect((await stateOf(await video.readyVideo(owner, { type }, durationSec))).type).toBe(expected);
  });

  it('fails with a reason that its owner sees, and can be tried again', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    video.media.set(mediaId, { status: 'FAILED', failureReason: 'NO_VIDEO_STREAM' });
    await video.told(mediaId);
    expect(await stateOf(id)).toMatchObject({ status: 'FAILED', failureReason: 'NO_VIDEO_STREAM', isPlayable: false });
    expect(await stateOf(id, newId())).toBeNull();
    expect((await video.run(owner, change('retryProcessing'), { id })).retryProcessing.video).toEqual({
      ...{ status: 'UPLOADED', failureReason: null, progress: 0 },
    });
    video.media.ready(mediaId, 20);
    await video.told(mediaId);
    expect(await typesOf(id)).toEqual(['changed', 'progressed', 'failed', 'progressed', 'progressed', 'ready', 'published']);
    expect((await video.run(owner, change('retryProcessing'), { id })).retryProcessing.reason).toBe('NOT_FAILED');
  });

  it('can be stopped while it is processed; that is no failure to be told', async () => {
    const { id } = await video.newVideo(owner);
    expect((await video.run(owner, change('cancelProcessing'), { id })).cancelProcessing.reason).toBe('NOT_PROCESSING');
    await video.run(owner, change('completeVideoUpload'), { id });
    for (let times = 0; times < 2; times++) {
      const { cancelProcessing } = await video.run(owner, change('cancelProcessing'), { id });
      expect(cancelProcessing.video).toMatchObject({ status: 'FAILED', failureReason: 'CANCELLED' });
    }
    expect(await typesOf(id)).not.toContain('failed');
  });

  it('ends with its upload when that expires', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    video.media.set(mediaId, { status: 'EXPIRED' });
    await video.told(mediaId);
    expect(await stateOf(id)).toBeNull();
    expect(await typesOf(id)).toEqual(['changed', 'deleted']);
  });

  it("is nobody's but its owner's to complete, retry, stop or delete", async () => {
    const id = await video.readyVideo(owner);
    for (const field of ['completeVideoUpload', 'retryProcessing', 'cancelProcessing', 'deleteVideo'])
      for (const target of [id, newId(), 'x', ''])
        expect(await video.run(newId(), typeOf(field), { id: target })).toEqual({ [field]: { __typename: 'NotFound' } });
  });

  it('is gone for everybody once deleted, and media is told', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    expect(await video.run(owner, typeOf('deleteVideo'), { id })).toEqual({ deleteVideo: { __typename: 'VideoDeleted' } });
    expect(await stateOf(id)).toBeNull();
    await video.settle();
    expect(video.media.carried.get(mediaId)).toMatchObject({ attached: false, isPublic: false, accessSince: expect.any(String) });
    // Nobody waits for its file any more.
    expect(video.media.assets.get(mediaId)).toMatchObject({ status: 'FAILED', failureReason: 'CANCELLED' });
    expect(await video.run(owner, typeOf('deleteVideo'), { id })).toEqual({ deleteVideo: { __typename: 'NotFound' } });
  });

  it('that becomes private shuts out whoever was let in, once', async () => {
    const id = await video.readyVideo(owner, { privacy: 'UNLISTED' });
    const hide = 'mutation ($input: UpdateVideoInput!) { updateVideo(input: $input) { __typename } }';
    const track = { id, webvtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\n你好\n' };
    const add =
      'mutation ($id: ID!, $webvtt: String!) { addCaptions(videoId: $id, language: "zh", label: "中文", webvtt: $webvtt) { __typename } }';
    await video.run(owner, add, track);
    const addresses = async () =>
      (await video.run(owner, 'query ($id: ID!) { video(id: $id) { hlsUrl captions { url } } }', { id })).video;
    const before = await addresses();
    await video.run(owner, hide, { input: { videoId: id, privacy: 'PRIVATE' } });
    const after = await addresses();
    expect(after.hlsUrl).not.toBe(before.hlsUrl);
    expect(after.captions[0].url).not.toBe(before.captions[0].url);
    await video.run(owner, hide, { input: { videoId: id, privacy: 'PRIVATE', title: 'the same' } });
    expect(await addresses()).toEqual(after);
  });

  it('can be taken away by moderators, who must say why', async () => {
    const id = await video.readyVideo(owner);
    const remove = 'mutation ($id: ID!, $reason: String!) { removeVideo(videoId: $id, reason: $reason) { __typename } }';
    const moderator = { id: newId(), scopes: ['moderation'] as const };
    expect((await video.ask(newId(), remove, { id, reason: 'x' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await video.ask(moderator, remove, { id, reason: ' ' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await video.run(moderator, remove, { id, reason: 'spam' })).removeVideo.__typename).toBe('VideoDeleted');
    const told = (await video.events()).find(({ type, data }) => type.includes('deleted') && data.videoId === id);
    expect(told?.data).toMatchObject({ byModerator: true, reason: 'spam', wasPublished: true });
  });
});

describe('the progress of a video', () => {
  let video: VideoTest;
  const owner = newId();
  beforeAll(async () => {
    video = await startVideo();
  });
  afterAll(() => video[Symbol.asyncDispose]());
  const PROGRESS = `subscription ($id: ID!, $after: String) { videoProgress(videoId: $id, after: $after) {
    __typename ... on VideoChanged { cursor video { status progress } }
  } }`;
  const open = async (asker: string | null, id: string, after?: string) => {
    const stream = await video.stream(asker, PROGRESS, { id, after });
    if (!(Symbol.asyncIterator in stream)) return { code: codeOf(stream.errors?.[0]?.originalError), next: async () => null };
    return {
      code: null,
      next: async () => {
        const { value, done } = await stream.next();
        const update = (value as { data?: Data } | undefined)?.data?.videoProgress;
        return done ? null : { ...update.video, cursor: update.cursor };
      },
    };
  };

  it('begins with what is, tells each change, and ends when the video is ready', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    const live = await open(owner, id);
    expect(await live.next()).toMatchObject({ status: 'UPLOADING', progress: 0 });
    for (const progress of [10, 60]) {
      video.media.set(mediaId, { status: 'PROCESSING', progress });
      await video.told(mediaId);
      expect(await live.next()).toMatchObject({ status: 'PROCESSING', progress });
    }
    video.media.ready(mediaId, 20);
    await video.told(mediaId);
    expect(await live.next()).toMatchObject({ status: 'READY', progress: 100 });
    expect(await live.next()).toBeNull();
  });

  it('goes on from a cursor with what was missed', async () => {
    const { id, mediaId } = await video.newVideo(owner);
    const first = await open(owner, id);
    const { cursor } = (await first.next()) as { cursor: string };
    video.media.set(mediaId, { status: 'FAILED', failureReason: 'CORRUPT' });
    await video.told(mediaId);
    const second = await open(owner, id, cursor);
    expect(await second.next()).toMatchObject({ status: 'FAILED' });
    expect(await second.next()).toBeNull();
  });

  it('is refused at the opening for what cannot be seen, for cursors of others, and for anonymous callers', async () => {
    const { id } = await video.newVideo(owner);
    expect((await open(newId(), id)).code).toBe('NOT_FOUND');
    expect((await open(owner, 'x')).code).toBe('NOT_FOUND');
    expect((await open(owner, id, 'abc')).code).toBe('BAD_USER_INPUT');
    expect((await open(null, id)).code).toBe('UNAUTHENTICATED');
  });
});

function typeOf(field: string): string {
  return `mutation ($id: ID!) { ${field}(videoId: $id) { __typename } }`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Fault ? error.code : null;
}
