import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMENT, FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

describe('threads', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = (name?: string) => new FeedClient(feed, feed.neighbours.add(name));
  const texts = (page: Data): string[] => page.nodes.map((node: Data) => node.text);
  const deleteComment = (client: FeedClient, commentId: string) =>
    client.change('deleteComment', 'commentId: ID!', { commentId }, '... on DeleteSuccess { deletedId }');

  it('go five levels deep, and no deeper', async () => {
    const ann = person();
    const post = await ann.say('deep');
    let parentId: string | undefined;
    for (let depth = 1; depth <= 5; depth++) {
      const reply: Data = await ann.reply(post.id, { text: `level ${depth}`, parentId });
      expect(reply.depth).toBe(depth);
      parentId = reply.id;
    }
    expect((await ann.comment(post.id, { text: 'six', parentId })).reason).toBe('TOO_DEEP');
    expect((await ann.post(post.id)).stats.comments).toBe(5);
  });

  it('refuse forged parents', async () => {
    const ann = person();
    const [one, two] = [await ann.say('one'), await ann.say('two')];
    const comment = await ann.reply(one.id, 'here');
    expect((await ann.comment(two.id, { text: 'there', parentId: comment.id })).__typename).toBe('NotFound');
    expect((await ann.comment(two.id, { text: 'there', parentId: 'nonsense' })).__typename).toBe('NotFound');
    expect((await ann.comment(comment.id, 'on a comment')).__typename).toBe('NotFound');
  });

  it('list level 1 by sort, replies under each, and flat the whole thread depth first, over any page size', async () => {
    const [ann, ben] = [person(), person()];
    const post = await ann.say('thread');
    const first = await ann.reply(post.id, '1');
    const second = await ann.reply(post.id, '2');
    const third = await ann.reply(post.id, '3');
    const inner = await ben.reply(post.id, { text: '1.1', parentId: first.id });
    await ben.reply(post.id, { text: '3.1', parentId: third.id });
    await ann.reply(post.id, { text: '1.1.1', parentId: inner.id });
    await ann.reply(post.id, { text: '1.2', parentId: first.id });
    for (const fan of [person(), person(), person(), person(), person(), person(), person()]) await fan.react(second.id, 'LIKE');
    expect(texts(await ann.thread(post.id, { sort: 'NEWEST' }))).toEqual(['3', '2', '1']);
    expect(texts(await ann.thread(post.id, { sort: 'OLDEST' }))).toEqual(['1', '2', '3']);
    expect(texts(await ann.thread(post.id))).toEqual(['2', '1', '3']);
    const expected: Record<string, string[]> = {
      OLDEST: ['1', '1.1', '1.1.1', '1.2', '2', '3', '3.1'],
      NEWEST: ['3', '3.1', '2', '1', '1.1', '1.1.1', '1.2'],
      TOP: ['2', '1', '1.1', '1.1.1', '1.2', '3', '3.1'],
    };
    for (const [sort, order] of Object.entries(expected)) {
      for (const size of [1, 2, 3, 7, 100]) {
        const seen: string[] = [];
        for (let after: string | null = null; ; ) {
          const page: Data = await ann.thread(post.id, { sort, flat: true, first: size, after });
          expect(page.totalCount).toBe(7);
          seen.push(...texts(page));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen, `${sort} by ${size}`).toEqual(order);
      }
    }
    const { comment } = await ann.run(
      `query ($id: ID!) { comment(id: $id) { ${COMMENT} replies { totalCount nodes { text } } } }`,
      { id: first.id },
    );
    expect(comment).toMatchObject({
      stats: { comments: 3 },
      replies: { totalCount: 2, nodes: [{ text: '1.1' }, { text: '1.2' }] },
    });
  });

  it('keep a tombstone while replies hang on it, which cannot be replied to and is not counted', async () => {
    const [ann, ben] = [person(), person()];
    const post = await ann.say('tombstones');
    const top = await ben.reply(post.id, 'top');
    const middle = await ann.reply(post.id, { text: 'middle', parentId: top.id });
    const leaf = await ben.reply(post.id, { text: 'leaf', parentId: middle.id });
    await deleteComment(ben, top.id);
    await deleteComment(ann, middle.id);
    const thread = await ann.thread(post.id, { flat: true });
    expect(thread.nodes.map((node: Data) => [node.state, node.text, node.author?.id ?? null])).toEqual([
      ['DELETED', '', null],
      ['DELETED', '', null],
      ['VISIBLE', 'leaf', ben.id],
    ]);
    expect((await ann.post(post.id)).stats.comments).toBe(1);
    expect((await ann.comment(post.id, { text: 'no', parentId: top.id })).reason).toBe('PARENT_DELETED');
    await deleteComment(ben, leaf.id);
    const after = await ann.thread(post.id, { flat: true });
    expect([after.nodes, after.totalCount]).toEqual([[], 0]);
  });

  it('let the author of the post delete what others wrote there, and nobody else', async () => {
    const [ann, ben, cat] = [person(), person(), person()];
    const post = await ann.say('my place');
    const [one, two] = [await ben.reply(post.id, 'one'), await ben.reply(post.id, 'two')];
    expect((await deleteComment(cat, one.id)).reason).toBe('NOT_AUTHOR');
    expect((await deleteComment(ann, one.id)).deletedId).toBe(one.id);
    const moderator = new FeedClient(feed, { id: feed.neighbours.add(), scopes: ['moderation'] });
    const removed = await moderator.change(
      'removeComment',
      'commentId: ID!, reason: String!',
      { commentId: two.id, reason: 'rude' },
      '... on DeleteSuccess { deletedId }',
    );
    expect(removed.deletedId).toBe(two.id);
    const log = 'query ($id: ID) { moderationActions(subjectId: $id) { nodes { action reason author { id } } } }';
    const { moderationActions } = await moderator.run(log, { id: two.id });
    expect(moderationActions.nodes).toEqual([{ action: 'REMOVED', reason: 'rude', author: { id: ben.id } }]);
    expect((await ann.thread(post.id)).totalCount).toBe(0);
  });

  it('hide what blocked people wrote: a placeholder where replies hang on it, else nothing', async () => {
    const [ann, ben, cat] = [person(), person(), person()];
    const post = await ann.say('with a block');
    const held = await ben.reply(post.id, 'held');
    await cat.reply(post.id, { text: 'answer', parentId: held.id });
    const lonely = await ben.reply(post.id, 'lonely');
    await feed.neighbours.block(ben.id, cat.id);
    const thread = await cat.thread(post.id, { sort: 'OLDEST' });
    expect(thread.nodes.map((node: Data) => [node.state, node.text, node.author])).toEqual([['HIDDEN', '', null]]);
    expect(thread.totalCount).toBe(1);
    expect((await cat.run('query ($id: ID!) { comment(id: $id) { id } }', { id: lonely.id })).comment).toBeNull();
    expect((await cat.comment(post.id, { text: 'to you', parentId: held.id })).__typename).toBe('NotFound');
    expect((await cat.react(lonely.id, 'LIKE')).__typename).toBe('NotFound');
    expect((await ann.thread(post.id)).totalCount).toBe(2);
  });

  it('obey the policy of the post within the setting of its author', async () => {
    const [ann, fan, stranger, named] = [person('policy_ann'), person(), person(), person('named_one')];
    await fan.follow(ann);
    const may = async (client: FeedClient, postId: string) =>
      (await client.comment(postId, 'may I?')).__typename === 'CommentSuccess';
    const forFollowers = await ann.say({ text: 'followers', commentPolicy: 'FOLLOWERS' });
    const forMentioned = await ann.say({ text: 'only @named_one', commentPolicy: 'MENTIONED' });
    const forNobody = await ann.say({ text: 'nobody', commentPolicy: 'NOBODY' });
    expect([await may(fan, forFollowers.id), await may(stranger, forFollowers.id)]).toEqual([true, false]);
    expect([await may(named, forMentioned.id), await may(fan, forMentioned.id)]).toEqual([true, false]);
    expect([await may(ann, forNobody.id), await may(fan, forNobody.id)]).toEqual([true, false]);
    expect((await stranger.comment(forNobody.id, 'no')).reason).toBe('COMMENTS_CLOSED');
    await feed.neighbours.set(ann.id, { whoCanComment: 'FOLLOWERS' });
    const open = await ann.say('open');
    const can = 'query ($id: ID!) { post(id: $id) { viewerCan { comment edit delete share } } }';
    expect([await may(fan, open.id), await may(stranger, open.id)]).toEqual([true, false]);
    expect((await stranger.run(can, { id: open.id })).post.viewerCan).toEqual({
      comment: false,
      edit: false,
      delete: false,
      share: true,
    });
  });

  it('serve videos by the same mechanism, under the rights of the video', async () => {
    const [ann, ben] = [person(), person()];
    const videoId = feed.neighbours.video(ann.id);
    const comment = await ben.reply(videoId, 'nice film');
    await ben.react(videoId, 'WOW');
    await ann.react(comment.id, 'LOVE');
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Video { stats { reactions comments byReaction { type count } }
      viewerReaction reactions { totalCount nodes { user { id } type } } comments { nodes { text viewerReaction subject { __typename } } } } } }`;
    const refs = [{ __typename: 'Video', id: videoId }];
    expect((await ben.run(query, { refs }))._entities[0]).toEqual({
      stats: { reactions: 1, comments: 1, byReaction: [{ type: 'WOW', count: 1 }] },
      viewerReaction: 'WOW',
      reactions: { totalCount: 1, nodes: [{ user: { id: ben.id }, type: 'WOW' }] },
      comments: { nodes: [{ text: 'nice film', viewerReaction: null, subject: { __typename: 'Video' } }] },
    });
    feed.neighbours.videos.set(videoId, { ownerId: ann.id, title: 'A film', privacy: 'PRIVATE' });
    expect((await ben.run(query, { refs }))._entities[0]).toEqual({
      stats: null,
      viewerReaction: null,
      reactions: null,
      comments: null,
    });
    expect((await ben.comment(videoId, 'still?')).__typename).toBe('NotFound');
  });

  it('list what a user wrote elsewhere, as far as the viewer sees it', async () => {
    const [ann, ben, cat] = [person(), person(), person()];
    await ben.follow(ann);
    const open = await ann.say('open');
    const closed = await ann.say({ text: 'closed', visibility: 'FOLLOWERS' });
    const [one] = [await ben.reply(open.id, 'in the open'), await ben.reply(closed.id, 'behind the door')];
    await ben.reply((await ben.say('own')).id, 'under my own');
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { comments { totalCount nodes { id } } } } }`;
    const seenBy = async (client: FeedClient) =>
      (await client.run(query, { refs: [{ __typename: 'User', id: ben.id }] }))._entities[0].comments;
    expect(await seenBy(cat)).toEqual({ totalCount: 1, nodes: [{ id: one?.id }] });
    expect((await seenBy(ann)).totalCount).toBe(2);
  });

  it('survive parallel writing and deleting with exact counts', async () => {
    const ann = person();
    const post = await ann.say('busy');
    const writers = Array.from({ length: 20 }, () => person());
    const comments = await Promise.all(writers.map((writer, index) => writer.reply(post.id, `comment ${index}`)));
    await Promise.all(
      writers.flatMap((writer, index) => [
        writer.comment(post.id, { text: 'answer', parentId: comments[(index + 1) % 20].id }),
        deleteComment(writer, comments[index].id),
      ]),
    );
    const thread = await ann.thread(post.id, { flat: true, first: 100 });
    const visible = thread.nodes.filter((node: Data) => node.state === 'VISIBLE').length;
    expect((await ann.post(post.id)).stats.comments).toBe(visible);
    expect(thread.totalCount).toBe(thread.nodes.length);
    expect(ids(thread)).toHaveLength(new Set(ids(thread)).size);
  });
});
