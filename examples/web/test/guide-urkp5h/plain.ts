import { createPlatformClient, FeedUpdatesDocument, HomeFeedDocument, isRefusal, LogInDocument, watch } from '@app/client';

const { apollo, session, live } = createPlatformClient({ url: 'http://localhost:4811/graphql' });

const { data } = await apollo.mutate({
  mutation: LogInDocument,
  variables: { input: { name: 'sofiac44dc0aax@example.com', password: 'long password of sofiac44dc0aax', device: 'My laptop' } },
});
const answer = data?.logIn;
if (!answer || isRefusal(answer)) throw new Error(answer?.message);
if (answer.__typename === 'TwoFactorRequired') throw new Error('Ask for the code, and send it with CompleteTwoFactorDocument.');
session.signIn(answer);

// The page first, then the stream from exactly where the page ended.
const feed = (await apollo.query({ query: HomeFeedDocument })).data?.viewer?.homeFeed;
for (const { node } of feed?.edges ?? []) console.log(node.author?.displayName, node.text);
const stop = watch(apollo, FeedUpdatesDocument, {
  variables: { after: feed?.liveCursor },
  next: ({ feedUpdates }) => {
    if (feedUpdates.__typename === 'FeedPostAdded') console.log('new:', feedUpdates.post.text);
  },
  resync: () => void apollo.refetchQueries({ include: [HomeFeedDocument] }),
});
live.subscribe((state) => console.log('connection:', state));

session.subscribe((userId) => {
  // Somebody else, or nobody any more: nothing of the last one stays.
  void apollo.clearStore();
  console.log('signed in:', userId);
});

import { CreatePostDocument, faultOf, problemsByField } from '@app/client';

const { data: said } = await apollo.mutate({
  mutation: CreatePostDocument,
  variables: { input: { text: 'Tea?', poll: { options: ['Yes'], durationMinutes: 60 }, clientMutationId: crypto.randomUUID() } },
  context: { idempotent: true },
});
if (said && isRefusal(said.createPost)) console.log('refused:', problemsByField(said.createPost)); // by field: 'poll.options'

try {
  await apollo.query({ query: HomeFeedDocument, variables: { after: 'a cursor of another list' }, fetchPolicy: 'no-cache' });
} catch (error) {
  console.log('fault:', faultOf(error).code);
}

const page = async (after: string | null) =>
  (await apollo.query({ query: HomeFeedDocument, variables: { first: 1, after }, fetchPolicy: 'no-cache' })).data?.viewer
    ?.homeFeed;
const newest = await page(null);
const next = newest?.pageInfo.hasNextPage ? await page(newest.pageInfo.endCursor) : null;
console.log('two pages:', newest?.edges.length, next?.edges.at(-1)?.node.id !== newest?.edges[0]?.node.id);

import { createClient } from 'graphql-ws';

const socket = createClient({
  url: 'ws://localhost:4811/graphql',
  connectionParams: async () => ({ authorization: `Bearer ${await session.accessToken()}` }),
});
let after = feed?.liveCursor;
socket.subscribe<{ feedUpdates: { cursor: string; post?: { text: string } } }>(
  {
    query: `subscription ($after: String) {
      feedUpdates(after: $after) { ... on FeedPostAdded { cursor post { text } } ... on FeedPostRemoved { cursor } }
    }`,
    variables: { after },
  },
  {
    next: ({ data: event }) => {
      after = event?.feedUpdates.cursor ?? after;
      console.log('by hand:', event?.feedUpdates.post?.text);
    },
    error: (reason) => console.error(reason),
    complete: () => console.log('subscribe again, after', after),
  },
);

import { openAsBlob } from 'node:fs';
import { processed, uploadMedia, uploadVideo } from '@app/client';

const photo = await openAsBlob('roof.jpg', { type: 'image/jpeg' }); // in a browser: what <input type="file"> gives
const upload = await uploadMedia(
  apollo,
  photo,
  { kind: 'IMAGE', altText: 'The roof at night' },
  { onProgress: (sent, total) => console.log(`sent ${Math.round((100 * sent) / total)} %`) },
);
await upload.completed; // the bytes are checked
const media = await processed(apollo, upload.id); // READY, or FAILED with failureReason
console.log('photo:', media.status, media.failureReason);

const clip = await uploadVideo(apollo, await openAsBlob('clip.mp4', { type: 'video/mp4' }), {
  title: 'The roof',
  privacy: 'UNLISTED',
});
clip.transfer.pause();
clip.transfer.continue();
console.log('video:', (await clip.completed).status); // and `videoProgress` tells how far the platform is
