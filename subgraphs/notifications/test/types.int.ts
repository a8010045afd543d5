import { CommentAdded, MemberAdded, PostDeleted, PostPublished, ReactionAdded } from '@app/contracts/events';
import { newId } from '@app/kernel';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOf, startNotifications, type TestNotifications } from './support.ts';

describe('notifications', () => {
  let notifications: TestNotifications;
  beforeAll(async () => {
    notifications = await startNotifications();
  });
  afterAll(() => notifications[Symbol.asyncDispose]());
  const newUser = (name: string) => notifications.newUser(name);
  const nodesOf = async (userId: string): Promise<Data[]> => (await listOf(notifications, userId)).nodes;
  const imagesOf = async (userId: string): Promise<(string | null)[]> => {
    const { viewer } = await notifications.run(userId, '{ viewer { notifications { nodes { imageUrl } } } }');
    return viewer.notifications.nodes.map(({ imageUrl }: Data) => imageUrl);
  };
  const reaction = (ownerId: string, actorId: string, subjectType: 'POST' | 'COMMENT', subjectId: string, rootId = subjectId) =>
    ReactionAdded({ subjectType, subjectId, subjectOwnerId: ownerId, rootId, actorId, type: 'LIKE', isNew: true });

  it('of a liked comment lead to it where it stands: below a post, or below a video', async () => {
    const [ann, ben, comment, post, film] = [newUser('Ann'), newUser('Ben'), newId(), newId(), newId()];
    notifications.neighbours.posts.add(post);
    await notifications.happen(reaction(ann, ben, 'COMMENT', comment, post));
    expect(await nodesOf(ann)).toMatchObject([{ type: 'COMMENT_LIKE', deepLink: `wechat://posts/${post}?comment=${comment}` }]);
    await notifications.happen(reaction(ben, ann, 'COMMENT', comment, film));
    expect(await nodesOf(ben)).toMatchObject([{ deepLink: `wechat://videos/${film}?comment=${comment}` }]);
  });

  it('of replies and mentions below a video lead there', async () => {
    const [ann, ben, cem, film, commentId] = [newUser('Ann'), newUser('Ben'), newUser('Cem'), newId(), newId()];
    const reply = { commentId, authorId: ben, rootType: 'VIDEO' as const, rootId: film, rootOwnerId: ben };
    await notifications.happen(CommentAdded({ ...reply, parentId: newId(), parentAuthorId: ann, mentionIds: [cem] }));
    const deepLink = `wechat://videos/${film}?comment=${commentId}`;
    expect(await nodesOf(ann)).toMatchObject([{ type: 'COMMENT_REPLY', deepLink }]);
    expect(await nodesOf(cem)).toMatchObject([{ type: 'COMMENT_MENTION', deepLink }]);
  });

  it('of a share go with it, and one of several shares takes nobody else’s along', async () => {
    const [owner, ann, ben, original] = [newUser('Owner'), newUser('Ann'), newUser('Ben'), newId()];
    const share = (authorId: string, postId: string) =>
      PostPublished({
        ...{ postId, authorId, visibility: 'PUBLIC', mentionIds: [], hashtags: [], isQuote: true, videoId: null, mediaIds: [] },
        ...{ originalId: original, originalAuthorId: owner },
      });
    const gone = (authorId: string, postId: string) =>
      PostDeleted({
        ...{ postId, authorId, byModerator: false, reason: null, mediaIds: [] },
        ...{ originalId: original, originalAuthorId: owner },
      });
    const [first, second, third] = [newId(), newId(), newId()];
    await notifications.happen(share(ann, first));
    await notifications.happen(share(ann, second));
    await notifications.happen(share(ben, third));
    expect(await nodesOf(owner)).toMatchObject([{ type: 'POST_SHARE', title: 'Ben and Ann shared your post', actorCount: 2 }]);
    await notifications.happen(gone(ann, first));
    expect(await nodesOf(owner)).toMatchObject([{ actorCount: 2 }]);
    await notifications.happen(gone(ann, second));
    expect(await nodesOf(owner)).toMatchObject([{ title: 'Ben shared your post', actorCount: 1 }]);
    await notifications.happen(gone(ben, third));
    expect(await listOf(notifications, owner)).toEqual({ nodes: [], badge: { unread: 0, unseen: 0 } });
  });

  it('tell who was added to a group, and who was invited, but not who came by themselves', async () => {
    const [host, ann, ben, cem] = [newUser('Host'), newUser('Ann'), newUser('Ben'), newUser('Cem')];
    const conversationId = newId();
    const enter = (userId: string, actorId: string, isRequest: boolean) =>
      MemberAdded({ conversationId, userId, actorId, conversationType: 'GROUP', isRequest });
    await notifications.happen(enter(host, host, false), enter(ann, host, false), enter(ben, host, true), enter(cem, cem, false));
    expect(await nodesOf(ann)).toMatchObject([{ type: 'GROUP_INVITE', title: 'Host added you to a group' }]);
    expect(await nodesOf(ben)).toMatchObject([{ type: 'GROUP_INVITE', title: 'Host invited you to a group' }]);
    expect([...(await nodesOf(host)), ...(await nodesOf(cem))]).toEqual([]);
  });

  it('show the picture of who did it last, and none when there is none or the subject is gone', async () => {
    const [owner, ann, ben, post] = [newUser('Owner'), newUser('Ann'), newUser('Ben'), newId()];
    notifications.neighbours.avatars.set(ben, 'picture-of-ben');
    await notifications.happen(reaction(owner, ann, 'POST', post));
    expect(await imagesOf(owner)).toEqual([null]);
    await notifications.happen(reaction(owner, ben, 'POST', post));
    const [imageUrl] = await imagesOf(owner);
    expect(imageUrl).toBe('http://localhost:4000/media/p/key-of-picture-of-ben/k/150.webp');
    notifications.neighbours.hidden.add(`${owner} ${post}`);
    expect(await imagesOf(owner)).toEqual([null]);
  });
});
