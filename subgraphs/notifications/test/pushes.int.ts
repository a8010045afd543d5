import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BlockAdded,
  MessageSent,
  NotificationPreferencesChanged,
  ReactionAdded,
  ReceiptMoved,
  SessionsRevoked,
} from '@app/contracts/events';
import { SendPush } from '@app/contracts/jobs';
import type { NewEvent } from '@app/events';
import { JobQueue } from '@app/jobs';
import { newId } from '@app/kernel';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalFcm } from './fcm-service.ts';
import { LocalPushService } from './push-service.ts';
import { listOf, startNotifications, type TestNotifications } from './support.ts';

const REGISTER = `mutation ($input: RegisterDeviceInput!) { registerDevice(input: $input) {
  __typename ... on DeviceSuccess { device { id platform name } } ... on InvalidInput { problems { field code } } } }`;

/** Quiet at whatever hour the test runs. */
const night = { quietHours: hoursAround(new Date()) };

describe('pushes', () => {
  let notifications: TestNotifications;
  let service: LocalPushService;
  let fcm: LocalFcm;
  let folder: string;
  let queue: JobQueue;
  beforeAll(async () => {
    [service, fcm, folder] = [new LocalPushService(), new LocalFcm(), await mkdtemp(join(tmpdir(), 'fcm-'))];
    await Promise.all([service.listen(), fcm.listen()]);
    await writeFile(join(folder, 'account.json'), fcm.keyFile());
    notifications = await startNotifications({
      FCM_SERVICE_ACCOUNT_FILE: join(folder, 'account.json'),
      FCM_ENDPOINT: fcm.url,
    });
    queue = new JobQueue({ connection: notifications.runtime.redis, prefix: notifications.runtime.redisPrefix });
  });
  afterAll(async () => {
    await queue.close();
    await notifications[Symbol.asyncDispose]();
    await Promise.all([service[Symbol.asyncDispose](), fcm[Symbol.asyncDispose](), rm(folder, { recursive: true })]);
  });
  const newUser = (name: string) => notifications.newUser(name);
  const register = async (userId: string, input: Record<string, unknown>): Promise<Data> =>
    (await notifications.run(userId, REGISTER, { input: { name: 'A device', ...input } })).registerDevice;
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
  const message = (receiverId: string, senderId: string, conversationId: string, requestIds: string[] = []): NewEvent =>
    MessageSent({
      conversationId,
      messageId: newId(),
      seq: 1,
      senderId,
      type: 'TEXT',
      conversationType: 'DIRECT',
      mentionIds: [],
      mentionsAll: false,
      recipientIds: [receiverId],
      requestIds,
      mediaId: null,
    });
  /** Everything that a person would be told has been decided: deliveries are made or held, and pushes are sent. */
  const delivered = async (userId: string, held = 0): Promise<void> => {
    await until(async () => (await notifications.db.collection('deliveries').countDocuments({ userId })) === held, 20_000);
    await queue.drain([SendPush]);
  };

  it('reach a browser encrypted for it alone, signed by the key that it subscribed with', async () => {
    const [owner, fan, post] = [newUser('Owner'), newUser('Fan'), newId()];
    const { webPushKey } = await notifications.run(null, '{ webPushKey }');
    const subscription = service.subscribe();
    const { device } = await register(owner, { platform: 'WEB', ...subscription });
    expect(device).toMatchObject({ platform: 'WEB', name: 'A device' });
    await notifications.happen(like(owner, fan, post));
    const push = await service.next(subscription.endpoint);
    const { nodes } = await listOf(notifications, owner);
    expect(push.payload).toEqual({
      title: 'Fan liked your post',
      body: '',
      imageUrl: null,
      deepLink: `wechat://posts/${post}`,
      type: 'POST_LIKE',
      notificationId: nodes[0].id,
      unread: 1,
    });
    expect(push).toMatchObject({ ttl: '86400', urgency: 'normal', vapid: { key: webPushKey } });
    await notifications.happen(like(owner, newUser('Other fan'), post));
    const second = await service.next(subscription.endpoint, 2);
    expect(second.payload.title).toBe('Other fan and Fan liked your post');
    expect(second.topic).toBe(push.topic);
  });

  it('reach an application through FCM, and one that was removed is forgotten', async () => {
    const [owner, fan] = [newUser('Owner'), newUser('Fan')];
    await register(owner, { platform: 'FCM', token: 'good-token' });
    await register(owner, { platform: 'FCM', token: 'old-token' });
    fcm.unregistered.add('old-token');
    await notifications.happen(like(owner, fan));
    const sent = await until(() => fcm.messages.find(({ token }) => token === 'good-token'));
    expect(sent).toMatchObject({ notification: { title: 'Fan liked your post' }, data: { type: 'POST_LIKE', unread: '1' } });
    const names = async () => (await notifications.run(owner, '{ viewer { devices { platform } } }')).viewer.devices;
    await until(async () => (await names()).length === 1);
  });

  it('are tried again when the service is in trouble, and end among the dead letters when it refuses', async () => {
    const [owner, refused] = [newUser('Owner'), newUser('Refused')];
    const [shaky, strict] = [service.subscribe(503), service.subscribe(413)];
    await register(owner, { platform: 'WEB', ...shaky });
    await register(refused, { platform: 'WEB', ...strict });
    await notifications.happen(like(owner, newUser('Fan')), like(refused, newUser('Fan')));
    await service.next(shaky.endpoint);
    const dead = await until(async () => (await queue.dead(SendPush)).at(0));
    expect(dead).toMatchObject({ reason: 'the push service answered 413', attempts: 1 });
    expect(service.received(strict.endpoint)).toEqual([]);
  });

  it('end for a device whose endpoint is gone', async () => {
    const owner = newUser('Owner');
    await register(owner, { platform: 'WEB', ...service.subscribe(410) });
    await notifications.happen(like(owner, newUser('Fan')));
    await until(async () => (await notifications.run(owner, '{ viewer { devices { id } } }')).viewer.devices.length === 0);
  });

  it('are not for somebody who is there, and follow for one who has just left', async () => {
    const [present, leaving] = [newUser('Present'), newUser('Leaving')];
    await register(present, { platform: 'WEB', endpoint: 'dev:present' });
    await register(leaving, { platform: 'WEB', endpoint: 'dev:leaving' });
    await notifications.connect(present, 60_000);
    await notifications.connect(leaving, 1_500);
    await notifications.happen(like(present, newUser('Fan')), like(leaving, newUser('Fan')));
    await until(async () => (await notifications.pushesTo('leaving')).length === 1);
    expect(await notifications.pushesTo('present')).toEqual([]);
    expect((await listOf(notifications, present)).badge.unread).toBe(1);
  });

  it('of what was read before its time, in the list or where it was written, are dropped', async () => {
    const [ann, ben, conversation] = [newUser('Ann'), newUser('Ben'), newId()];
    await register(ann, { platform: 'WEB', endpoint: 'dev:read' });
    notifications.neighbours.settings.set(ann, night);
    await notifications.happen(like(ann, ben), message(ann, ben, conversation));
    expect((await listOf(notifications, ann)).badge.unread).toBe(2);
    await notifications.happen(
      ReceiptMoved({ conversationId: conversation, userId: ann, lastReadSeq: 1, lastDeliveredSeq: 1, isShared: true }),
    );
    const { nodes } = await listOf(notifications, ann);
    expect(nodes.filter(({ isRead }: Data) => isRead)).toMatchObject([{ type: 'MESSAGE' }]);
    await notifications.run(ann, 'mutation { markAllNotificationsRead { __typename } }');
    await delivered(ann, 2);
    notifications.neighbours.settings.set(ann, {});
    await notifications.happen(NotificationPreferencesChanged({ userId: ann }));
    await delivered(ann);
    expect(await notifications.pushesTo('read')).toEqual([]);
  });

  it('wait for the end of quiet hours, one for each group with the newest words, and hear of changed wishes', async () => {
    const [owner, post] = [newUser('Owner'), newId()];
    await register(owner, { platform: 'WEB', endpoint: 'dev:quiet' });
    notifications.neighbours.settings.set(owner, night);
    await notifications.happen(like(owner, newUser('Ann'), post));
    await notifications.happen(like(owner, newUser('Ben'), post));
    await delivered(owner, 1);
    expect(await notifications.pushesTo('quiet')).toEqual([]);
    notifications.neighbours.settings.set(owner, {});
    await notifications.happen(NotificationPreferencesChanged({ userId: owner }));
    await delivered(owner);
    expect(await notifications.pushesTo('quiet')).toMatchObject([{ title: 'Ben and Ann liked your post' }]);
  });

  it('that were held obey a block, a mute and a wish that came meanwhile', async () => {
    const silenced: Record<string, (owner: string, fan: string) => Promise<void>> = {
      block: (owner, fan) => notifications.relate(owner, fan, { blocksYou: true }),
      mute: (owner, fan) => notifications.relate(owner, fan, { isMuted: true }),
      wish: async (owner) => void notifications.neighbours.wishes.set(owner, [{ type: 'POST_LIKE', push: false }]),
    };
    for (const [how, silence] of Object.entries(silenced)) {
      const [owner, fan] = [newUser('Owner'), newUser('Fan')];
      await register(owner, { platform: 'WEB', endpoint: `dev:held-${how}` });
      notifications.neighbours.settings.set(owner, night);
      await notifications.happen(like(owner, fan));
      await delivered(owner, 1);
      await silence(owner, fan);
      notifications.neighbours.settings.set(owner, {});
      await notifications.happen(NotificationPreferencesChanged({ userId: owner }));
      await delivered(owner);
      expect(await notifications.pushesTo(`held-${how}`), how).toEqual([]);
    }
  });

  it('that are tried again obey what came between the tries', async () => {
    const [owner, fan] = [newUser('Owner'), newUser('Fan')];
    const shaky = service.subscribe(503);
    await register(owner, { platform: 'WEB', ...shaky });
    await notifications.happen(like(owner, fan));
    await until(() => service.refusalsLeft(shaky.endpoint) === 0);
    await notifications.relate(owner, fan, { isMuted: true });
    await queue.drain([SendPush]);
    expect(service.received(shaky.endpoint)).toEqual([]);
  });

  it('of a group still go out when its newest actor is blocked meanwhile, and name the others', async () => {
    const [owner, ann, ben, post] = [newUser('Owner'), newUser('Ann'), newUser('Ben'), newId()];
    await register(owner, { platform: 'WEB', endpoint: 'dev:group-block' });
    notifications.neighbours.settings.set(owner, night);
    await notifications.happen(like(owner, ann, post));
    await notifications.happen(like(owner, ben, post));
    await delivered(owner, 1);
    await notifications.relate(owner, ben, { isBlocked: true });
    await notifications.happen(BlockAdded({ blockerId: owner, blockedId: ben }));
    notifications.neighbours.settings.set(owner, {});
    await notifications.happen(NotificationPreferencesChanged({ userId: owner }));
    await delivered(owner);
    expect(await notifications.pushesTo('group-block')).toMatchObject([{ title: 'Ann liked your post' }]);
  });

  it('and lists know nothing of a muted conversation, nor pushes of a request', async () => {
    const [ann, ben, muted] = [newUser('Ann'), newUser('Ben'), newId()];
    notifications.neighbours.wishes.set(ann, [{ type: 'MESSAGE_REQUEST', push: false }]);
    await register(ann, { platform: 'WEB', endpoint: 'dev:chat' });
    notifications.neighbours.mutedConversations.add(`${muted} ${ann}`);
    await notifications.happen(message(ann, ben, muted));
    expect((await listOf(notifications, ann)).nodes).toEqual([]);
    await notifications.happen(message(ann, ben, newId(), [ann]));
    expect((await listOf(notifications, ann)).nodes).toMatchObject([{ type: 'MESSAGE_REQUEST' }]);
    await delivered(ann);
    expect(await notifications.pushesTo('chat')).toEqual([]);
    await notifications.happen(message(ann, ben, newId()));
    await until(async () => (await notifications.pushesTo('chat')).length === 1);
  });

  it('go out where only they are wanted, and not into the list', async () => {
    const owner = newUser('Owner');
    notifications.neighbours.wishes.set(owner, [{ type: 'POST_LIKE', inApp: false, push: true }]);
    await register(owner, { platform: 'WEB', endpoint: 'dev:push-only' });
    await notifications.happen(like(owner, newUser('Fan')));
    await until(async () => (await notifications.pushesTo('push-only')).length === 1);
    expect(await listOf(notifications, owner)).toEqual({ nodes: [], badge: { unread: 0, unseen: 0 } });
  });

  it('go to whoever registered the device last, and to nobody after signing out', async () => {
    const [ann, ben] = [newUser('Ann'), newUser('Ben')];
    const first = await register(ann, { platform: 'WEB', endpoint: 'dev:shared' });
    const again = await register(ann, { platform: 'WEB', endpoint: 'dev:shared', name: 'Renamed' });
    expect(again.device).toMatchObject({ id: first.device.id, name: 'Renamed' });
    const taken = await register(ben, { platform: 'WEB', endpoint: 'dev:shared' });
    const unregister = 'mutation ($id: ID!) { unregisterDevice(id: $id) }';
    expect((await notifications.run(ann, unregister, { id: taken.device.id })).unregisterDevice).toBe(false);
    expect((await notifications.run(ann, unregister, { id: 'nonsense' })).unregisterDevice).toBe(false);
    await notifications.happen(SessionsRevoked({ userId: ben, sessionIds: [ben] }));
    expect((await notifications.run(ben, '{ viewer { devices { id } } }')).viewer.devices).toEqual([]);
  });

  it('are not sent to addresses of anybody’s choice', async () => {
    const owner = newUser('Owner');
    const keys = { p256dh: service.subscribe().p256dh, auth: service.subscribe().auth };
    const problems = async (input: Record<string, unknown>) => (await register(owner, input)).problems;
    for (const endpoint of [
      'https://internal.example/push',
      'http://169.254.169.254/',
      'https://fcm.googleapis.com.evil.example/',
      'file:///etc/passwd',
    ])
      expect(await problems({ platform: 'WEB', endpoint, ...keys })).toEqual([{ field: 'endpoint', code: 'BAD_FORMAT' }]);
    const known = 'https://fcm.googleapis.com/fcm/send/abc';
    expect(await problems({ platform: 'WEB', endpoint: known })).toEqual([
      { field: 'p256dh', code: 'REQUIRED' },
      { field: 'auth', code: 'REQUIRED' },
    ]);
    expect(await problems({ platform: 'WEB', endpoint: known, ...keys, auth: 'short' })).toEqual([
      { field: 'auth', code: 'BAD_FORMAT' },
    ]);
    expect(await problems({ platform: 'WEB' })).toEqual([{ field: 'endpoint', code: 'REQUIRED' }]);
    expect(await problems({ platform: 'FCM' })).toEqual([{ field: 'token', code: 'REQUIRED' }]);
    expect((await problems({ platform: 'FCM', token: 't', name: 'x'.repeat(101) }))[0]).toEqual({
      field: 'name',
      code: 'TOO_LONG',
    });
  });
});

function hoursAround(now: Date): { from: string; to: string; timeZone: string } {
  const time = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString().slice(11, 16);
  return { from: time(-1), to: time(2), timeZone: 'UTC' };
}
