import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const DRAFT = '... on DraftSuccess { draft { id text visibility publishAt media { id } } }';

describe('posts that are not out yet', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = () => new FeedClient(feed);
  const save = (client: FeedClient, input: Record<string, unknown>) =>
    client.change('saveDraft', 'input: SaveDraftInput!', { input }, DRAFT);
  const remove = (client: FeedClient, draftId: string) =>
    client.change('deleteDraft', 'draftId: ID!', { draftId }, '... on DeleteSuccess { deletedId }');
  const list = async (client: FeedClient, field: string) =>
    (await client.run(`{ viewer { ${field} { nodes { id text publishAt } } } }`)).viewer[field].nodes;
  const inSeconds = (seconds: number) => new Date(feed.clock.now().getTime() + seconds * 1000).toISOString();

  it('are kept, changed, listed with the last changed first, and thrown away by their owner alone', async () => {
    const [ann, ben] = [person(), person()];
    const mediaId = feed.neighbours.upload(ann.id);
    const one = (await save(ann, { text: 'one', mediaIds: [mediaId], visibility: 'FRIENDS' })).draft;
    const two = (await save(ann, { text: 'two' })).draft;
    await save(ann, { draftId: one.id, text: 'one, changed' });
    expect((await list(ann, 'drafts')).map((draft: { text: string }) => draft.text)).toEqual(['one, changed', 'two']);
    expect((await save(ben, { draftId: one.id, text: 'mine' })).__typename).toBe('NotFound');
    expect((await save(ann, { text: 'x'.repeat(5001) })).problems).toEqual([{ field: 'text', code: 'TOO_LONG' }]);
    expect((await remove(ben, two.id)).__typename).toBe('NotFound');
    expect((await remove(ann, two.id)).deletedId).toBe(two.id);
    const published = await ann.create({ draftId: one.id });
    expect(published.post).toMatchObject({ text: 'one, changed', visibility: 'FRIENDS' });
    expect(await list(ann, 'drafts')).toEqual([]);
    expect((await ann.create({ draftId: one.id })).__typename).toBe('NotFound');
  });

  it('a scheduled post goes out at its time, once, with that time as its own', async () => {
    const ann = person();
    const publishAt = inSeconds(90);
    const { draft } = await ann.create({ text: 'later #later', publishAt, clientMutationId: 'later' });
    expect((await ann.create({ text: 'later #later', publishAt, clientMutationId: 'later' })).draft.id).toBe(draft.id);
    expect(await list(ann, 'scheduledPosts')).toEqual([{ id: draft.id, text: 'later #later', publishAt }]);
    expect(await list(ann, 'drafts')).toEqual([]);
    expect(ids(await ann.home())).toEqual([]);
    feed.clock.advance(91);
    const post = await until(async () => (await ann.home()).nodes[0]);
    expect([post.text, post.createdAt]).toEqual(['later #later', publishAt]);
    expect(await list(ann, 'scheduledPosts')).toEqual([]);
  });

  it('a scheduled post can be changed and cancelled before its time, and needs time enough', async () => {
    const ann = person();
    for (const seconds of [-10, 30, 400 * 86_400]) {
      expect((await ann.create({ text: 'when?', publishAt: inSeconds(seconds) })).problems).toEqual([
        { field: 'publishAt', code: 'OUT_OF_RANGE' },
      ]);
    }
    const first = (await ann.create({ text: 'first', publishAt: inSeconds(120) })).draft;
    const second = (await ann.create({ text: 'second', publishAt: inSeconds(100) })).draft;
    expect((await list(ann, 'scheduledPosts')).map((draft: { id: string }) => draft.id)).toEqual([second.id, first.id]);
    await save(ann, { draftId: first.id, text: 'first, changed' });
    await remove(ann, second.id);
    feed.clock.advance(121);
    await until(async () => ids(await ann.home()).length > 0);
    expect((await ann.home()).nodes.map((node: { text: string }) => node.text)).toEqual(['first, changed']);
  });

  it('a scheduled post that is changed again and again while it goes out comes once', async () => {
    const ann = person();
    const { draft } = await ann.create({ text: 'racing', publishAt: inSeconds(90) });
    const change = () => Promise.all(Array.from({ length: 5 }, () => save(ann, { draftId: draft.id, text: 'racing still' })));
    feed.clock.advance(91);
    do await change();
    while (ids(await ann.home()).length === 0);
    for (const { __typename } of await change()) expect(__typename).toBe('NotFound');
    expect([await list(ann, 'scheduledPosts'), await list(ann, 'drafts')]).toEqual([[], []]);
  });

  it('what can no longer go out at its time becomes a draft again', async () => {
    const [ann, ben] = [person(), person()];
    const mediaId = feed.neighbours.upload(ann.id);
    await ann.create({ text: 'with a picture', mediaIds: [mediaId], publishAt: inSeconds(70) });
    const original = await ben.say('original');
    await ann.create({ sharedPostId: original.id, publishAt: inSeconds(70) });
    feed.neighbours.uploads.set(mediaId, { ownerId: ann.id, status: 'FAILED' });
    await ben.delete(original.id);
    feed.clock.advance(71);
    await until(async () => (await list(ann, 'drafts')).length === 2);
    expect(ids(await ann.home())).toEqual([]);
  });
});
