import { GetVisibleComments, GetVisiblePosts } from '@app/contracts';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, type Stream, startPostfeed } from './support.ts';

const VISIBILITIES = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'] as const;
type Visibility = (typeof VISIBILITIES)[number];
const AUTHORS = ['public account', 'private account', 'deactivated account'] as const;
type Account = (typeof AUTHORS)[number];
const STANDINGS = [
  'self',
  'friend',
  'follower',
  'muting',
  'followed',
  'requested',
  'stranger',
  'anonymous',
  'blocked',
  'blocking',
] as const;
type Standing = (typeof STANDINGS)[number];

/** Who may see a post of which visibility; all else is a leak. `muting` follows too; `followed` is followed by the author only. */
const MAY_SEE: Readonly<Record<Visibility, readonly Standing[]>> = {
  PUBLIC: ['self', 'friend', 'follower', 'muting', 'followed', 'requested', 'stranger', 'anonymous'],
  FOLLOWERS: ['self', 'friend', 'follower', 'muting'],
  FRIENDS: ['self', 'friend'],
  PRIVATE: ['self'],
};

/** One cell of the matrix: who, and whose post. */
interface Cell {
  readonly account: Account;
  readonly visibility: Visibility;
  readonly standing: Standing;
}

function sees({ account, visibility, standing }: Cell): boolean {
  if (account === 'deactivated account') return false;
  const narrowed = account === 'private account' && visibility === 'PUBLIC' ? 'FOLLOWERS' : visibility;
  return MAY_SEE[narrowed].includes(standing);
}

const isForAll = ({ account, visibility }: Cell) => account === 'public account' && visibility === 'PUBLIC';
const follows = ({ standing }: Cell) => ['friend', 'follower', 'muting'].includes(standing);
const isMuted = ({ standing }: Cell) => standing === 'muting';
const found = (cell: Cell) => sees(cell) && !isMuted(cell);
const foundByAll = (cell: Cell) => found(cell) && isForAll(cell);
const signedIn = (cell: Cell) => sees(cell) && cell.standing !== 'anonymous';
const atHome = (cell: Cell) => found(cell) && (cell.standing === 'self' || follows(cell));
/** What a change of another's post answers: whoever does not see it learns nothing, not even that it is there. */
const refusedFor = (reason: string) => (cell: Cell) => (cell.standing === 'self' ? null : sees(cell) ? reason : 'NotFound');
const shared = (cell: Cell) =>
  sees(cell) ? (isForAll(cell) || cell.standing === 'self' ? 'PostSuccess' : 'NOT_SHAREABLE') : 'NotFound';

/** Every way in, and what must come of it. */
const READS: Readonly<Record<string, (cell: Cell) => unknown>> = {
  byId: sees,
  entity: sees,
  timeline: sees,
  media: sees,
  pinned: sees,
  thread: sees,
  threadFlat: sees,
  reactionList: sees,
  pollResults: sees,
  revisions: sees,
  comment: sees,
  commentEntity: sees,
  ownersComment: sees,
  ownCommentBelow: (cell) => signedIn(cell) && cell.standing !== 'self',
  bookmarks: signedIn,
  viaShare: sees,
  viaQuote: sees,
  listedShare: sees,
  hashtag: found,
  hashtagTop: found,
  search: found,
  searchTop: found,
  trending: foundByAll,
  nearby: foundByAll,
  homeLatest: atHome,
  homeRanked: atHome,
};
const CALLS: Readonly<Record<string, (cell: Cell) => unknown>> = {
  notificationOfPost: signedIn,
  notificationOfComment: signedIn,
  postUpdates: sees,
  feedUpdates: (cell) => cell.account !== 'deactivated account' && atHome(cell),
};
const CHANGES: Readonly<Record<string, (cell: Cell) => unknown>> = {
  react: (cell) => (sees(cell) ? 'ReactionSuccess' : 'NotFound'),
  reactToComment: (cell) => (sees(cell) ? 'ReactionSuccess' : 'NotFound'),
  comment: (cell) => (sees(cell) ? 'CommentSuccess' : 'NotFound'),
  reply: (cell) => (sees(cell) ? 'CommentSuccess' : 'NotFound'),
  vote: (cell) => (sees(cell) ? 'ALREADY_VOTED' : 'NotFound'),
  bookmark: (cell) => (sees(cell) ? 'PostSuccess' : 'NotFound'),
  mute: (cell) => (sees(cell) ? 'ThreadMuted' : 'NotFound'),
  share: shared,
  quote: shared,
  edit: refusedFor('NOT_AUTHOR'),
  delete: refusedFor('NOT_AUTHOR'),
  pin: refusedFor('NOT_AUTHOR'),
  deleteComment: refusedFor('NOT_AUTHOR'),
};

const ID = 'nodes { id }';
const WAYS = `query Ways($id: ID!, $refs: [_Any!]!, $comment: ID!, $share: ID!, $quote: ID!, $tag: String!, $word: String!, $at: PointInput!) {
  post(id: $id) { id comments { ${ID} } flat: comments(flat: true) { ${ID} } reactions { nodes { type } } poll { options { votes } } revisions { nodes { text } } }
  _entities(representations: $refs) {
    ... on Post { postId: id }
    ... on Comment { commentId: id }
    ... on User { id posts(first: 100) { ${ID} } media: posts(section: MEDIA, first: 100) { ${ID} } pinnedPost { id } comments(first: 100) { ${ID} } }
  }
  comment(id: $comment) { id }
  share: post(id: $share) { original { ... on Post { id text } } }
  quote: post(id: $quote) { original { ... on Post { id text } } }
  hashtag(tag: $tag) { posts(first: 100) { ${ID} } top: posts(sort: TOP, first: 100) { ${ID} } }
  searchPosts(query: $word, first: 100) { ${ID} }
  searchTop: searchPosts(query: $word, sort: TOP, first: 100) { ${ID} }
  trendingPosts(first: 100) { ${ID} }
  nearbyPosts(near: $at, first: 100) { ${ID} }
  viewer { homeFeed(first: 100) { ${ID} } ranked: homeFeed(mode: RANKED, first: 100) { ${ID} } bookmarks(first: 100) { ${ID} } }
}`;

/** A post with all that hangs on it. Everybody met it while it was public and nobody knew anybody. */
interface Subject {
  readonly author: FeedClient;
  readonly account: Account;
  readonly visibility: Visibility;
  readonly post: Data;
  readonly share: Data;
  readonly quote: Data;
  /** The author's comment under it. */
  readonly comment: Data;
  readonly optionId: string;
  readonly word: string;
  readonly tag: string;
  readonly place: { readonly latitude: number; readonly longitude: number };
}

describe('who sees what, on every way in', () => {
  let feed: Postfeed;
  const subjects: Subject[] = [];
  const viewers = new Map<Standing, FeedClient>();
  const streams = new Map<Standing, Stream>();
  /** Comments that each viewer left under each post while it was public. */
  const left = new Map<string, string>();
  /** Posts published after everything had been set, by author. */
  const later = new Map<string, string>();

  const viewerOf = (standing: Standing, author: FeedClient) => (standing === 'self' ? author : viewers.get(standing));

  beforeAll(async () => {
    feed = await startPostfeed();
    for (const standing of STANDINGS)
      if (standing !== 'self') viewers.set(standing, new FeedClient(feed, standing === 'anonymous' ? null : undefined));
    const quoter = new FeedClient(feed);
    for (const account of AUTHORS)
      for (const visibility of VISIBILITIES) subjects.push(await publish(account, visibility, quoter));
    await Promise.all(subjects.map(meet));
    for (const subject of subjects) await relate(subject);
    for (const [standing, viewer] of viewers)
      if (standing !== 'anonymous')
        streams.set(standing, await viewer.live('subscription { feedUpdates { ... on FeedPostAdded { post { id } } } }'));
    for (const { author, account, visibility } of subjects)
      if (account !== 'deactivated account') later.set(author.id, (await author.say({ text: 'later', visibility })).id);
    for (const { author, account } of subjects)
      if (account === 'deactivated account') await feed.neighbours.set(author.id, { exists: false });
    await feed.settle();
  }, 180_000);
  afterAll(() => feed[Symbol.asyncDispose]());

  async function publish(account: Account, visibility: Visibility, quoter: FeedClient): Promise<Subject> {
    const author = new FeedClient(feed);
    const number = subjects.length;
    const [word, tag, place] = [`unicorn${number}`, `matrix${number}`, { latitude: 10 + number, longitude: 120.1 }];
    const poll = { options: ['yes', 'no'], durationMinutes: 60 };
    const mediaIds = [feed.neighbours.upload(author.id)];
    const post = await author.say({ text: `${word} #${tag}`, mediaIds, place, poll });
    await author.edit({ postId: post.id, text: `${word} again #${tag}` });
    await author.change('pinPost', 'postId: ID!, pinned: Boolean!', { postId: post.id, pinned: true });
    // The tag exists in public too, so that its page can be asked for.
    await quoter.say(`#${tag}`);
    const { post: asked } = await author.run('query ($id: ID!) { post(id: $id) { poll { options { id } } } }', { id: post.id });
    const [share, quote] = [
      await quoter.say({ sharedPostId: post.id }),
      await quoter.say({ text: 'see', sharedPostId: post.id }),
    ];
    const comment = await author.reply(post.id, 'first');
    return { author, account, visibility, post, share, quote, comment, optionId: asked.poll.options[0].id, word, tag, place };
  }

  async function meet({ author, post, optionId }: Subject): Promise<void> {
    const meeting = async (viewer: FeedClient) => {
      left.set(`${viewer.id} ${post.id}`, (await viewer.reply(post.id, 'I was here')).id);
      await viewer.change('bookmarkPost', 'postId: ID!', { postId: post.id });
      await vote(viewer, post.id, optionId);
    };
    await Promise.all([author, ...viewers.values()].filter(({ id }) => id !== '').map(meeting));
  }

  async function relate({ author, account, visibility, post }: Subject): Promise<void> {
    const at = (standing: Standing) => viewers.get(standing)?.id ?? '';
    for (const standing of ['friend', 'follower', 'muting'] as const) await feed.neighbours.follow(at(standing), author.id);
    for (const standing of ['friend', 'followed'] as const) await feed.neighbours.follow(author.id, at(standing));
    await feed.neighbours.mute(at('muting'), author.id);
    await feed.neighbours.block(author.id, at('blocked'));
    await feed.neighbours.block(at('blocking'), author.id);
    await feed.neighbours.request(at('requested'), author.id);
    if (account === 'private account') await feed.neighbours.set(author.id, { isPrivate: true });
    if (visibility !== 'PUBLIC') await author.edit({ postId: post.id, visibility });
  }

  function vote(viewer: FeedClient, pollId: string, optionId: string): Promise<Data> {
    return viewer.change(
      'votePoll',
      'input: VotePollInput!',
      { input: { pollId, optionIds: [optionId] } },
      '... on PollSuccess { poll { id } }',
    );
  }

  async function reads(viewer: FeedClient, subject: Subject): Promise<Record<string, boolean>> {
    const { author, post, comment, share, quote, tag, word, place } = subject;
    const own = left.get(`${viewer.id} ${post.id}`) ?? '';
    const refs = [
      { __typename: 'Post', id: post.id },
      { __typename: 'Comment', id: comment.id },
      { __typename: 'User', id: author.id },
      { __typename: 'User', id: viewer.id },
    ];
    const variables = { id: post.id, refs, comment: comment.id, share: share.id, quote: quote.id, tag, word, at: place };
    const data = await viewer.run(WAYS, variables);
    const has = (page: Data | null | undefined, id = post.id) => page != null && ids(page).includes(id);
    const [asPost, asComment, asUser, myself] = data._entities;
    const listed = await viewer.run(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { posts(first: 100) { nodes { id } } } } }',
      { refs: [{ __typename: 'User', id: (await viewer.post(share.id))?.author.id }] },
    );
    return {
      byId: data.post !== null,
      entity: asPost?.postId === post.id,
      timeline: has(asUser?.posts),
      media: has(asUser?.media),
      pinned: asUser?.pinnedPost?.id === post.id,
      thread: has(data.post?.comments, comment.id),
      threadFlat: has(data.post?.flat, comment.id),
      reactionList: data.post?.reactions !== undefined,
      pollResults: data.post?.poll !== undefined,
      revisions: data.post?.revisions.nodes.length === 2,
      comment: data.comment !== null,
      commentEntity: asComment?.commentId === comment.id,
      ownersComment: has(data.post?.comments, comment.id),
      ownCommentBelow: has(myself?.comments, own),
      bookmarks: has(data.viewer?.bookmarks),
      viaShare: data.share.original?.text !== undefined,
      viaQuote: data.quote.original?.text !== undefined,
      listedShare: has(listed._entities[0].posts, share.id),
      hashtag: has(data.hashtag?.posts),
      hashtagTop: has(data.hashtag?.top),
      search: has(data.searchPosts),
      searchTop: has(data.searchTop),
      trending: has(data.trendingPosts),
      nearby: has(data.nearbyPosts),
      homeLatest: has(data.viewer?.homeFeed),
      homeRanked: has(data.viewer?.ranked),
    };
  }

  async function calls(
    viewer: FeedClient,
    { author, post, comment }: Subject,
    standing: Standing,
  ): Promise<Record<string, boolean>> {
    const ask = { viewerId: viewer.id };
    const isUser = viewer.id !== '';
    const [posts, comments] = await Promise.all([
      isUser ? feed.calls.invoke(GetVisiblePosts, { ...ask, ids: [post.id] }) : { visibleIds: [] },
      isUser ? feed.calls.invoke(GetVisibleComments, { ...ask, ids: [comment.id] }) : { visibleIds: [] },
    ]);
    const live = viewer.live('subscription ($id: ID!) { postUpdates(postId: $id) { __typename } }', { id: post.id });
    const events = streams.get(standing)?.events ?? [];
    return {
      notificationOfPost: posts.visibleIds.length > 0,
      notificationOfComment: comments.visibleIds.length > 0,
      postUpdates: await live.then(
        (stream) => stream.stop().then(() => true),
        () => false,
      ),
      feedUpdates:
        standing === 'self' ? later.has(author.id) : events.some((event) => event.feedUpdates.post?.id === later.get(author.id)),
    };
  }

  async function changes(viewer: FeedClient, subject: Subject): Promise<Record<string, unknown>> {
    const { author, post, comment, optionId } = subject;
    const isAuthor = viewer.id === author.id;
    const told = ({ __typename, reason }: Data) => reason ?? __typename;
    const others = (ask: () => Promise<Data>) => (isAuthor ? null : ask().then(told));
    const thread = { subjectId: post.id, muted: true };
    return {
      react: told(await viewer.react(post.id, 'LIKE')),
      reactToComment: told(await viewer.react(comment.id, 'WOW')),
      comment: told(await viewer.comment(post.id, 'hm')),
      reply: told(await viewer.comment(post.id, { text: 'hm', parentId: comment.id })),
      vote: told(await vote(viewer, post.id, optionId)),
      bookmark: told(await viewer.change('bookmarkPost', 'postId: ID!', { postId: post.id })),
      mute: told(await viewer.change('muteThread', 'subjectId: ID!, muted: Boolean!', thread, '... on ThreadMuted { isMuted }')),
      share: told(await viewer.create({ sharedPostId: post.id })),
      quote: told(await viewer.create({ text: 'so', sharedPostId: post.id })),
      edit: await others(() => viewer.edit({ postId: post.id, text: 'mine now' })),
      delete: await others(() => viewer.delete(post.id)),
      pin: await others(() => viewer.change('pinPost', 'postId: ID!, pinned: Boolean!', { postId: post.id, pinned: true })),
      deleteComment: await others(() =>
        viewer.change('deleteComment', 'commentId: ID!', { commentId: comment.id }, '... on DeleteSuccess { deletedId }'),
      ),
    };
  }

  const wanted = (ways: Readonly<Record<string, (cell: Cell) => unknown>>, cell: Cell) =>
    Object.fromEntries(Object.entries(ways).map(([way, expected]) => [way, expected(cell)]));

  for (const account of AUTHORS) {
    for (const visibility of VISIBILITIES) {
      it(`a ${visibility} post of a ${account}`, async () => {
        const subject = subjects.find((one) => one.account === account && one.visibility === visibility);
        if (subject === undefined) throw new Error('not published');
        // A deactivated author has no session.
        const standings = STANDINGS.filter((standing) => standing !== 'self' || account !== 'deactivated account');
        const cells = await Promise.all(
          standings.map(async (standing) => {
            const viewer = viewerOf(standing, subject.author);
            if (viewer === undefined) throw new Error(standing);
            const isAnonymous = standing === 'anonymous';
            const cell = { account, visibility, standing };
            const was = {
              ...(await reads(viewer, subject)),
              ...(await calls(viewer, subject, standing)),
              ...(isAnonymous ? {} : await changes(viewer, subject)),
            };
            return {
              standing,
              was,
              is: { ...wanted(READS, cell), ...wanted(CALLS, cell), ...(isAnonymous ? {} : wanted(CHANGES, cell)) },
            };
          }),
        );
        for (const { standing, was, is } of cells) expect(was, standing).toEqual(is);
      });
    }
  }

  it('posts of a private account are for its followers, old ones too, at the next read', async () => {
    const [shy, fan, stranger] = [new FeedClient(feed), new FeedClient(feed), new FeedClient(feed)];
    await fan.follow(shy);
    const post = await shy.say('old and public #oldpublic');
    await feed.neighbours.set(shy.id, { isPrivate: true });
    expect(await stranger.post(post.id)).toBeNull();
    expect((await fan.post(post.id)).id).toBe(post.id);
    expect(ids(await stranger.search('old and public'))).toEqual([]);
    expect((await fan.create({ sharedPostId: post.id })).reason).toBe('NOT_SHAREABLE');
  });

  it('what hangs on a post goes with it: its comments, their reactions, calls about them', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    const post = await ann.say('closing');
    const comment = await ann.reply(post.id, 'below');
    const query = 'query ($id: ID!) { comment(id: $id) { id } }';
    expect((await ben.run(query, { id: comment.id })).comment.id).toBe(comment.id);
    await ann.edit({ postId: post.id, visibility: 'PRIVATE' });
    expect((await ben.run(query, { id: comment.id })).comment).toBeNull();
    expect((await ben.react(comment.id, 'LIKE')).__typename).toBe('NotFound');
    const visible = await feed.runtime.calls.invoke(GetVisibleComments, { viewerId: ben.id, ids: [comment.id] });
    expect(visible.visibleIds).toEqual([]);
  });

  it('nobody reaches another’s private side through a reference', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    await ann.change('saveDraft', 'input: SaveDraftInput!', { input: { text: 'mine' } }, '... on DraftSuccess { draft { id } }');
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Viewer { drafts { nodes { text } } } } }';
    const refs = [{ __typename: 'Viewer', id: ann.id }];
    expect((await ben.run(query, { refs }))._entities).toEqual([null]);
    expect((await ann.run(query, { refs }))._entities).toEqual([{ drafts: { nodes: [{ text: 'mine' }] } }]);
  });

  it('exact places are for their author; others see one point of a grid, the same for all posts around', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    const query = 'query ($id: ID!) { post(id: $id) { place { name latitude longitude } } }';
    const here = { name: 'Home', latitude: 48.137154, longitude: 11.576124 };
    const [one, two] = [
      await ann.say({ text: 'a', place: here }),
      await ann.say({ text: 'b', place: { ...here, latitude: 48.1372 } }),
    ];
    expect((await ann.run(query, { id: one.id })).post.place).toEqual(here);
    const [first, second] = [await ben.run(query, { id: one.id }), await ben.run(query, { id: two.id })];
    expect(first.post.place).toEqual(second.post.place);
    expect(Math.abs(first.post.place.latitude - here.latitude)).toBeGreaterThan(0.0001);
    expect(Math.abs(first.post.place.latitude - here.latitude)).toBeLessThan(0.01);
  });
});
