import { until } from '@app/testkit';
import { expect, it } from 'vitest';
import { FeedClient } from './client.ts';
import { startPostfeed } from './support.ts';

const PREVIEW = 'query ($id: ID!) { post(id: $id) { linkPreview { url title description imageUrl } } }';

it('the first link of a post gets a preview, another link another one, and no link none', async () => {
  const pages: Record<string, string> = {
    'https://one.example/': '<title>One</title><meta name="description" content="the first">',
    'https://two.example/': '<title>Two</title>',
  };
  await using feed = await startPostfeed(
    {},
    {
      readPage: async (url) => {
        const html = pages[url];
        return html === undefined ? null : { url, contentType: 'text/html; charset=utf-8', body: Buffer.from(html) };
      },
    },
  );
  const ann = new FeedClient(feed);
  const previewOf = async (id: string) => (await ann.run(PREVIEW, { id })).post.linkPreview;
  const post = await ann.say('look at https://one.example/ and https://two.example/');
  const preview = await until(() => previewOf(post.id));
  expect(preview).toEqual({ url: 'https://one.example/', title: 'One', description: 'the first', imageUrl: null });
  await ann.edit({ postId: post.id, text: 'rather https://two.example/' });
  expect((await until(() => previewOf(post.id))).title).toBe('Two');
  await ann.edit({ postId: post.id, text: 'no link' });
  expect(await previewOf(post.id)).toBeNull();
});
