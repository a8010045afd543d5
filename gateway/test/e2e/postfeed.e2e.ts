import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';

const REFUSED = `... on InvalidInput { problems { field code } } ... on NotFound { message } ... on NotAllowed { reason } ... on Conflict { reason }`;
const POST = `id text visibility hashtags revision author { username } stats { reactions byReaction { type count } comments shares } viewerReaction
  ranges { start end kind tag url user { username } } original { __typename ... on Post { id text } ... on UnavailablePost { reason } }`;
const COMMENT = 'id depth state text parentId author { username } stats { comments reactions }';

/** What one person does in the post feed, over the gateway as any client would. */
class Feed {
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.person.client.run(query, variables);
  }

  /** Codes of the faults of an operation. */
  async faults(query: string, variables: Record<string, unknown> = {}): Promise<(string | undefined)[]> {
    const { errors = [] } = await this.person.client.ask(query, variables);
    return errors.map(({ extensions }) => extensions?.code);
  }

  async create(input: Record<string, unknown>): Promise<Data> {
    const success = `... on PostSuccess { post { ${POST} poll { id options { id } } } } ... on ScheduledSuccess { draft { id publishAt } }`;
    const query = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ${success} ${REFUSED} } }`;
    return (await this.run(query, { input })).createPost;
  }

  async say(text: string, more: Record<string, unknown> = {}): Promise<Data> {
    const created = await this.create({ text, ...more });
    if (created.post === undefined) throw new Error(JSON.stringify(created));
    return created.post;
  }

  async edit(input: Record<string, unknown>): Promise<Data> {
    const query = `mutation ($input: EditPostInput!) { editPost(input: $input) { __typename ... on PostSuccess { post { ${POST} } } ${REFUSED} } }`;
    return (await this.run(query, { input })).editPost;
  }

  async comment(subjectId: string, text: string, parentId: string | null = null): Promise<Data> {
    const success = `... on CommentSuccess { comment { ${COMMENT} } }`;
    const query = `mutation ($input: CreateCommentInput!) { createComment(input: $input) { __typename ${success} ${REFUSED} } }`;
    return (await this.run(query, { input: { subjectId, text, parentId } })).createComment;
  }

  async post(id: string): Promise<Data> {
    return (await this.run(`query ($id: ID!) { post(id: $id) { ${POST} } }`, { id })).post;
  }

  async react(subjectId: string, type: string | null): Promise<Data> {
    const success =
      '... on ReactionSuccess { viewerReaction stats { reactions byReaction { type count } } } ... on NotFound { message }';
    if (type === null)
      return (await this.run(`mutation ($id: ID!) { unreact(subjectId: $id) { __typename ${success} } }`, { id: subjectId }))
        .unreact;
    const query = `mutation ($id: ID!, $type: ReactionType!) { react(input: { subjectId: $id, type: $type }) { __typename ${success} } }`;
    return (await this.run(query, { id: subjectId, type })).react;
  }

  async vote(pollId: string, optionIds: readonly string[]): Promise<Data> {
    const success = '... on PollSuccess { poll { voters options { votes } viewerVotes } }';
    const refusals = '... on NotAllowed { reason } ... on InvalidInput { problems { code } }';
    const query = `mutation ($input: VotePollInput!) { votePoll(input: $input) { __typename ${success} ${refusals} } }`;
    return (await this.run(query, { input: { pollId, optionIds } })).votePoll;
  }

  async delete(postId: string): Promise<string> {
    const query = 'mutation ($id: ID!) { deletePost(postId: $id) { __typename } }';
    return (await this.run(query, { id: postId })).deletePost.__typename;
  }

  async graph(field: 'follow' | 'unfollow' | 'block' | 'unblock', other: Feed): Promise<void> {
    await this.run(`mutation ($id: ID!) { ${field}(userId: $id) { __typename } }`, { id: other.person.id });
  }

  async home(args = 'first: 100'): Promise<Data> {
    return (
      await this.run(
        `{ viewer { homeFeed(${args}) { nodes { id text } edges { reason score } pageInfo { hasNextPage endCursor } } } }`,
      )
    ).viewer.homeFeed;
  }
}

const idsOf = (page: Data): string[] => page.nodes.map(({ id }: { id: string }) => id);

describe('the post feed over the gateway', () => {
  let platform: TestPlatform;
  let [ann, ben, cat, dan]: Feed[] = [];
  beforeAll(async () => {
    platform = await startTestPlatform({ SCHEDULE_MIN_LEAD_SEC: '1' });
    const people = await Promise.all(['ann', 'ben', 'cat', 'dan'].map((name) => join(platform, name)));
    [ann, ben, cat, dan] = people.map((person) => new Feed(person));
    await platform.settle();
  });
  afterAll(() => platform[Symbol.asyncDispose]());
  const all = (): [Feed, Feed, Feed, Feed] => {
    if (!ann || !ben || !cat || !dan) throw new Error('nobody is there');
    return [ann, ben, cat, dan];
  };

  describe('posts', () => {
    it('bear hashtags of any script, mentions and links as ranges over code points', async () => {
      const [a, b] = all();
      const text = `👋🏽 ＃话题 #Größe @${b.person.username} see https://example.com/a?b=c.`;
      const post = await a.say(text);
      const points = Array.from(text);
      const written = post.ranges.map(({ start, end, kind, ...rest }: Data) => [
        kind,
        points.slice(start, end).join(''),
        rest.tag,
      ]);
      expect(written).toEqual([
        ['HASHTAG', '＃话题', '话题'],
        ['HASHTAG', '#Größe', 'größe'],
        ['MENTION', `@${b.person.username}`, null],
        ['LINK', 'https://example.com/a?b=c', null],
      ]);
      expect(post.ranges[2].user).toEqual({ username: b.person.username });
      expect(post.hashtags).toEqual(['话题', 'größe']);
    });

    it('have 5,000 code points, 30 hashtags and 9 media at most; controls and nothing at all are refused', async () => {
      const [a] = all();
      expect((await a.create({ text: '😀'.repeat(5_000) })).__typename).toBe('PostSuccess');
      const codes = async (input: Record<string, unknown>) => (await a.create(input)).problems?.map(({ code }: Data) => code);
      expect(await codes({ text: 'x'.repeat(5_001) })).toEqual(['TOO_LONG']);
      expect(await codes({ text: Array.from({ length: 31 }, (_, index) => `#t${index}x`).join(' ') })).toEqual(['TOO_MANY']);
      expect(await codes({ mediaIds: Array.from({ length: 10 }, (_, index) => `m${index}`) })).toHaveLength(1);
      expect(await codes({ text: 'a\u0000b' })).toHaveLength(1);
      expect(await codes({ text: '  ' })).toEqual(['REQUIRED']);
      expect((await a.say('Cafe\u0301')).text).toBe('Caf\u00e9');
    });

    it('of a retried request come once; the same key with other content is refused', async () => {
      const [a] = all();
      const input = { text: 'once', clientMutationId: 'key-1' };
      const answers = await Promise.all(Array.from({ length: 5 }, () => a.create(input)));
      expect(new Set(answers.map(({ post }) => post.id)).size).toBe(1);
      expect(await a.create({ ...input, text: 'other' })).toMatchObject({ __typename: 'Conflict', reason: 'KEY_REUSED' });
    });

    it('keep their history; an edit of an older revision is refused', async () => {
      const [a, b] = all();
      const post = await a.say('first #historyone');
      const edited = await a.edit({ postId: post.id, text: 'second #historytwo', expectedRevision: post.revision });
      expect(edited.post).toMatchObject({ text: 'second #historytwo', revision: post.revision + 1 });
      expect(await a.edit({ postId: post.id, text: 'third', expectedRevision: post.revision })).toMatchObject({
        reason: 'REVISION_CHANGED',
      });
      const query = '{ one: hashtag(tag: "historyone") { postCount } two: hashtag(tag: "#HistoryTwo") { postCount } }';
      expect(await b.run(query)).toEqual({ one: { postCount: 0 }, two: { postCount: 1 } });
      const { post: read } = await b.run('query ($id: ID!) { post(id: $id) { revisions { nodes { text } } } }', { id: post.id });
      expect(read.revisions.nodes.map(({ text }: Data) => text)).toEqual(['second #historytwo', 'first #historyone']);
      expect(await a.delete(post.id)).toBe('DeleteSuccess');
      expect((await b.run(query)).two.postCount).toBe(0);
    });

    it('go out at their time, within five seconds; a cancelled one never', async () => {
      const [a, b] = all();
      await b.graph('follow', a);
      const at = new Date(Date.now() + 1_500);
      const [kept, cancelled] = await Promise.all(
        ['in time', 'never'].map((text) => a.create({ text, publishAt: at.toISOString() })),
      );
      expect(kept?.draft.publishAt).toBe(at.toISOString());
      await a.run('mutation ($id: ID!) { deleteDraft(draftId: $id) { __typename } }', { id: cancelled?.draft.id });
      expect((await a.run('{ viewer { scheduledPosts { nodes { text } } } }')).viewer.scheduledPosts.nodes).toEqual([
        { text: 'in time' },
      ]);
      const post = await until(async () => (await b.home()).nodes.find(({ text }: Data) => text === 'in time'));
      const { post: read } = await b.run('query ($id: ID!) { post(id: $id) { createdAt } }', { id: post.id });
      expect(read.createdAt).toBe(at.toISOString());
      expect(Date.now() - at.getTime()).toBeLessThan(10_000);
      expect((await b.home()).nodes.some(({ text }: Data) => text === 'never')).toBe(false);
      await b.graph('unfollow', a);
    });
  });

  describe('the home feed', () => {
    it('shows own posts at once, and follows the graph at the next read', async () => {
      const [a, b, c] = all();
      const [own, theirs] = [await b.say('my own'), await c.say('theirs')];
      const ids = async () => idsOf(await b.home());
      expect((await ids()).slice(0, 1)).toEqual([own.id]);
      await b.graph('follow', c);
      expect(await ids()).toContain(theirs.id);
      const ranked = await b.home('mode: RANKED, first: 100');
      expect(idsOf(ranked)).toContain(theirs.id);
      expect(ranked.edges.every(({ reason, score }: Data) => reason !== '' && score > 0)).toBe(true);
      await c.edit({ postId: theirs.id, visibility: 'PRIVATE' });
      expect(await ids()).not.toContain(theirs.id);
      await c.edit({ postId: theirs.id, visibility: 'FOLLOWERS' });
      expect(await ids()).toContain(theirs.id);
      await b.graph('unfollow', c);
      expect(await ids()).not.toContain(theirs.id);
      expect(await a.post(theirs.id)).toBeNull();
    });

    it('page by page loses nothing and shows nothing twice while posts come and go', async () => {
      const [, , c, d] = all();
      await d.graph('follow', c);
      const before: string[] = [];
      for (let index = 0; index < 12; index++) before.unshift((await c.say(`page ${index}`)).id);
      await platform.settle();
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Data = await d.home(`first: 5${after === null ? '' : `, after: "${after}"`}`);
        seen.push(...idsOf(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        await c.say('in between');
        const gone = before.find((id) => seen.includes(id) && id !== seen.at(-1));
        if (gone !== undefined) await c.delete(gone);
        await platform.settle();
      } while (after !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => before.includes(id))).toEqual(before);
      await d.graph('unfollow', c);
    });

    it('takes pages of 1 to 100, and cursors of its own list and viewer alone', async () => {
      const [, b, c] = all();
      for (const first of [0, -1, 101])
        expect(await b.faults(`{ viewer { homeFeed(first: ${first}) { nodes { id } } } }`)).toEqual(['BAD_USER_INPUT']);
      await c.say('for a cursor');
      const { endCursor } = (await c.home('first: 1')).pageInfo;
      for (const query of [
        `{ viewer { homeFeed(after: "${endCursor}") { nodes { id } } } }`,
        `{ viewer { homeFeed(mode: RANKED, after: "${endCursor}") { nodes { id } } } }`,
        '{ trendingPosts(after: "nonsense") { nodes { id } } }',
      ])
        expect(await b.faults(query)).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('what may not be seen', () => {
    it('answers in every field as what never was', async () => {
      const [a, b] = all();
      const secret = await a.say('secret', { visibility: 'PRIVATE', poll: { options: ['x', 'y'], durationMinutes: 5 } });
      const unknown = '01900000-0000-7000-8000-000000000000';
      const answer = async (id: string) =>
        JSON.stringify([
          await b.run('query ($id: ID!) { post(id: $id) { id } comment(id: $id) { id } }', { id }),
          await b.react(id, 'LIKE'),
          await b.react(id, null),
          await b.comment(id, 'hm'),
          await b.vote(id, [secret.poll.options[0].id]),
          await b.create({ sharedPostId: id }),
          await b.edit({ postId: id, text: 'mine' }),
          await b.delete(id),
          await b.run(
            'mutation ($id: ID!) { bookmarkPost(postId: $id) { __typename } muteThread(subjectId: $id, muted: true) { __typename } }',
            { id },
          ),
        ]);
      expect(await answer(secret.id)).toBe(await answer(unknown));
      expect(await answer('nonsense')).toBe(await answer(unknown));
    });

    it('is not widened by a share or quote; a block reads as hidden', async () => {
      const [a, b, c] = all();
      const post = await a.say('to be shared');
      const [share, quote] = [await b.create({ sharedPostId: post.id }), await b.say('look', { sharedPostId: post.id })];
      expect((await b.create({ sharedPostId: post.id })).reason).toBe('ALREADY_SHARED');
      expect((await c.post(quote.id)).original).toEqual({ __typename: 'Post', id: post.id, text: 'to be shared' });
      await a.graph('block', c);
      for (const id of [share.post.id, quote.id])
        expect((await c.post(id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'HIDDEN' });
      expect(await c.post(post.id)).toBeNull();
      await a.graph('unblock', c);
      await a.edit({ postId: post.id, visibility: 'FOLLOWERS' });
      expect((await c.post(quote.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'HIDDEN' });
      expect((await b.create({ text: 'again', sharedPostId: post.id })).__typename).toBe('NotFound');
      await a.delete(post.id);
      expect((await a.post(quote.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'DELETED' });
    });
  });

  describe('threads', () => {
    it('go five levels deep, refuse forged parents, and keep a tombstone in the middle', async () => {
      const [a, b, c] = all();
      const [post, other] = [await a.say('thread'), await a.say('another')];
      const levels: Data[] = [];
      for (let depth = 1; depth <= 5; depth++)
        levels.push((await b.comment(post.id, `level ${depth}`, levels.at(-1)?.id ?? null)).comment);
      expect(levels.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5]);
      expect((await c.comment(post.id, 'too deep', levels[4].id)).reason).toBe('TOO_DEEP');
      expect((await c.comment(other.id, 'forged', levels[0].id)).__typename).toBe('NotFound');
      const remove = 'mutation ($id: ID!) { deleteComment(commentId: $id) { __typename ... on NotAllowed { reason } } }';
      expect((await c.run(remove, { id: levels[1].id })).deleteComment.reason).toBe('NOT_AUTHOR');
      expect((await a.run(remove, { id: levels[1].id })).deleteComment.__typename).toBe('DeleteSuccess');
      expect((await c.comment(post.id, 'to nobody', levels[1].id)).reason).toBe('PARENT_DELETED');
      const query = `query ($id: ID!) { post(id: $id) { stats { comments } comments(flat: true) { totalCount nodes { ${COMMENT} } } } }`;
      const { stats, comments } = (await c.run(query, { id: post.id })).post;
      expect(stats.comments).toBe(4);
      expect(
        comments.nodes.map(({ depth, state, text, author }: Data) => [depth, state, text, author?.username ?? null]),
      ).toEqual([
        [1, 'VISIBLE', 'level 1', b.person.username],
        [2, 'DELETED', '', null],
        [3, 'VISIBLE', 'level 3', b.person.username],
        [4, 'VISIBLE', 'level 4', b.person.username],
        [5, 'VISIBLE', 'level 5', b.person.username],
      ]);
    });

    it('are open to whom the author of the post lets in, and always to the author', async () => {
      const [a, b, c] = all();
      await b.graph('follow', a);
      const policies = [
        ['EVERYONE', 'CommentSuccess', 'CommentSuccess'],
        ['FOLLOWERS', 'CommentSuccess', 'COMMENTS_CLOSED'],
        ['MENTIONED', 'COMMENTS_CLOSED', 'CommentSuccess'],
        ['NOBODY', 'COMMENTS_CLOSED', 'COMMENTS_CLOSED'],
      ] as const;
      for (const [commentPolicy, ofFollower, ofMentioned] of policies) {
        const post = await a.say(`hello @${c.person.username}`, { commentPolicy });
        const told = async (who: Feed) => {
          const answer = await who.comment(post.id, 'hm');
          return answer.reason ?? answer.__typename;
        };
        expect([commentPolicy, await told(b), await told(c), await told(a)]).toEqual([
          commentPolicy,
          ofFollower,
          ofMentioned,
          'CommentSuccess',
        ]);
      }
      await b.graph('unfollow', a);
    });
  });

  describe('under races', () => {
    it('two hundred parallel toggles of reactions end with counts that are the rows', async () => {
      const people = all();
      const post = await people[0].say('toggle me');
      const types = ['LIKE', 'LOVE', 'HAHA', 'WOW', 'SAD', 'ANGRY', null] as const;
      await Promise.all(
        Array.from({ length: 200 }, (_, index) => people[index % 4]?.react(post.id, types[(index * 5) % types.length] ?? null)),
      );
      const last = await Promise.all(
        people.map((person, index) => person.react(post.id, index === 3 ? null : (types[index] ?? null))),
      );
      expect(last.map(({ viewerReaction }) => viewerReaction)).toEqual(['LIKE', 'LOVE', 'HAHA', null]);
      const { stats } = await people[3].post(post.id);
      expect(stats.reactions).toBe(3);
      expect(stats.byReaction.filter(({ count }: Data) => count > 0)).toEqual(
        ['LIKE', 'LOVE', 'HAHA'].map((type) => ({ type, count: 1 })),
      );
    });

    it('of fifty votes of each person one counts', async () => {
      const people = all();
      const post = await people[0].say('which?', { poll: { options: ['red', 'blue'], durationMinutes: 5 } });
      const { id, options } = post.poll;
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => people[index % 4]?.vote(id, [options[(index >> 2) % 2].id])),
      );
      expect(answers.filter((answer) => answer?.__typename === 'PollSuccess')).toHaveLength(4);
      expect(answers.filter((answer) => answer?.reason === 'ALREADY_VOTED')).toHaveLength(196);
      const { poll } = (
        await people[1].run('query ($id: ID!) { post(id: $id) { poll { voters options { votes } viewerVotes } } }', {
          id: post.id,
        })
      ).post;
      expect(poll.voters).toBe(4);
      expect(poll.options[0].votes + poll.options[1].votes).toBe(4);
      expect(poll.viewerVotes).toHaveLength(1);
    });

    it('edits, shares, quotes, comments and deletions of one post leave exact counts', async () => {
      const [a, ...others] = all();
      const post = await a.say('busy #busy');
      const quotes = await Promise.all([
        ...others.flatMap((other) =>
          Array.from({ length: 4 }, (_, index) => other.create({ text: `quote ${index}`, sharedPostId: post.id })),
        ),
        ...others.flatMap((other) => Array.from({ length: 4 }, () => other.create({ sharedPostId: post.id }))),
        ...Array.from({ length: 8 }, (_, index) => a.edit({ postId: post.id, text: `busy #busy ${index}` })),
        ...others.map((other) => other.comment(post.id, 'hm')),
      ]);
      const shares = quotes.filter((answer) => answer.__typename === 'PostSuccess' && answer.post.original !== null).length;
      expect(shares).toBe(12 + 3);
      expect((await a.post(post.id)).stats).toMatchObject({ shares, comments: 3 });
      const gone = quotes.filter(({ post: quote }) => quote?.text.startsWith('quote 0'));
      const owners = new Map(others.map((other) => [other.person.username, other]));
      await Promise.all(gone.map(({ post: quote }) => owners.get(quote.author.username)?.delete(quote.id)));
      expect((await a.post(post.id)).stats.shares).toBe(shares - 3);
      expect((await a.run('{ hashtag(tag: "busy") { postCount } }')).hashtag.postCount).toBe(1);
    });
  });

  describe('finding', () => {
    it('works in Chinese as in English, with filters, and never shows another’s place exactly', async () => {
      const [a, b] = all();
      const here = { latitude: 31.230416, longitude: 121.473701 };
      const post = await a.say('我在上海喝咖啡 Ｃｏｆｆｅｅ #shanghai', { place: here });
      const find = async (query: string, filter: Record<string, unknown> | null = null) => {
        const text =
          'query ($query: String!, $filter: PostFilter) { searchPosts(query: $query, filter: $filter) { nodes { id } edges { highlights } } }';
        return (await b.run(text, { query, filter })).searchPosts;
      };
      for (const query of ['喝咖啡', 'coffee', '上海 COFFEE']) expect(idsOf(await find(query))).toEqual([post.id]);
      expect(idsOf(await find('咖喝'))).toEqual([]);
      expect((await find('咖啡')).edges[0].highlights[0]).toContain('<mark>咖啡</mark>');
      expect(idsOf(await find('coffee', { authorId: b.person.id }))).toEqual([]);
      expect(
        idsOf(
          await find('coffee', {
            authorId: a.person.id,
            hashtag: '#Shanghai',
            hasMedia: false,
            until: new Date(Date.now() + 60_000),
          }),
        ),
      ).toEqual([post.id]);
      const near =
        'query ($near: PointInput!) { nearbyPosts(near: $near, radiusMeters: 5000) { nodes { id place { latitude longitude } } } }';
      const [found] = (await b.run(near, { near: here })).nearbyPosts.nodes;
      expect(found.id).toBe(post.id);
      expect(found.place).not.toEqual(here);
      expect(Math.abs(found.place.latitude - here.latitude)).toBeLessThan(0.02);
    });

    it('leaves out what holds a muted word until it is muted no longer', async () => {
      const [a, b] = all();
      const post = await a.say('a spoilerword of the film');
      const find = async () => idsOf((await b.run('{ searchPosts(query: "spoilerword") { nodes { id } } }')).searchPosts);
      expect(await find()).toEqual([post.id]);
      await b.run('mutation { muteWord(input: { word: "SpoilerWord" }) { __typename } }');
      expect(await find()).toEqual([]);
      await b.run('mutation { unmuteWord(word: "spoilerword") { mutedWords { word } } }');
      expect(await find()).toEqual([post.id]);
    });
  });

  it('a share tells the author of the original, and takes that back with itself', async () => {
    const [a, b] = all();
    const post = await a.say('tell me of shares');
    const share = await b.create({ sharedPostId: post.id });
    const told = async () => {
      const { viewer } = await a.run(
        '{ viewer { notifications(first: 100) { nodes { type subject { ... on Post { id } } } } } }',
      );
      return viewer.notifications.nodes.filter(({ type, subject }: Data) => type === 'POST_SHARE' && subject?.id === post.id)
        .length;
    };
    await platform.settle();
    expect(await told()).toBe(1);
    await b.delete(share.post.id);
    await platform.settle();
    expect(await told()).toBe(0);
  });

  it('counts, comments and edits of a post come live, and end for whom it is out of sight', async () => {
    const [a, b, c] = all();
    const post = await a.say('live');
    const live = c.person.live();
    const updates = live.subscribe(
      `subscription ($id: ID!) { postUpdates(postId: $id) { __typename ... on PostStatsChanged { stats { reactions } }
        ... on PostCommentAdded { comment { text author { username } } } ... on PostEdited { post { text } } ... on PostDeleted { postId } } }`,
      { id: post.id },
    );
    await live.subscribe('{ viewer { id } }').next(() => true);
    await b.react(post.id, 'LOVE');
    await updates.next(({ postUpdates }) => postUpdates.stats?.reactions === 1);
    await b.comment(post.id, 'live too');
    await updates.next(({ postUpdates }) => postUpdates.comment?.author.username === b.person.username);
    await a.edit({ postId: post.id, text: 'still live' });
    await updates.next(({ postUpdates }) => postUpdates.post?.text === 'still live');
    await a.edit({ postId: post.id, visibility: 'PRIVATE' });
    await updates.next(({ postUpdates }) => postUpdates.postId === post.id);
    await live.close();
  });
});
