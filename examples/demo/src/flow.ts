import { readFile } from 'node:fs/promises';
import { type Data, GraphqlClient, until } from '@app/testkit';
import { playEverything } from './hls.ts';
import { joinPlatform, type Person } from './people.ts';
import { expectEqual, expectTrue, Steps } from './steps.ts';
import { sendBytes, uploadPhoto } from './uploads.ts';

const PHOTO = new URL('../media/rocket.jpg', import.meta.url);
const CLIP = new URL('../media/bigbuckbunny.mp4', import.meta.url);

const FEED = `subscription { feedUpdates { __typename ... on FeedPostAdded { cursor post { id text hashtags author { username displayName stats { followers } } media { id url } video { id title } } } } }`;
const NOTIFICATIONS = `subscription { notificationAdded { __typename ... on NotificationArrived { cursor notification { id type title actorCount actors { username } subject { __typename } } badge { unread unseen } } } }`;
const CHAT = `subscription { chatEvents { __typename ... on ChatMessageAdded { cursor message { seq content { ... on TextContent { text } } sender { username } } conversation { id unreadCount } badge { unreadMessages } } ... on ChatReceiptMoved { conversationId lastReadSeq } } }`;

/** The main flow: two people meet, post, react, chat, and watch a video; resolves with the number of steps. */
export async function runFlow(baseUrl: string): Promise<number> {
  const steps = new Steps();
  const anonymous = new GraphqlClient(`${baseUrl}/graphql`);
  console.log(`The flow, against ${baseUrl}\n`);
  const [ada, bo] = [
    await steps.step('Ada registers, verifies her mail and signs in', () => joinPlatform(anonymous, baseUrl, 'Ada')),
    await steps.step('Bo does the same', () => joinPlatform(anonymous, baseUrl, 'Bo')),
  ];
  try {
    await meet(steps, ada, bo);
    await post(steps, ada, bo);
    await chat(steps, ada, bo);
    await watch(steps, ada, bo);
    await refusals(steps, anonymous, ada, bo);
    await leave(steps, ada);
  } finally {
    await Promise.all([ada.live.close(), bo.live.close()]);
  }
  return steps.count;
}

async function meet(steps: Steps, ada: Person, bo: Person): Promise<void> {
  await steps.step('Both have a profile with zero stats', async () => {
    for (const person of [ada, bo]) {
      const { viewer } = await person.client.run('{ viewer { user { username stats { followers following posts videos } } } }');
      expectEqual('profile', viewer.user, {
        username: person.username,
        stats: { followers: 0, following: 0, posts: 0, videos: 0 },
      });
    }
  });
  await steps.step('Bo follows Ada', async () => {
    const { follow } = await bo.client.run(
      'mutation ($id: ID!) { follow(userId: $id) { ... on RelationSuccess { user { stats { followers } } relation { isFollowing } } } }',
      { id: ada.id },
    );
    expectEqual('follow', follow, { user: { stats: { followers: 1 } }, relation: { isFollowing: true } });
  });
}

async function post(steps: Steps, ada: Person, bo: Person): Promise<void> {
  const feed = bo.live.subscribe(FEED);
  const notified = bo.live.subscribe(NOTIFICATIONS);
  const adaNotified = ada.live.subscribe(NOTIFICATIONS);
  await steps.step('Bo listens to feed and notifications over one WebSocket', async () => {
    await until(() => bo.live.connected && ada.live.connected);
    await settled(bo);
  });
  const photo = await steps.step('Ada uploads a photo through a signed URL; derivatives are made', () =>
    uploadPhoto(ada.client, PHOTO),
  );
  const postId = await steps.step('Ada posts it with a hashtag and a mention of Bo', async () => {
    const { createPost } = await ada.client.run(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on PostSuccess { post { id hashtags ranges { kind start end } } } ... on InvalidInput { problems { field code } } } }',
      { input: { text: `Lift-off! #Rocket @${bo.username}`, mediaIds: [photo.id], clientMutationId: 'lift-off' } },
    );
    expectEqual('createPost', createPost.__typename, 'PostSuccess');
    expectEqual('hashtags', createPost.post.hashtags, ['rocket']);
    return createPost.post.id as string;
  });
  await steps.step("Bo's feed shows it live, with Ada's profile and the photo joined", async () => {
    const event = await feed.next((data: Data) => data.feedUpdates.post?.id === postId);
    expectEqual('author', event.feedUpdates.post.author, { username: ada.username, displayName: 'Ada', stats: { followers: 1 } });
    expectTrue('photo URL', typeof event.feedUpdates.post.media[0]?.url === 'string', event.feedUpdates.post.media);
  });
  await steps.step('Bo is notified of the mention', async () => {
    const event = await notified.next((data: Data) => data.notificationAdded.notification?.type === 'POST_MENTION');
    expectEqual('actors', event.notificationAdded.notification.actors, [{ username: ada.username }]);
    expectEqual('subject', event.notificationAdded.notification.subject, { __typename: 'Post' });
  });
  await steps.step('Bo likes and comments; the counts are right', async () => {
    await bo.client.run('mutation ($id: ID!) { react(input: { subjectId: $id, type: LIKE }) { __typename } }', { id: postId });
    await bo.client.run(
      'mutation ($id: ID!) { createComment(input: { subjectId: $id, text: "Magnificent 🚀" }) { __typename } }',
      { id: postId },
    );
    const { post: read } = await bo.client.run(
      'query ($id: ID!) { post(id: $id) { viewerReaction stats { reactions comments shares } } }',
      { id: postId },
    );
    expectEqual('post', read, { viewerReaction: 'LIKE', stats: { reactions: 1, comments: 1, shares: 0 } });
  });
  await steps.step('Ada is notified of both', async () => {
    for (const type of ['POST_LIKE', 'POST_COMMENT']) {
      const event = await adaNotified.next((data: Data) => data.notificationAdded.notification?.type === type);
      expectEqual(type, event.notificationAdded.notification.actorCount, 1);
    }
  });
}

async function chat(steps: Steps, ada: Person, bo: Person): Promise<void> {
  const events = bo.live.subscribe(CHAT);
  await settled(bo);
  const conversationId = await steps.step('Ada opens a conversation with Bo and sends a message', async () => {
    await ada.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: bo.id });
    const { openDirectConversation } = await ada.client.run(
      'mutation ($id: ID!) { openDirectConversation(userId: $id) { ... on ConversationSuccess { conversation { id } } } }',
      { id: bo.id },
    );
    const id: string = openDirectConversation.conversation.id;
    const { sendMessage } = await ada.client.run(
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on MessageSuccess { chatMessage { seq } } } }',
      { input: { conversationId: id, clientMessageId: 'hello', text: '你好 Bo!' } },
    );
    expectEqual('sendMessage', sendMessage, { __typename: 'MessageSuccess', chatMessage: { seq: 1 } });
    return id;
  });
  await steps.step('Bo receives it live; one is unread', async () => {
    const { chatEvents } = await events.next((data: Data) => data.chatEvents.message?.seq === 1);
    expectEqual('message', chatEvents.message, { seq: 1, content: { text: '你好 Bo!' }, sender: { username: ada.username } });
    expectEqual('unread', chatEvents.conversation.unreadCount, 1);
  });
  await steps.step('Bo reads it; none is unread', async () => {
    const { markRead } = await bo.client.run(
      'mutation ($id: ID!) { markRead(conversationId: $id, seq: 1) { ... on ReadSuccess { conversation { unreadCount lastReadSeq } badge { unreadMessages } } } }',
      { id: conversationId },
    );
    expectEqual('markRead', markRead, { conversation: { unreadCount: 0, lastReadSeq: 1 }, badge: { unreadMessages: 0 } });
  });
}

async function watch(steps: Steps, ada: Person, bo: Person): Promise<void> {
  const feed = bo.live.subscribe(FEED);
  const notified = ada.live.subscribe(NOTIFICATIONS);
  await settled(bo);
  const bytes = await readFile(CLIP);
  const videoId = await steps.step('Ada uploads a video through a signed URL', async () => {
    const { createVideo } = await ada.client.run(
      'mutation ($input: CreateVideoInput!) { createVideo(input: $input) { __typename ... on VideoUploadTicket { video { id } method url headers { name value } } ... on InvalidInput { problems { field code } } } }',
      { input: { title: 'Big Buck Bunny', contentType: 'video/mp4', sizeBytes: bytes.length, fileName: 'bigbuckbunny.mp4' } },
    );
    expectEqual('createVideo', createVideo.__typename, 'VideoUploadTicket');
    const sent = await sendBytes(createVideo, bytes);
    expectTrue('upload', sent.ok, sent.status);
    return createVideo.video.id as string;
  });
  const hlsUrl = await steps.step('It is processed, with live progress, until it is ready', async () => {
    const progress = ada.live.subscribe(
      'subscription ($id: ID!) { videoProgress(videoId: $id) { ... on VideoChanged { video { status progress isPlayable failureReason } } } }',
      { id: videoId },
    );
    await ada.client.run('mutation ($id: ID!) { completeVideoUpload(videoId: $id) { __typename } }', { id: videoId });
    const last = await progress.next((data: Data) => ['READY', 'FAILED'].includes(data.videoProgress.video?.status), 120_000);
    expectEqual('status', last.videoProgress.video.status, 'READY');
    const { video } = await ada.client.run(
      'query ($id: ID!) { video(id: $id) { hlsUrl durationSec renditions { name width height } thumbnail { url } } }',
      { id: videoId },
    );
    expectTrue('renditions', video.renditions.length >= 3, video.renditions);
    return video.hlsUrl as string;
  });
  await steps.step('Master playlist, renditions and segments are fetched and decoded', async () => {
    const played = await playEverything(hlsUrl);
    expectTrue('renditions', played.renditions >= 3, played);
    expectTrue('duration', Math.abs(played.durationSec - 5.28) < 0.5, played);
  });
  await steps.step('Ada is told that it is ready', async () => {
    await notified.next((data: Data) => data.notificationAdded.notification?.type === 'VIDEO_PROCESSED', 30_000);
  });
  await steps.step("Bo's feed shows the video live", async () => {
    await feed.next((data: Data) => data.feedUpdates.post?.video?.id === videoId, 30_000);
  });
}

async function refusals(steps: Steps, anonymous: GraphqlClient, ada: Person, bo: Person): Promise<void> {
  await steps.step('A wrong password, a taken name, a foreign id, an oversized file: refused, with a reason', async () => {
    const wrong = await anonymous.run('mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }', {
      input: { name: ada.email, password: 'not her password' },
    });
    expectEqual('logIn', wrong.logIn.__typename, 'InvalidCredentials');
    const taken = await anonymous.run(
      'mutation ($input: RegisterInput!) { register(input: $input) { ... on InvalidInput { problems { field code } } } }',
      {
        input: { email: `other-${ada.email}`, username: ada.username, password: 'a long enough password' },
      },
    );
    expectEqual('register', taken.register.problems, [{ field: 'username', code: 'TAKEN' }]);
    const foreign = await bo.client.run('mutation { deletePost(postId: "0197-unknown") { __typename } }');
    expectEqual('deletePost', foreign.deletePost.__typename, 'NotFound');
    const large = await ada.client.run(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ... on InvalidInput { problems { field code } } } }',
      {
        input: { kind: 'IMAGE', contentType: 'image/jpeg', sizeBytes: 30 * 1024 * 1024 },
      },
    );
    expectEqual('createUpload', large.createUpload.problems[0]?.field, 'sizeBytes');
  });
}

async function leave(steps: Steps, ada: Person): Promise<void> {
  await steps.step('Ada signs out: her token is dead at once, on HTTP and on the open socket', async () => {
    await ada.client.run('mutation { logOut }');
    const { errors } = await ada.client.ask('{ viewer { id } }');
    expectEqual('code', errors?.[0]?.extensions?.code, 'UNAUTHENTICATED');
    const closed = await until(() => ada.live.closed, 2_000);
    expectEqual('close code', closed.code, 4403);
  });
}

/** Waits until subscriptions sent before have been taken up: the socket answers in order. */
async function settled(person: Person): Promise<void> {
  const probe = person.live.subscribe('{ viewer { id } }');
  await until(() => probe.events.length > 0);
}
