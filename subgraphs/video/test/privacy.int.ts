import { GetVisibleVideos } from '@app/contracts';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const ENTITY = 'query ($id: ID!) { _entities(representations: [{ __typename: "Video", id: $id }]) { ... on Video { id } } }';
const BY_ID = 'query ($id: ID!) { video(id: $id) { id } }';

/** How a viewer stands to the owner, and which privacies let them see a ready video by its id. */
const CELLS = [
  ['anonymous', {}, ['PUBLIC', 'UNLISTED']],
  ['stranger', {}, ['PUBLIC', 'UNLISTED']],
  ['follower', { isFollowing: true }, ['PUBLIC', 'UNLISTED']],
  ['friend', { isFollowing: true, followsYou: true }, ['PUBLIC', 'UNLISTED']],
  ['muting', { isMuted: true }, ['PUBLIC', 'UNLISTED']],
  ['blocking', { isBlocked: true }, []],
  ['blocked', { blocksYou: true }, []],
  ['stranger of a private account', { isPrivate: true }, []],
  ['follower of a private account', { isPrivate: true, isFollowing: true }, ['PUBLIC', 'UNLISTED']],
  ['viewer of an absent account', { exists: false }, []],
] as const;

describe('who sees a video', () => {
  let video: VideoTest;
  beforeAll(async () => {
    video = await startVideo();
  });
  afterAll(() => video[Symbol.asyncDispose]());

  it.each(CELLS)('%s: the same on every way in', async (name, facts, allowed) => {
    const owner = newId();
    const viewer = name === 'anonymous' ? null : newId();
    await video.relate(viewer ?? 'null', owner, facts);
    for (const privacy of ['PUBLIC', 'UNLISTED', 'PRIVATE']) {
      const id = await video.readyVideo(owner, { privacy });
      const isSeen = allowed.some((one) => one === privacy);
      const cell = `${name} ${privacy}`;
      expect((await video.run(viewer, BY_ID, { id })).video, cell).toEqual(isSeen ? { id } : null);
      expect((await video.run(viewer, ENTITY, { id }))._entities, cell).toEqual([isSeen ? { id } : null]);
      const told = await video.calls.invoke(GetVisibleVideos, { viewerId: viewer, ids: [id] });
      expect(
        told.videos.map((one) => one.id),
        cell,
      ).toEqual(isSeen ? [id] : []);
      expect((await video.run(owner, BY_ID, { id })).video, cell).toEqual({ id });
    }
  });

  it('by an address that never expires only when it is open to all', async () => {
    const owner = newId();
    const HLS = 'query ($id: ID!) { video(id: $id) { hlsUrl } }';
    for (const [privacy, path] of [
      ['PUBLIC', '/media/p/'],
      ['UNLISTED', '/media/s/'],
      ['PRIVATE', '/media/s/'],
    ] as const) {
      const id = await video.readyVideo(owner, { privacy });
      expect((await video.run(owner, HLS, { id })).video.hlsUrl).toContain(path);
    }
  });

  it('never by an id that cannot be one', async () => {
    for (const id of ['', 'x', '{"$gt":""}', '../..', '\u0000']) {
      expect((await video.run(newId(), BY_ID, { id })).video).toBeNull();
      expect((await video.run(newId(), ENTITY, { id }))._entities).toEqual([null]);
    }
  });
});
