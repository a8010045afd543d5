import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, type MediaPlatform, startMedia } from './support.ts';

const UPDATES =
  'subscription ($id: ID!, $after: String) { mediaUpdates(mediaId: $id, after: $after) { __typename ... on MediaChanged { cursor media { status progress } } } }';

describe('the updates of an upload', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia();
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  const follow = (viewerId: string, id: string, after?: string) => platform.subscribe(viewerId, UPDATES, { id, after });

  it('tell how it stands, then every change, and end when it is ready', async () => {
    const ann = newId();
    const { media } = await platform.send(ann, { kind: 'IMAGE', contentType: 'image/png' }, await fixture('chelsea.png'));
    const stream = follow(ann, media.id);
    const updates = [(await stream.next()).value.mediaUpdates];
    await platform.complete(ann, media.id);
    for await (const { mediaUpdates } of stream) updates.push(mediaUpdates);
    const statuses = updates.map((update) => update.media.status);
    expect(statuses[0]).toBe('PENDING');
    expect(statuses.at(-1)).toBe('READY');
    const resumed = follow(ann, media.id, updates[0].cursor);
    const seen = [];
    for await (const { mediaUpdates } of resumed) seen.push(mediaUpdates.media.status);
    expect(seen).toEqual(['READY']);
  });

  it('are for the owner alone', async () => {
    const ticket = await platform.createUpload(newId(), { kind: 'FILE', contentType: 'text/plain', sizeBytes: 1 });
    for (const id of [ticket.media.id, newId(), 'x']) {
      const stream = follow(newId(), id);
      await expect(stream.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('refuse a cursor that is none', async () => {
    const ann = newId();
    const ticket = await platform.createUpload(ann, { kind: 'FILE', contentType: 'text/plain', sizeBytes: 1 });
    const stream = follow(ann, ticket.media.id, 'nonsense');
    await expect(stream.next()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
