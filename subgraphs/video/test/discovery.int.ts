import { MaintainVideo } from '@app/contracts';
import { PrivacyChanged, ProfileHidden, ReactionAdded } from '@app/contracts/events';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const NODES = 'nodes { id } pageInfo { hasNextPage endCursor }';
const SEARCH = `query ($q: String!, $type: VideoType, $first: Int, $after: String) {
  searchVideos(query: $q, type: $type, first: $first, after: $after) { edges { highlights } ${NODES} }
}`;
const TRENDING = `query ($type: VideoType, $first: Int, $after: String) { trendingVideos(type: $type, first: $first, after: $after) { ${NODES} } }`;
const UPDATE = `mutation ($input: UpdateVideoInput!) { updateVideo(input: $input) {
  __typename ... on VideoSuccess { video { title privacy location tags thumbnail { id url } } } ... on InvalidInput { problems { field code } }
} }`;
type Nodes = { nodes: { id: string }[] };
const idsOf = ({ nodes }: Nodes) => nodes.map(({ id }) => id);

describe('finding videos', () => {
  let video: VideoTest;
  beforeAll(async () => {
    video = await startVideo({ VIDEO_TRENDING_REFRESH_SEC: '1' });
  });
  afterAll(() => video[Symbol.asyncDispose]());

  describe('by search', () => {
    const owner = newId();
    const search = async (q: string, asker: string | null = null, more = {}) =>
      (await video.run(asker, SEARCH, { q, ...more })).searchVideos;

    it('reads Chinese by characters, traditional forms, pinyin and initials, and marks what matched', async () => {
      const id = await video.readyVideo(owner, { title: '長城的故事', description: 'A <walk> on the wall', tags: ['旅行'] });
      for (const q of ['长城', '長城', 'changcheng', 'ccdgs', '旅行', 'lvxing', 'walk wall', 'ＷＡＬＬ'])
        expect(idsOf(await search(q)), q).toEqual([id]);
      expect((await search('长城')).edges).toEqual([{ highlights: ['<mark>長城</mark>的故事'] }]);
      expect((await search('walk')).edges).toEqual([{ highlights: ['A &lt;<mark>walk</mark>&gt; on the wall'] }]);
      for (const q of ['', ' ', '城长', '{"$gt":""}', '.*', 'nowhere']) expect(idsOf(await search(q)), q).toEqual([]);
    });

    it('goes on page by page, narrowed by type', async () => {
      const ids = await Promise.all(
        [1, 2, 3].map((n) => video.readyVideo(owner, { title: `quokka ${n}`, type: n === 1 ? 'SHORT' : 'LONG' })),
      );
      const one = await search('quokka', null, { first: 2 });
      const two = await search('quokka', null, { first: 2, after: one.pageInfo.endCursor });
      expect(new Set([...idsOf(one), ...idsOf(two)])).toEqual(new Set(ids));
      expect(idsOf(await search('quokka', null, { type: 'SHORT' }))).toEqual([ids[0]]);
      const foreign = await video.ask(null, SEARCH, { q: 'other', after: one.pageInfo.endCursor });
      expect(foreign.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    });

    it('finds nothing that is unlisted, private, unready, or of people who hide, unless one follows them', async () => {
      const hider = newId();
      const viewer = newId();
      const id = await video.readyVideo(hider, { title: 'numbat' });
      for (const privacy of ['UNLISTED', 'PRIVATE']) await video.readyVideo(hider, { title: 'numbat', privacy });
      await video.newVideo(hider, { title: 'numbat' });
      expect(idsOf(await search('numbat', viewer))).toEqual([id]);
      for (const facts of [
        { isMuted: true },
        { isBlocked: true },
        { blocksYou: true },
        { discoverable: false },
        { isPrivate: true },
      ]) {
        await video.relate(viewer, hider, facts);
        expect(idsOf(await search('numbat', viewer)), JSON.stringify(facts)).toEqual([]);
        await video.relate(viewer, hider, {
          isMuted: false,
          isBlocked: false,
          blocksYou: false,
          discoverable: true,
          isPrivate: false,
        });
      }
      await video.relate(viewer, hider, { discoverable: false, isPrivate: true, isFollowing: true });
      expect(idsOf(await search('numbat', viewer))).toEqual([id]);
    });
  });

  describe('by trend', () => {
    const owner = newId();
    const trending = async (more = {}, asker: string | null = null) =>
      (await video.run(asker, TRENDING, { first: 100, ...more })).trendingVideos;
    const scoreOf = async (id: string) =>
      (
        await video.run(
          owner,
          'query ($id: ID!) { video(id: $id) { trendingScore analytics { score { viewVelocity completionRate engagementRate recencyScore } } } }',
          { id },
        )
      ).video;

    it('ranks what is watched, finished and liked, by the formula, soon after it happens', async () => {
      const [quiet, busy] = [await video.readyVideo(owner, {}, 20), await video.readyVideo(owner, {}, 20)];
      for (let times = 0; times < 3; times++) await video.watch(newId(), busy, 20);
      video.engagement.set(busy, { reactions: 2, comments: 1, shares: 0 });
      const subject = { subjectType: 'VIDEO' as const, subjectId: busy, subjectOwnerId: owner, rootId: busy, actorId: newId() };
      await video.publish(ReactionAdded({ ...subject, type: 'LIKE', isNew: true }), 'postfeed');
      const { trendingScore, analytics } = await until(async () => {
        const found = await scoreOf(busy);
        return found.analytics.score.engagementRate > 0 && found;
      });
      const { viewVelocity, completionRate, engagementRate, recencyScore } = analytics.score;
      expect(completionRate).toBe(1);
      expect(engagementRate).toBeCloseTo(4 / 23);
      expect(recencyScore).toBeGreaterThan(0.99);
      expect(trendingScore).toBeCloseTo(0.4 * viewVelocity + 0.3 * completionRate + 0.2 * engagementRate + 0.1 * recencyScore);
      const ids = idsOf(await trending());
      expect(ids.indexOf(busy)).toBeLessThan(ids.indexOf(quiet));
      expect(ids).toContain(quiet);
    });

    it('goes on without repeats while scores move', async () => {
      const one = await trending({ first: 2 });
      const last = idsOf(await trending()).at(-1) ?? '';
      for (let times = 0; times < 5; times++) await video.watch(newId(), last, 30);
      await video.calls.invoke(MaintainVideo, { task: 'refresh-trending' });
      const rest = await trending({ after: one.pageInfo.endCursor });
      expect(idsOf(rest)).toContain(last);
      expect(idsOf(rest).filter((id) => idsOf(one).includes(id))).toEqual([]);
    });

    it('can be narrowed to shorts', async () => {
      const short = await video.readyVideo(owner, { type: 'SHORT' });
      const ids = idsOf(await trending({ type: 'SHORT' }));
      expect(ids).toContain(short);
      expect(idsOf(await trending({ type: 'LONG' }))).not.toContain(short);
    });
  });

  describe('by whom one follows, and by their author', () => {
    it('lists what those have published, the newest publication first, without the muted', async () => {
      const [viewer, followed, muted] = [newId(), newId(), newId()];
      await video.relate(viewer, followed, { isFollowing: true });
      await video.relate(viewer, muted, { isFollowing: true, isMuted: true });
      const held = await video.readyVideo(followed, { privacy: 'PRIVATE' });
      const second = await video.readyVideo(followed);
      await video.readyVideo(muted);
      await video.run(followed, UPDATE, { input: { videoId: held, privacy: 'PUBLIC' } });
      const { viewer: mine } = await video.run(viewer, `{ viewer { followedVideos { ${NODES} } } }`);
      expect(idsOf(mine.followedVideos)).toEqual([held, second]);
      expect(idsOf((await video.run(newId(), `{ viewer { followedVideos { ${NODES} } } }`)).viewer.followedVideos)).toEqual([]);
    });

    it('shows authors all of theirs, others what is listed, and nothing of whom they may not see', async () => {
      const [author, viewer] = [newId(), newId()];
      const shown = await video.readyVideo(author, { type: 'SHORT' });
      const unlisted = await video.readyVideo(author, { privacy: 'UNLISTED' });
      const { id: unready } = await video.newVideo(author);
      const OF = `query ($id: ID!, $type: VideoType) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { videos(type: $type) { ${NODES} } } } }`;
      const of = async (asker: string | null, type?: string) =>
        idsOf((await video.run(asker, OF, { id: author, type }))._entities[0].videos);
      expect(await of(author)).toEqual([unready, unlisted, shown]);
      expect(await of(author, 'SHORT')).toEqual([shown]);
      expect([await of(viewer), await of(null)]).toEqual([[shown], [shown]]);
      await video.relate(viewer, author, { blocksYou: true });
      expect(await of(viewer)).toEqual([]);
    });
  });

  describe('and what their authors change', () => {
    it('publishes a video once, when it first is PUBLIC, and moves its files with its privacy', async () => {
      const author = newId();
      const id = await video.readyVideo(author, { privacy: 'PRIVATE' });
      const media = [...video.media.assets.values()].find(({ videoId }) => videoId === id);
      for (const privacy of ['UNLISTED', 'PUBLIC', 'PRIVATE', 'PUBLIC']) {
        expect((await video.run(author, UPDATE, { input: { videoId: id, privacy } })).updateVideo.video.privacy).toBe(privacy);
        await video.settle();
        expect(video.media.carried.get(media?.mediaId ?? '')).toMatchObject({ isPublic: privacy === 'PUBLIC', attached: true });
      }
      const published = (await video.events()).filter(({ type, data }) => type.includes('published') && data.videoId === id);
      expect(published).toHaveLength(1);
    });

    it('keeps what is left out, clears what is null, and refuses what breaks a rule or is not theirs', async () => {
      const author = newId();
      const id = await video.readyVideo(author, { title: 'before', location: 'Beijing', tags: ['a'] });
      const update = async (input: object, asker = author) =>
        (await video.run(asker, UPDATE, { input: { videoId: id, ...input } })).updateVideo;
      expect((await update({ title: 'after' })).video).toMatchObject({ title: 'after', location: 'Beijing', tags: ['a'] });
      expect((await update({ location: null, tags: [], title: null })).video).toMatchObject({
        title: 'after',
        location: null,
        tags: [],
      });
      expect((await update({ title: '' })).problems).toEqual([{ field: 'title', code: 'REQUIRED' }]);
      expect((await update({ title: 'x' }, newId())).__typename).toBe('NotFound');
      const found = async (q: string) => idsOf((await video.run(null, SEARCH, { q })).searchVideos);
      expect([await found('before'), await found('after')]).toEqual([[], [id]]);
    });

    it('shows the still that they choose, or the picture that they upload', async () => {
      const author = newId();
      const id = await video.readyVideo(author);
      const picture = newId();
      video.media.pictures.set(picture, author);
      const update = async (input: object) => (await video.run(author, UPDATE, { input: { videoId: id, ...input } })).updateVideo;
      expect((await update({ thumbnailId: 'thumb-1' })).video.thumbnail.id).toBe('thumb-1');
      expect((await update({ thumbnailId: 'thumb-9' })).problems).toEqual([{ field: 'thumbnailId', code: 'NOT_FOUND' }]);
      expect((await update({ thumbnailMediaId: newId() })).problems).toEqual([{ field: 'thumbnailMediaId', code: 'NOT_FOUND' }]);
      expect((await update({ thumbnailMediaId: picture, thumbnailId: 'thumb-1' })).problems).toEqual([
        { field: 'thumbnailMediaId', code: 'CONFLICT' },
      ]);
      expect((await update({ thumbnailMediaId: picture })).video.thumbnail).toEqual({
        id: picture,
        url: 'http://localhost:4000/media/p/picture-key/k/640.webp',
      });
      await video.settle();
      expect(video.media.carried.get(picture)).toMatchObject({ attached: true, isPublic: true });
      expect((await update({ thumbnailId: 'thumb-2' })).video.thumbnail.id).toBe('thumb-2');
      await video.settle();
      expect(video.media.carried.get(picture)).toMatchObject({ attached: false });
    });

    it('follow their account: private and hidden ones leave the lists of everybody, and come back', async () => {
      const author = newId();
      const id = await video.readyVideo(author);
      const mediaId = [...video.media.assets.values()].find(({ videoId }) => videoId === id)?.mediaId ?? '';
      const flags = async () =>
        (await video.db.collection<{ _id: string; isPublic: boolean }>('videos').findOne({ _id: id }))?.isPublic;
      for (const [event, isPublic] of [
        [PrivacyChanged({ userId: author, isPrivate: true }), false],
        [PrivacyChanged({ userId: author, isPrivate: false }), true],
        [ProfileHidden({ userId: author, isHidden: true }), false],
        [ProfileHidden({ userId: author, isHidden: false }), true],
      ] as const) {
        await video.publish(event, 'profiles');
        await video.settle();
        expect(await flags()).toBe(isPublic);
        expect(video.media.carried.get(mediaId)).toMatchObject({ isPublic });
      }
    });
  });
});
