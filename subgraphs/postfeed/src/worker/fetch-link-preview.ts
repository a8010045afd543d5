import { FetchLinkPreview } from '@app/contracts/jobs';
import { handlerOf } from '@app/jobs';
import type { Transact } from '@app/kernel';
import { firstLink } from '../domain/link-preview.ts';
import type { PostStore } from '../domain/ports.ts';
import { decodePage, readHead } from './page-head.ts';
import type { PageReader } from './page-reader.ts';

export interface LinkPreviewDeps {
  readonly posts: PostStore;
  readonly transact: Transact;
  readonly readPage: PageReader;
}

/** Puts what the page behind a post's first link says about itself beside the post. A post that has changed meanwhile is left alone. */
export const fetchLinkPreview = handlerOf<LinkPreviewDeps>()(
  FetchLinkPreview,
  async ({ input: { postId, url }, deps, signal }) => {
    const post = await deps.posts.findById(postId);
    if (post === null || post.isDeleted || firstLink(post) !== url) return;
    const page = await deps.readPage(url, signal);
    if (page === null) return;
    const head = readHead(decodePage(page.body, page.contentType), page.url);
    if (head.title === null && head.description === null && head.imageUrl === null) return;
    await deps.transact(async (tx) => {
      const current = await deps.posts.findById(postId, tx);
      if (current === null || firstLink(current) !== url) return;
      await deps.posts.update(postId, { linkPreview: { url, ...head } }, tx);
    });
  },
);
