import { readFile } from 'node:fs/promises';
import { type Data, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaWorkerProcess, startMediaWorkerProcess } from './support/media-worker.ts';
import { join, type Person } from './support/people.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';

const PHOTO = new URL('../../../packages/transcode/fixtures/rocket.jpg', import.meta.url);
const POST = 'query ($id: ID!) { post(id: $id) { media { id kind url altText } } }';

/** A photo from its upload to those who may see the post that carries it, over HTTP alone. */
describe('a photo in a post', () => {
  let platform: TestPlatform;
  let worker: MediaWorkerProcess;
  let ada: Person;
  let bo: Person;
  beforeAll(async () => {
    platform = await startTestPlatform();
    worker = startMediaWorkerProcess();
    [ada, bo] = [await join(platform, 'ada'), await join(platform, 'bo')];
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await platform[Symbol.asyncDispose]();
  });

  /** Addresses begin with the public address of the platform, which is not where this one listens. */
  const get = (url: string, init?: RequestInit) =>
    fetch(new URL(new URL(url).pathname + new URL(url).search, platform.baseUrl), init);

  async function upload(who: Person): Promise<string> {
    const bytes = await readFile(PHOTO);
    const { createUpload: ticket } = await who.client.run(
      'mutation ($size: SafeInt!) { createUpload(input: { kind: IMAGE, contentType: "image/jpeg", sizeBytes: $size, altText: "A rocket" }) { ... on UploadTicket { media { id } method url headers { name value } } } }',
      { size: bytes.length },
    );
    const headers = ticket.headers
      .filter(({ name }: Data) => name !== 'Content-Length')
      .map(({ name, value }: Data) => [name, value]);
    const sent = await get(ticket.url, { method: ticket.method, headers, body: new Uint8Array(bytes) });
    expect(sent.status).toBe(200);
    const id = String(ticket.media.id);
    await who.client.run('mutation ($id: ID!) { completeUpload(mediaId: $id) { __typename } }', { id });
    await until(
      async () => (await who.client.run('query ($id: ID!) { media(id: $id) { status } }', { id })).media.status === 'READY',
      30_000,
    );
    return id;
  }

  it('is seen by whoever sees the post; what was public and is no longer ends within five seconds, for good', async () => {
    const mediaId = await upload(ada);
    const { createPost } = await ada.client.run(
      'mutation ($ids: [ID!]) { createPost(input: { mediaIds: $ids, visibility: PUBLIC }) { ... on PostSuccess { post { id } } } }',
      { ids: [mediaId] },
    );
    const id: string = createPost.post.id;
    const seenBy = async (client: Person['client']): Promise<Data> => (await client.run(POST, { id })).post?.media[0];
    const open = await until(async () => {
      const seen = await seenBy(platform.anonymous);
      return seen?.url.includes('/media/p/') ? seen : null;
    });
    expect(open.altText).toBe('A rocket');
    expect((await get(open.url)).headers.get('cache-control')).toContain('immutable');
    const setVisibility = (visibility: string) =>
      ada.client.run(
        'mutation ($id: ID!, $visibility: Visibility) { editPost(input: { postId: $id, visibility: $visibility }) { __typename } }',
        { id, visibility },
      );

    await setVisibility('FOLLOWERS');
    await until(async () => (await get(open.url)).status === 404, 5_000);
    expect(await seenBy(bo.client)).toBeUndefined();
    expect((await bo.client.run('query ($id: ID!) { media(id: $id) { id } }', { id: mediaId })).media).toBeNull();
    await bo.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
    const signed = await until(() => seenBy(bo.client).then((seen) => seen ?? null));
    expect(signed.url).toContain('/media/s/');
    expect((await get(signed.url)).status).toBe(200);

    await setVisibility('PUBLIC');
    const again = await until(async () => {
      const seen = await seenBy(platform.anonymous);
      return seen?.url.includes('/media/p/') ? seen : null;
    });
    expect(again.url).not.toBe(open.url);
    expect([(await get(again.url)).status, (await get(open.url)).status]).toEqual([200, 404]);

    await ada.client.run('mutation ($id: ID!) { deleteMedia(mediaId: $id) { __typename } }', { id: mediaId });
    expect(await seenBy(platform.anonymous)).toBeNull();
    await until(async () => (await get(again.url)).status === 404, 5_000);
  });
});
