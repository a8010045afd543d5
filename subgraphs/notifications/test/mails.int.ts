import { NotificationPreferencesChanged, ReactionAdded, SecurityAlerted, UserDeleted } from '@app/contracts/events';
import { SendDigest } from '@app/contracts/jobs';
import type { NewEvent } from '@app/events';
import { JobQueue } from '@app/jobs';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNotifications, type TestNotifications } from './support.ts';

describe('mails of notifications', () => {
  let notifications: TestNotifications;
  let queue: JobQueue;
  beforeAll(async () => {
    notifications = await startNotifications({ APP_URL: 'https://app.example/app' });
    queue = new JobQueue({ connection: notifications.runtime.redis, prefix: notifications.runtime.redisPrefix });
  });
  afterAll(async () => {
    await queue.close();
    await notifications[Symbol.asyncDispose]();
  });
  const like = (ownerId: string, actorId: string, postId = newId()): NewEvent =>
    ReactionAdded({
      subjectType: 'POST',
      subjectId: postId,
      subjectOwnerId: ownerId,
      rootId: postId,
      actorId,
      type: 'LIKE',
      isNew: true,
    });
  const mailed = async (userId: string): Promise<void> => {
    await until(async () => (await notifications.db.collection('deliveries').countDocuments({ userId })) === 0);
  };
  const digests = async (): Promise<{ affected: number; succeeded: boolean }> => {
    const query = 'mutation { runMaintenance(task: "send-digests") { affected succeeded } }';
    const { runMaintenance } = await notifications.run(newId(), query, {}, ['maintenance']);
    await queue.drain([SendDigest]);
    return runMaintenance;
  };

  it('go out for the types that want them, in the receiver’s language, once until they are read', async () => {
    const [owner, post] = [notifications.newUser('Owner'), newId()];
    notifications.neighbours.settings.set(owner, { language: 'zh' });
    notifications.neighbours.wishes.set(owner, [{ type: 'POST_LIKE', push: false, email: true }]);
    await notifications.happen(like(owner, notifications.newUser('小雨'), post));
    await mailed(owner);
    const [mail] = await notifications.mailsTo(owner);
    expect(mail).toMatchObject({
      template: 'notification',
      subject: '小雨 赞了你的动态',
      data: { deepLink: `wechat://posts/${post}`, url: `https://app.example/app/posts/${post}` },
    });
    expect(mail?.text).toContain('设置');
    await notifications.happen(like(owner, notifications.newUser('Ben'), post));
    await mailed(owner);
    expect(await notifications.mailsTo(owner)).toHaveLength(1);
    await notifications.run(owner, 'mutation { markAllNotificationsRead { __typename } }');
    await notifications.happen(like(owner, notifications.newUser('Cem'), post));
    await mailed(owner);
    expect(await notifications.mailsTo(owner)).toHaveLength(2);
  });

  it('show what people wrote as text', async () => {
    const owner = notifications.newUser('Owner');
    notifications.neighbours.wishes.set(owner, [{ type: 'POST_LIKE', push: false, email: true }]);
    await notifications.happen(like(owner, notifications.newUser('<img src=x onerror=alert(1)>')));
    await mailed(owner);
    const [mail] = await notifications.mailsTo(owner);
    expect(mail?.html).not.toContain('<img');
    expect(mail?.html).toContain('&lt;img');
  });

  it('are not written about what auth mails itself', async () => {
    const owner = notifications.newUser('Owner');
    notifications.neighbours.wishes.set(owner, [{ type: 'SECURITY_ALERT', push: false, email: true }]);
    await notifications.happen(SecurityAlerted({ userId: owner, kind: 'new-device' }));
    await mailed(owner);
    expect(await notifications.mailsTo(owner)).toEqual([]);
  });

  it('sum up a week for those who asked, once a week', async () => {
    const [weekly, never] = [notifications.newUser('Weekly'), notifications.newUser('Never')];
    notifications.neighbours.settings.set(weekly, { digest: 'WEEKLY' });
    await notifications.happen(
      NotificationPreferencesChanged({ userId: weekly }),
      NotificationPreferencesChanged({ userId: never }),
      like(weekly, notifications.newUser('Ann')),
      like(never, notifications.newUser('Ann')),
    );
    expect(await digests()).toEqual({ affected: 1, succeeded: true });
    const mails = await notifications.mailsTo(weekly);
    expect(mails).toMatchObject([{ template: 'digest', subject: 'Your week: 1 new notification' }]);
    expect(mails[0]?.text).toContain('Ann liked your post');
    expect(await digests()).toEqual({ affected: 0, succeeded: true });
    expect(await notifications.mailsTo(weekly)).toHaveLength(1);
    expect(await notifications.mailsTo(never)).toEqual([]);
  });

  it('of a week are not written about nothing, nor for somebody who no longer wants them', async () => {
    const [idle, tired] = [notifications.newUser('Idle'), notifications.newUser('Tired')];
    for (const user of [idle, tired]) notifications.neighbours.settings.set(user, { digest: 'WEEKLY' });
    await notifications.happen(
      NotificationPreferencesChanged({ userId: idle }),
      NotificationPreferencesChanged({ userId: tired }),
      like(tired, notifications.newUser('Ann')),
    );
    notifications.neighbours.settings.set(tired, { digest: 'OFF' });
    await digests();
    expect(await notifications.mailsTo(idle)).toEqual([]);
    expect(await notifications.mailsTo(tired)).toEqual([]);
  });

  it('nothing of a deleted user is left, and auth is told', async () => {
    const owner = notifications.newUser('Owner');
    notifications.neighbours.settings.set(owner, { digest: 'WEEKLY' });
    await notifications.happen(like(owner, notifications.newUser('Ann')), NotificationPreferencesChanged({ userId: owner }));
    await notifications.happen(UserDeleted({ userId: owner }));
    const left = await Promise.all(
      ['notifications', 'devices', 'deliveries', 'threadMutes'].map((name) =>
        notifications.db.collection(name).countDocuments({ userId: owner }),
      ),
    );
    expect(left).toEqual([0, 0, 0, 0]);
    expect(await notifications.db.collection<{ _id: string }>('digests').countDocuments({ _id: owner })).toBe(0);
    expect(notifications.neighbours.erased).toContain(owner);
  });
});
