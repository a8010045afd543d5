import { ExportPostfeedData, GetVideoEngagement } from '@app/contracts';
import { PrivacyChanged, ProfileHidden, UserDeleted, VideoChanged, VideoDeleted, VideoPublished } from '@app/contracts/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

describe('what follows from accounts and videos', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed({ SOFT_DELETE_RETENTION_SEC: '1' });
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = () => new FeedClient(feed);
  const count = async (tag: string) =>
    (await feed.run(null, 'query ($tag: String!) { hashtag(tag: $tag) { postCount } }', { tag })).hashtag?.postCount;

  it('an account that goes private takes its posts out of public counts and media out of public addresses, and back', async () => {
    const ann = person();
    const mediaId = feed.neighbours.upload(ann.id);
    const post = await ann.say({ text: '#turning', mediaIds: [mediaId] });
    await feed.settle();
    await feed.neighbours.set(ann.id, { isPrivate: true });
    await feed.publish('profiles', PrivacyChanged({ userId: ann.id, isPrivate: true }));
    expect(await count('turning')).toBe(0);
    expect(feed.neighbours.carriers.get(`post:${post.id}`)?.isPublic).toBe(false);
    await feed.neighbours.set(ann.id, { isPrivate: false });
    await feed.publish('profiles', PrivacyChanged({ userId: ann.id, isPrivate: false }));
    expect(await count('turning')).toBe(1);
    expect(feed.neighbours.carriers.get(`post:${post.id}`)?.isPublic).toBe(true);
  });

  it('a deactivated author is absent with posts, comments and reactions, and back on return', async () => {
    const [ann, ben] = [person(), person()];
    const [post, other] = [await ann.say('mine #deactivated'), await ben.say('yours')];
    await ann.reply(other.id, 'hello');
    await ann.react(other.id, 'LIKE');
    const hide = async (isHidden: boolean) => {
      await feed.neighbours.set(ann.id, { exists: !isHidden });
      await feed.publish('profiles', ProfileHidden({ userId: ann.id, isHidden }));
    };
    const query =
      'query ($id: ID!) { post(id: $id) { comments { totalCount nodes { id } } reactions { totalCount nodes { type } } } }';
    await hide(true);
    expect(await ben.post(post.id)).toBeNull();
    expect((await ben.run(query, { id: other.id })).post).toEqual({
      comments: { totalCount: 0, nodes: [] },
      reactions: { totalCount: 0, nodes: [] },
    });
    expect(await count('deactivated')).toBe(0);
    await hide(false);
    expect((await ben.run(query, { id: other.id })).post).toMatchObject({
      comments: { totalCount: 1 },
      reactions: { totalCount: 1 },
    });
    expect(await count('deactivated')).toBe(1);
  });

  it('a deleted account leaves nothing but exact counts', async () => {
    const [ann, ben] = [person(), person()];
    const [mine, other] = [await ann.say('mine #erased'), await ben.say('yours')];
    await ann.reply(other.id, 'hello');
    await ann.react(other.id, 'LIKE');
    await ann.say({ sharedPostId: other.id });
    await ben.react(mine.id, 'WOW');
    await ann.change('bookmarkPost', 'postId: ID!', { postId: other.id });
    const asked = await ben.say({ text: 'which?', poll: { options: ['a', 'b'], durationMinutes: 5 } });
    const POLL = 'poll { voters options { id votes } }';
    const poll = async () => (await ben.run(`query ($id: ID!) { post(id: $id) { ${POLL} } }`, { id: asked.id })).post.poll;
    const input = { pollId: asked.id, optionIds: [(await poll()).options[0].id] };
    await ann.change('votePoll', 'input: VotePollInput!', { input }, `... on PollSuccess { ${POLL} }`);
    const files = (await feed.runtime.calls.invoke(ExportPostfeedData, { userId: ann.id })).files;
    expect(JSON.parse(files.find((file) => file.name === 'postfeed/posts.json')?.json ?? '[]')).toHaveLength(2);
    await feed.publish('auth', UserDeleted({ userId: ann.id }));
    expect((await ben.post(other.id)).stats).toMatchObject({ reactions: 0, comments: 0, shares: 0 });
    expect(await ben.post(mine.id)).toBeNull();
    expect(await poll()).toMatchObject({ voters: 1, options: [{ votes: 1 }, { votes: 0 }] });
    expect(await count('erased')).toBe(0);
    expect(feed.neighbours.erased).toContain(ann.id);
    feed.clock.advance(10);
    await feed.maintain('purge-soft-deleted');
    const db = feed.runtime.database('wechat_postfeed');
    for (const name of ['posts', 'comments', 'reactions', 'bookmarks', 'drafts', 'postRevisions', 'pollVotes']) {
      expect(await db.collection(name).countDocuments({ userId: ann.id }), name).toBe(0);
    }
    expect(await feed.drift()).toEqual([]);
  });

  it('a new public video is announced once by its owner, and the post follows its privacy and its end', async () => {
    const [ann, ben] = [person(), person()];
    await ben.follow(ann);
    const videoId = feed.neighbours.video(ann.id);
    const published = VideoPublished({ videoId, ownerId: ann.id, title: 'My film #premiere', type: 'LONG' });
    await feed.publish('video', published);
    await feed.publish('video', VideoPublished({ videoId, ownerId: ann.id, title: 'My film', type: 'LONG' }));
    const home = async () => (await ben.run('{ viewer { homeFeed { nodes { id text video { id } } } } }')).viewer.homeFeed.nodes;
    const [post, ...more] = await home();
    expect([post.text, post.video.id, more]).toEqual(['My film #premiere', videoId, []]);
    expect(await count('premiere')).toBe(1);
    const privacy = async (to: 'PUBLIC' | 'PRIVATE') => {
      await feed.publish('video', VideoChanged({ videoId, ownerId: ann.id, privacy: to }));
    };
    await privacy('PRIVATE');
    expect([await home(), await count('premiere')]).toEqual([[], 0]);
    await ann.edit({ postId: post.id, visibility: 'FOLLOWERS' });
    expect(await home()).toEqual([]);
    await privacy('PUBLIC');
    expect((await home())[0].id).toBe(post.id);
    await ben.react(videoId, 'LIKE');
    await ben.say({ text: 'look', videoId });
    const { engagement } = await feed.runtime.calls.invoke(GetVideoEngagement, { videoIds: [videoId] });
    expect(engagement).toEqual([{ videoId, reactions: 1, comments: 0, shares: 1 }]);
    await feed.publish('video', VideoDeleted({ videoId, ownerId: ann.id, byModerator: false, reason: null }));
    expect(ids({ nodes: await home() })).not.toContain(post.id);
  });

  it('another’s video can be shown only while it is public', async () => {
    const [ann, ben] = [person(), person()];
    const [unlisted, hidden] = [feed.neighbours.video(ann.id, 'UNLISTED'), feed.neighbours.video(ann.id, 'PRIVATE')];
    expect((await ben.create({ videoId: unlisted })).reason).toBe('NOT_SHAREABLE');
    expect((await ben.create({ videoId: hidden })).__typename).toBe('NotFound');
    expect((await ann.create({ videoId: hidden, visibility: 'PRIVATE' })).__typename).toBe('PostSuccess');
  });
});
