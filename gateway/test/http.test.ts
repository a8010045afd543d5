import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

describe.each(['direct', 'apollo'])('GraphQL over HTTP, %s', (front) => {
  let platform: SmallPlatform;

  beforeAll(async () => {
    platform = await startSmallPlatform({ env: { HTTP_FRONT: front } });
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('joins data of two subgraphs', async () => {
    const response = await platform.post({ query: '{ posts(first: 1) { edges { node { text author { name postCount } } } } }' });
    expect(await response.json()).toMatchObject({
      data: { posts: { edges: [{ node: { text: 'post 0', author: { name: 'name of u0', postCount: 1 } } }] } },
    });
  });

  for (const audit of serverAudits({ url: () => `${platform.url}/graphql`, fetchFn: fetch })) {
    it(`conforms: ${audit.name}`, async () => {
      const result = await audit.fn();
      if (result.status !== 'ok') throw new Error(`${result.status}: ${result.reason}`);
    });
  }
});
