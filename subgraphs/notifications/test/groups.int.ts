import {
  BlockAdded,
  CommentAdded,
  CommentDeleted,
  FollowAdded,
  FollowRemoved,
  ReactionAdded,
  ReactionRemoved,
  ThreadMuteChanged,
} from '@app/contracts/events';
import type { NewEvent } from '@app/events';
import { newId } from '@app/kernel';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOf, startNotifications, type TestNotifications } from './support.ts';

describe('notifications', () => {
  let notifications: TestNotifications;
  beforeAll(async () => {
    notifications = await startNotifications();
  });
  afterAll(() => notifications[Symbol.asyncDispose]());
  const newUser = (name: string) => notifications.newUser(name);
  const list = (userId: string) => listOf(notifications, userId);
  const like = (ownerId: string, postId: string, actorId: string): NewEvent =>
    ReactionAdded({
      subjectType: 'POST',
      subjectId: postId,
      subjectOwnerId: ownerId,
      rootId: postId,
      actorId,
      type: 'LIKE',
      isNew: true,
    });
  const unlike = (ownerId: string, postId: string, actorId: string): NewEvent =>
    ReactionRemoved({ subjectType: 'POST', subjectId: postId, subjectOwnerId: ownerId, rootId: postId, actorId });

  it('of seven likers are one, which loses those who undo, and goes with the last', async () => {
    const [owner, post] = [newUser('Owner'), newId()];
    const likers = ['Ann', 'Ben', 'Cem', 'Dan', 'Eva', 'Fay', 'Gus'].map(newUser);
    for (const liker of likers) await notifications.happen(like(owner, post, liker));
    const before = await list(owner);
    expect(before.nodes).toMatchObject([
      { type: 'POST_LIKE', title: 'Gus and 6 others liked your post', actorCount: 7, deepLink: `wechat://posts/${post}` },
    ]);
    expect(before.nodes[0].actors.map(({ id }: Data) => id)).toEqual(likers.toReversed());
    await notifications.happen(unlike(owner, post, likers[6] ?? ''));
    expect((await list(owner)).nodes).toMatchObject([{ title: 'Fay and 5 others liked your post', actorCount: 6 }]);
    for (const liker of likers) await notifications.happen(unlike(owner, post, liker));
    expect(await list(owner)).toEqual({ nodes: [], badge: { unread: 0, unseen: 0 } });
  });

  it('that were read and grow are unread again, by one', async () => {
    const [owner, post] = [newUser('Owner'), newId()];
    await notifications.happen(like(owner, post, newUser('Ann')), like(owner, newId(), newUser('Ben')));
    const { markAllNotificationsRead } = await notifications.run(
      owner,
      'mutation { markAllNotificationsRead { ... on NotificationsSuccess { badge { unread unseen } } } }',
    );
    expect(markAllNotificationsRead.badge).toEqual({ unread: 0, unseen: 0 });
    await notifications.happen(like(owner, post, newUser('Cem')));
    expect((await list(owner)).badge).toEqual({ unread: 1, unseen: 1 });
    await notifications.happen(like(owner, post, newUser('Dan')));
    const after = await list(owner);
    expect(after.badge).toEqual({ unread: 1, unseen: 1 });
    expect(after.nodes[0]).toMatchObject({ title: 'Dan and 2 others liked your post', isRead: false, isSeen: false });
  });

  it('of fifty events at once are one group of fifty, whatever comes twice', async () => {
    const [owner, post] = [newUser('Owner'), newId()];
    const events = Array.from({ length: 50 }, (_, index) => {
      // Keys of their own, so that all partitions are at work at once.
      return { ...like(owner, post, newUser(`Liker ${index}`)), key: newId() };
    });
    await notifications.happen(...events, ...events.slice(0, 10));
    const { nodes, badge } = await list(owner);
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({ actorCount: 50 });
    expect(badge).toEqual({ unread: 1, unseen: 1 });
  });

  it('are counted as they are listed, whoever marks all as read meanwhile', async () => {
    const owner = newUser('Owner');
    const arriving = notifications.happen(
      ...Array.from({ length: 30 }, (_, index) => ({ ...like(owner, newId(), newUser(`Liker ${index}`)), key: newId() })),
    );
    let isOver = false;
    const marking = (async () => {
      while (!isOver) await notifications.run(owner, 'mutation { markAllNotificationsRead { __typename } }');
    })();
    await arriving;
    isOver = true;
    await marking;
    const { nodes, badge } = await list(owner);
    expect(nodes).toHaveLength(30);
    expect(badge.unread).toBe(nodes.filter(({ isRead }: Data) => !isRead).length);
    expect(badge.unseen).toBe(nodes.filter(({ isSeen }: Data) => !isSeen).length);
  });

  it('are marked as read and seen all together, however many there are', async () => {
    const owner = newUser('Owner');
    await notifications.happen(like(owner, newId(), newUser('Ann')));
    const all = notifications.db.collection<{ _id: string }>('notifications');
    const { openKey: _open, ...one } = { openKey: '', ...(await all.findOne({ userId: owner })) };
    await all.insertMany(Array.from({ length: 1_200 }, () => ({ ...one, _id: newId() })));
    expect((await list(owner)).badge).toEqual({ unread: 1_201, unseen: 1_201 });
    const mark = async (field: string) =>
      (await notifications.run(owner, `mutation { ${field} { ... on NotificationsSuccess { badge { unread unseen } } } }`))[field]
        .badge;
    expect(await mark('markNotificationsSeen')).toEqual({ unread: 1_201, unseen: 0 });
    expect(await mark('markAllNotificationsRead')).toEqual({ unread: 0, unseen: 0 });
  });

  it('that have expired are neither listed nor counted, before the server takes them', async () => {
    const owner = newUser('Owner');
    await notifications.happen(like(owner, newId(), newUser('Ann')), like(owner, newId(), newUser('Ben')));
    const { nodes } = await list(owner);
    await notifications.db
      .collection<{ _id: string }>('notifications')
      .updateOne({ _id: nodes[0].id }, { $set: { expiresAt: new Date() } });
    const after = await list(owner);
    expect(after.nodes.map(({ id }: Data) => id)).toEqual([nodes[1].id]);
    expect(after.badge).toEqual({ unread: 1, unseen: 1 });
    const { markNotificationsRead } = await notifications.run(
      owner,
      'mutation ($ids: [ID!]!) { markNotificationsRead(ids: $ids) { __typename } }',
      { ids: [nodes[0].id] },
    );
    expect(markNotificationsRead.__typename).toBe('NotFound');
  });

  it('say nothing of oneself, of the blocked and muted, of what may not be seen, and of muted threads', async () => {
    const [owner, stranger] = [newUser('Owner'), newUser('Stranger')];
    const silent = ['isBlocked', 'blocksYou', 'isMuted'] as const;
    for (const fact of silent) {
      const actor = newUser(fact);
      notifications.neighbours.relations.set(`${owner} ${actor}`, { [fact]: true });
      await notifications.happen(like(owner, newId(), actor));
    }
    const [hidden, mutedThread] = [newId(), newId()];
    notifications.neighbours.hidden.add(`${owner} ${hidden}`);
    await notifications.happen(ThreadMuteChanged({ userId: owner, subjectId: mutedThread, isMuted: true }));
    await notifications.happen(like(owner, newId(), owner), like(owner, hidden, stranger), like(owner, mutedThread, stranger));
    expect((await list(owner)).nodes).toEqual([]);
    await notifications.happen(ThreadMuteChanged({ userId: owner, subjectId: mutedThread, isMuted: false }));
    await notifications.happen(like(owner, mutedThread, stranger));
    expect((await list(owner)).nodes).toHaveLength(1);
  });

  it('about a subject that is gone say so, and lead nowhere that is forbidden', async () => {
    const [owner, post] = [newUser('Owner'), newId()];
    await notifications.happen(like(owner, post, newUser('Ann')));
    notifications.neighbours.hidden.add(`${owner} ${post}`);
    expect((await list(owner)).nodes).toMatchObject([{ title: 'This is no longer available', body: '', subject: null }]);
  });

  it('about the other go on both sides when one blocks the other, and counts follow', async () => {
    const [ann, ben, cem] = [newUser('Ann'), newUser('Ben'), newUser('Cem')];
    const post = newId();
    await notifications.happen(like(ann, post, ben), like(ben, newId(), ann));
    await notifications.happen(like(ann, post, cem));
    await notifications.happen(BlockAdded({ blockerId: ann, blockedId: ben }));
    expect((await list(ann)).nodes).toMatchObject([{ title: 'Cem liked your post', actorCount: 1 }]);
    expect(await list(ben)).toEqual({ nodes: [], badge: { unread: 0, unseen: 0 } });
  });

  it('tell each person of a comment once, and lose it with the comment', async () => {
    const [author, commenter, replier, post] = [newUser('Author'), newUser('Commenter'), newUser('Replier'), newId()];
    const reply = {
      commentId: newId(),
      authorId: replier,
      rootType: 'POST' as const,
      rootId: post,
      rootOwnerId: author,
      parentId: newId(),
      parentAuthorId: commenter,
    };
    await notifications.happen(CommentAdded({ ...reply, mentionIds: [commenter, author] }));
    const link = `wechat://posts/${post}?comment=${reply.commentId}`;
    expect((await list(commenter)).nodes).toMatchObject([{ type: 'COMMENT_REPLY', deepLink: link }]);
    expect((await list(author)).nodes).toMatchObject([{ type: 'POST_COMMENT', deepLink: link }]);
    await notifications.happen(CommentDeleted({ ...reply, byModerator: false, reason: null }));
    expect((await list(commenter)).nodes).toEqual([]);
    expect((await list(author)).nodes).toEqual([]);
  });

  it('follow the receiver’s wish for each type, and their language', async () => {
    const [owner, fan] = [newUser('Owner'), newUser('小雨')];
    notifications.neighbours.settings.set(owner, { language: 'zh-CN' });
    notifications.neighbours.wishes.set(owner, [{ type: 'UNFOLLOW', inApp: false, push: false }]);
    await notifications.happen(FollowAdded({ followerId: fan, followeeId: owner, accepted: false }));
    expect((await list(owner)).nodes).toMatchObject([{ type: 'FOLLOW', title: '小雨 关注了你' }]);
    await notifications.happen(FollowRemoved({ followerId: fan, followeeId: owner, byFollowee: false }));
    expect((await list(owner)).nodes).toEqual([]);
  });

  it('arrive live with the counts, and a cursor continues without a gap', async () => {
    const owner = newUser('Owner');
    const { viewer } = await notifications.run(owner, '{ viewer { notifications { liveCursor } } }');
    await notifications.happen(like(owner, newId(), newUser('Ann')));
    const over = new AbortController();
    const field =
      '... on NotificationArrived { cursor notification { title } badge { unread } } ... on NotificationBadgeChanged { badge { unread } }';
    const query = `subscription { notificationAdded(after: "${viewer.notifications.liveCursor}") { ${field} } }`;
    const stream = await notifications.live(owner, query, over.signal);
    const next = async () => (await stream.next()).value.data.notificationAdded;
    expect(await next()).toMatchObject({ notification: { title: 'Ann liked your post' }, badge: { unread: 1 } });
    await notifications.run(owner, 'mutation { markAllNotificationsRead { __typename } }');
    expect(await next()).toEqual({ badge: { unread: 0 } });
    over.abort();
    await stream.return?.();
  });

  it('belong to their receiver alone', async () => {
    const [owner, other] = [newUser('Owner'), newUser('Other')];
    await notifications.happen(like(owner, newId(), newUser('Ann')));
    const id: string = (await list(owner)).nodes[0].id;
    for (const query of [
      'mutation ($id: ID!) { change: deleteNotification(id: $id) { __typename } }',
      'mutation ($id: ID!) { change: markNotificationsRead(ids: [$id]) { __typename } }',
    ]) {
      expect((await notifications.run(other, query, { id })).change.__typename).toBe('NotFound');
    }
    const reference = 'query ($id: ID!) { _entities(representations: [{ __typename: "Notification", id: $id }]) { __typename } }';
    expect((await notifications.run(other, reference, { id }))._entities).toEqual([null]);
    expect((await notifications.run(owner, reference, { id }))._entities).toEqual([{ __typename: 'Notification' }]);
    await until(async () => (await list(owner)).badge.unread === 1);
  });

  it('page through a long list without losing or repeating one', async () => {
    const owner = newUser('Owner');
    await notifications.happen(...Array.from({ length: 25 }, () => like(owner, newId(), newUser('Ann'))));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { viewer }: Data = await notifications.run(
        owner,
        'query ($after: String) { viewer { notifications(first: 10, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }',
        { after },
      );
      seen.push(...viewer.notifications.nodes.map(({ id }: Data) => id));
      after = viewer.notifications.pageInfo.hasNextPage ? viewer.notifications.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
    const foreign = await notifications.ask(owner, '{ viewer { notifications(after: "bm9uc2Vuc2U") { nodes { id } } } }');
    expect(foreign.errors).toHaveLength(1);
  });
});
