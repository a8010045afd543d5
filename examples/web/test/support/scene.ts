import { openAsBlob } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateCommentDocument,
  CreateGroupDocument,
  CreateInviteLinkDocument,
  CreatePostDocument,
  createPlatformClient,
  isRefusal,
  memoryStorage,
  type Outgoing,
  processed,
  ReportDocument,
  SaveDraftDocument,
  sendMessage,
  uploadMedia,
  uploadVideo,
  VideoDocument,
} from '@app/client';
import { STICKER_PACK } from '../../src/components/stickers.ts';
import { type Member, signedIn } from './members.ts';

/** A demo account of a development platform. */
export interface Account {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** Where things of the scene are. */
export interface Scene {
  readonly groupId: string;
  readonly videoId: string;
  readonly postId: string;
  readonly inviteCode: string;
}

const media = new URL('../../../demo/media/', import.meta.url);
const READY_TIMEOUT_MS = 180_000;

/** Somebody of the scene. */
export type Actor = Pick<Member, 'id' | 'web'>;

/** An account with a client of its own; to be closed. */
export async function actorOf(url: string, account: Account): Promise<Actor> {
  const store = memoryStorage();
  const kept = await signedIn(url, account);
  store.save(kept);
  return { id: kept.userId, web: createPlatformClient({ url: `${url}/graphql`, store }) };
}

/** Gives people something to look at: a group with every kind of message, a photo, a poll, a draft, a video, a report. */
export async function setScene(sofia: Actor, kenji: Actor, lin: Actor): Promise<Scene> {
  const photoId = await upload(sofia, 'rocket.jpg', 'image/jpeg');
  const postId = await post(sofia, { text: 'The roof, one minute before. 一分钟后发射！ #sunset', mediaIds: [photoId] });
  await post(sofia, {
    text: 'Where do we meet on Sunday?',
    poll: { options: ['At the lake', '公园门口', 'At the bakery'], durationMinutes: 1_440 },
  });
  await kenji.web.apollo.mutate({
    mutation: CreateCommentDocument,
    variables: { input: { subjectId: postId, text: 'すごい！', clientMutationId: crypto.randomUUID() } },
  });
  await sofia.web.apollo.mutate({
    mutation: SaveDraftDocument,
    variables: { input: { text: 'Half a thought about bread', visibility: 'FRIENDS' } },
  });
  await lin.web.apollo.mutate({
    mutation: ReportDocument,
    variables: { input: { subjectType: 'POST', subjectId: postId, reason: 'SPAM', note: 'Is this an advertisement?' } },
  });
  return { postId, videoId: await video(sofia), ...(await group(sofia, kenji, lin)) };
}

async function upload(owner: Actor, name: string, type: string): Promise<string> {
  const kind = type.startsWith('image/') ? 'IMAGE' : 'FILE';
  const file = Object.assign(await openAsBlob(new URL(name, media), { type }), { name });
  const begun = await uploadMedia(owner.web.apollo, file, { kind, ...(kind === 'IMAGE' ? { altText: 'A rocket' } : {}) });
  await begun.completed;
  return (await processed(owner.web.apollo, begun.id)).id;
}

async function post(author: Actor, input: object): Promise<string> {
  const { data } = await author.web.apollo.mutate({ mutation: CreatePostDocument, variables: { input } });
  if (data?.createPost.__typename !== 'PostSuccess') throw new Error('The post was not published.');
  return data.createPost.post.id;
}

async function video(owner: Actor): Promise<string> {
  const file = await openAsBlob(new URL('bigbuckbunny.mp4', media), { type: 'video/mp4' });
  const description = 'Ten seconds in a meadow.';
  const input = { title: 'Big Buck Bunny 大雄兔', description, tags: ['animation', '动画'] };
  const begun = await uploadVideo(owner.web.apollo, file, input);
  await begun.completed;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const { data } = await owner.web.apollo.query({
      query: VideoDocument,
      variables: { id: begun.id },
      fetchPolicy: 'network-only',
    });
    if (data?.video?.status === 'READY') return begun.id;
    if (Date.now() > deadline) throw new Error('The video was not ready in time.');
    await delay(1_000);
  }
}

async function group(sofia: Actor, kenji: Actor, lin: Actor): Promise<Pick<Scene, 'groupId' | 'inviteCode'>> {
  const { data } = await sofia.web.apollo.mutate({
    mutation: CreateGroupDocument,
    variables: { input: { title: 'Weekend hikes 周末徒步', memberIds: [kenji.id, lin.id] } },
  });
  const created = data?.createGroup;
  if (!created || isRefusal(created)) throw new Error('The group was not created.');
  const conversationId = created.conversation.id;
  const say = (who: Actor, message: Omit<Outgoing, 'conversationId'>) =>
    sendMessage(who.web.apollo, who.id, { ...message, conversationId });
  const plan = await say(sofia, { type: 'TEXT', text: 'Sunday, nine o’clock, the lake?' });
  await say(kenji, { type: 'TEXT', text: 'はい！お弁当を持っていきます。', replyToMessageId: plan.id });
  await say(lin, { type: 'STICKER', sticker: { pack: STICKER_PACK, stickerId: 'panda' } });
  await say(lin, { type: 'LOCATION', location: { latitude: 30.2489, longitude: 120.1482, name: '西湖 断桥' } });
  await say(sofia, { type: 'IMAGE', mediaId: await upload(sofia, 'rocket.jpg', 'image/jpeg'), text: 'What to expect' });
  await say(sofia, { type: 'CONTACT', contactUserId: kenji.id });
  const link = await sofia.web.apollo.mutate({ mutation: CreateInviteLinkDocument, variables: { input: { conversationId } } });
  const invite = link.data?.createInviteLink;
  if (!invite || isRefusal(invite)) throw new Error('There is no invite link.');
  return { groupId: conversationId, inviteCode: invite.link.code };
}
