import { defineJob } from '@app/jobs/define';
import { z } from 'zod';

/** Fetches what the page behind a post's first link says about itself. A post that has another first link by then is left alone. */
export const FetchLinkPreview = defineJob('postfeed.fetch-link-preview.v1', {
  input: z.object({ postId: z.string(), url: z.string() }),
  attempts: 3,
  backoffMs: 2_000,
  timeoutMs: 20_000,
  concurrency: 4,
  dedupeKey: ({ postId, url }) => `${postId} ${url}`,
});
