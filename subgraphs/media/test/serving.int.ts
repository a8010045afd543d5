import { SetMediaCarrier } from '@app/contracts';
import { grantExpiry, MediaGrants } from '@app/grants';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, type MediaPlatform, startMedia } from './support.ts';

let platform: MediaPlatform;
let photo: Buffer;
beforeAll(async () => {
  platform = await startMedia();
  photo = await fixture('rocket.jpg');
});
afterAll(() => platform[Symbol.asyncDispose]());
const uploadPhoto = (ownerId: string) => platform.upload(ownerId, { kind: 'IMAGE', contentType: 'image/jpeg' }, photo);
const carry = (mediaId: string, carrier: string, isPublic: boolean, attached = true) =>
  platform.calls.invoke(SetMediaCarrier, { mediaIds: [mediaId], carrier, isPublic, attached });

describe('a file', () => {
  it('is served whole and by range, told by HEAD, and known by its tag', async () => {
    const { url, variants } = await uploadPhoto(newId());
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const part = await fetch(url, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    const tail = await fetch(url, { headers: { range: 'bytes=-5' } });
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(whole.subarray(-5));
    expect((await fetch(url, { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
    expect(await head.text()).toBe('');
    const etag = head.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(url, { headers: { range: 'bytes=0-0', 'if-range': '"other"' } })).status).toBe(200);
    expect(variants.some((variant: { sizeBytes: number }) => variant.sizeBytes === whole.length)).toBe(true);
  });

  it('may be used by any page, but never as something else', async () => {
    const { url } = await uploadPhoto(newId());
    const { headers } = await fetch(url);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    const preflight = await fetch(url, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'Range, If-None-Match, If-Range',
    ]);
  });

  it('that is a document comes as an attachment with its name', async () => {
    const file = { kind: 'FILE', contentType: 'text/plain; charset=utf-8', fileName: '报告 "1".txt' };
    const { url } = await platform.upload(newId(), file, Buffer.from('hello'));
    const served = await fetch(url);
    expect(await served.text()).toBe('hello');
    expect(served.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(served.headers.get('content-disposition')).toBe(
      `attachment; filename="__ _1_.txt"; filename*=UTF-8''${encodeURIComponent('报告 "1".txt')}`,
    );
  });

  it('that is no derivative is absent, whatever the path', async () => {
    const { url, id } = await uploadPhoto(newId());
    const base = url.slice(0, url.lastIndexOf('/'));
    const paths = ['none.webp', '../../originals', '..%2f..%2foriginals%2fx.webp', '2048.webp/x', '.hidden.webp', '2048.exe', ''];
    for (const path of paths) expect((await fetch(`${base}/${path}`)).status, path).toBe(404);
    expect((await fetch(url.replace(id, newId()))).status).toBe(404);
    expect((await fetch(url.replace(/\/s\/./, '/s/z'))).status).toBe(404);
  });
});

describe('an upload', () => {
  it('can be seen by its owner alone, until something that carries it is shown', async () => {
    const [ann, ben, cyd] = [newId(), newId(), newId()];
    const { id } = await uploadPhoto(ann);
    expect(await platform.media(ben, id)).toBeNull();
    expect(await platform.media(null, id)).toBeNull();
    expect(await platform.resolve(ben, { id })).toBeNull();
    expect((await platform.resolve(ann, { id })).id).toBe(id);
    const grants = new MediaGrants(platform.config.MEDIA_GRANT_SECRET);
    const grant = grants.issue(id, ben, grantExpiry(new Date()));
    const seen = await platform.resolve(ben, { id, grant });
    expect((await fetch(seen.url)).status).toBe(200);
    expect(await platform.resolve(cyd, { id, grant })).toBeNull();
    expect(await platform.resolve(null, { id, grant })).toBeNull();
    expect(await platform.resolve(ben, { id: newId(), grant })).toBeNull();
    const forAll = grants.issue(id, null, grantExpiry(new Date()));
    expect((await platform.resolve(null, { id, grant: forAll })).id).toBe(id);
    expect((await platform.run(ann, 'query ($id: ID!) { media(id: $id) { grant } }', { id })).media.grant).toBeNull();
  });

  it('of a public object has an immutable address, which is gone for good when it is public no longer', async () => {
    const ann = newId();
    const { id } = await uploadPhoto(ann);
    await carry(id, 'post:1', true);
    const open = await platform.media(null, id);
    const served = await fetch(open.url);
    expect(open.url).toContain('/media/p/');
    expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    await carry(id, 'post:2', false);
    expect((await platform.media(null, id)).url).toBe(open.url);
    await carry(id, 'post:1', false);
    expect(await platform.media(null, id)).toBeNull();
    const hidden = await platform.media(ann, id);
    expect(hidden.url).toContain('/media/s/');
    await until(async () => (await fetch(open.url)).status === 404, 5_000);
    expect((await fetch(hidden.url)).status).toBe(200);
    await carry(id, 'post:1', true);
    const again = await platform.media(null, id);
    expect(again.url).not.toBe(open.url);
    expect((await fetch(again.url)).status).toBe(200);
    expect((await fetch(open.url)).status).toBe(404);
    await carry(id, 'post:1', true, false);
    expect(await platform.media(null, id)).toBeNull();
  });

  it('counts its carriers exactly, however often and parallel they are told', async () => {
    const { id } = await uploadPhoto(newId());
    const row = async () =>
      platform.runtime.database('wechat_media').collection<{ _id: string }>('mediaUploads').findOne({ _id: id });
    await Promise.all(Array.from({ length: 6 }, (_, index) => carry(id, `post:${index % 3}`, index % 2 === 0)));
    expect(await row()).toMatchObject({ carriers: 3, dueAt: null });
    await Promise.all(Array.from({ length: 6 }, (_, index) => carry(id, `post:${index % 3}`, false, false)));
    expect(await row()).toMatchObject({ carriers: 0, publicKey: null, dueAt: expect.any(Date) });
  });

  it('that is deleted is gone at once, with its files', async () => {
    const ann = newId();
    const { id, url } = await uploadPhoto(ann);
    await carry(id, 'post:1', true);
    expect((await platform.change(newId(), 'deleteMedia', id)).__typename).toBe('NotFound');
    expect((await platform.change(ann, 'deleteMedia', id)).__typename).toBe('MediaSuccess');
    expect(await platform.media(ann, id)).toBeNull();
    expect((await fetch(url)).status).toBe(404);
    expect((await platform.change(ann, 'deleteMedia', id)).__typename).toBe('NotFound');
    expect(await platform.events('media.upload.deleted.v1', id)).toHaveLength(1);
  });

  it('keeps its description, and refuses one that is too long', async () => {
    const ann = newId();
    const { id } = await uploadPhoto(ann);
    const set = (altText: string) =>
      platform.run(
        ann,
        'mutation ($id: ID!, $altText: String!) { setAltText(mediaId: $id, altText: $altText) { ... on MediaSuccess { media { altText } } ... on InvalidInput { problems { field code } } } }',
        { id, altText },
      );
    expect((await set(' A rocket ')).setAltText.media.altText).toBe('A rocket');
    expect((await set('x'.repeat(1001))).setAltText.problems).toEqual([{ field: 'altText', code: 'TOO_LONG' }]);
    expect((await set('')).setAltText.media.altText).toBeNull();
  });
});

describe('the list of uploads', () => {
  it('is the own one, newest first, page by page, by status', async () => {
    const ann = newId();
    const ids: string[] = [];
    for (let count = 0; count < 3; count++)
      ids.unshift((await platform.createUpload(ann, { kind: 'FILE', contentType: 'text/plain', sizeBytes: 9 })).media.id);
    const page = (variables: object) =>
      platform.run(
        ann,
        'query ($first: Int, $after: String, $status: UploadStatus) { viewer { uploads(first: $first, after: $after, status: $status) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
        { ...variables },
      );
    const first = (await page({ first: 2 })).viewer.uploads;
    expect(first.nodes.map((node: { id: string }) => node.id)).toEqual(ids.slice(0, 2));
    const second = (await page({ first: 2, after: first.pageInfo.endCursor })).viewer.uploads;
    expect(second).toMatchObject({ nodes: [{ id: ids[2] }], pageInfo: { hasNextPage: false } });
    expect((await page({ status: 'READY' })).viewer.uploads.nodes).toEqual([]);
    expect((await page({ status: 'PENDING' })).viewer.uploads.nodes).toHaveLength(3);
    const foreign = await platform.ask(newId(), `{ viewer { uploads(after: "${first.pageInfo.endCursor}") { nodes { id } } } }`);
    expect(foreign.errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
