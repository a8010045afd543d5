import { fileURLToPath } from 'node:url';
import { gql } from '@apollo/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import { createPlatformClient, faultOf, NotificationAddedDocument, TrendingHashtagsDocument, watch } from '../src/index.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({
    TRUSTED_DOCUMENTS: 'only',
    TRUSTED_DOCUMENTS_FILE: fileURLToPath(new URL('../trusted-documents.generated.json', import.meta.url)),
  });
});
afterAll(() => platform[Symbol.asyncDispose]());

it('a platform that accepts only known documents serves the ones of this package by id, live ones too', async () => {
  const web = createPlatformClient({ url: `${platform.baseUrl}/graphql`, documents: 'trusted' });
  const { data } = await web.apollo.query({ query: TrendingHashtagsDocument });
  expect(data?.trendingHashtags).toEqual([]);
  const refused = await new Promise((resolve) =>
    watch(web.apollo, NotificationAddedDocument, { variables: {}, next: resolve, resync: resolve, error: resolve }),
  );
  // Known, and then refused for another reason: nobody is signed in.
  expect(faultOf(refused).code).toBe('UNAUTHENTICATED');
  const { error } = await web.apollo.query({ query: gql`{ viewer { id } }`, errorPolicy: 'all' });
  expect(faultOf(error).code).toBe('TRUSTED_DOCUMENT_REQUIRED');
  await web.close();
});
