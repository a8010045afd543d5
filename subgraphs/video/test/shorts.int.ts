import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const FEED = `query ($first: Int, $after: String) { shortsFeed(first: $first, after: $after) {
  nodes { id } pageInfo { hasNextPage endCursor }
} }`;

describe('the shorts feed', () => {
  let video: VideoTest;
  const owner = newId();
  const all: string[] = [];
  beforeAll(async () => {
    video = await startVideo();
    for (let index = 0; index < 7; index++) all.push(await video.readyVideo(owner, { type: 'SHORT', title: `short ${index}` }));
    await video.readyVideo(owner, { type: 'LONG' });
    await video.readyVideo(owner, { type: 'SHORT', privacy: 'UNLISTED' });
  });
  afterAll(() => video[Symbol.asyncDispose]());
  const page = async (asker: string | null, first: number, after: string | null = null) => {
    const { shortsFeed } = await video.run(asker, FEED, { first, after });
    return { ids: shortsFeed.nodes.map(({ id }: { id: string }) => id) as string[], ...shortsFeed.pageInfo };
  };

  it('has no repeats until all are seen, whatever the device asks, and then begins with what was seen longest ago', async () => {
    const viewer = newId();
    const pages = [await page(viewer, 3), await page(viewer, 3), await page(viewer, 3)];
    const first = pages.flatMap(({ ids }) => ids);
    expect(new Set(first)).toEqual(new Set(all));
    expect(first).toHaveLength(7);
    expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([true, true, false]);
    const again = [await page(viewer, 3), await page(viewer, 10)].flatMap(({ ids }) => ids);
    expect(again).toEqual(first);
    expect(pages[2]?.endCursor).not.toBe((await page(viewer, 7)).endCursor);
  });

  it('shows what is new before what begins again', async () => {
    const viewer = newId();
    await page(viewer, 7);
    expect((await page(viewer, 2)).ids).toHaveLength(2);
    const fresh = await video.readyVideo(owner, { type: 'SHORT' });
    expect((await page(viewer, 1)).ids).toEqual([fresh]);
    await video.run(owner, 'mutation ($id: ID!) { deleteVideo(videoId: $id) { __typename } }', { id: fresh });
  });

  it('gives two devices that ask at once different ones', async () => {
    const viewer = newId();
    const pages = await Promise.all([page(viewer, 3), page(viewer, 3)]);
    const ids = pages.flatMap((one) => one.ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(6);
  });

  it("has none of one's own, of muted, blocked or private people", async () => {
    const viewer = newId();
    expect((await page(owner, 10)).ids).toEqual([]);
    for (const facts of [{ isMuted: true }, { isBlocked: true }, { blocksYou: true }, { isPrivate: true }, { exists: false }]) {
      await video.relate(viewer, owner, facts);
      expect((await page(viewer, 10)).ids).toEqual([]);
      await video.relate(viewer, owner, { isMuted: false, isBlocked: false, blocksYou: false, isPrivate: false, exists: true });
    }
    expect((await page(viewer, 10)).ids).toHaveLength(7);
  });

  it('goes by cursor for anonymous callers, and begins again from the oldest', async () => {
    const one = await page(null, 4);
    const two = await page(null, 4, one.endCursor);
    expect(new Set([...one.ids, ...two.ids])).toEqual(new Set(all));
    expect([one.hasNextPage, two.hasNextPage]).toEqual([true, false]);
    const three = await page(null, 4, two.endCursor);
    const four = await page(null, 4, three.endCursor);
    expect([...three.ids, ...four.ids]).toEqual(all);
    expect((await page(null, 4, four.endCursor)).ids).toEqual(all.slice(0, 4));
  });

  it('refuses foreign cursors and impossible pages', async () => {
    const { endCursor } = await page(newId(), 1);
    for (const variables of [{ first: 3, after: endCursor }, { first: 0 }, { first: 101 }, { first: 1, after: 'x' }])
      expect((await video.ask(newId(), FEED, variables)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
