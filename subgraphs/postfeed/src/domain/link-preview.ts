import type { Post, RichText } from './post.ts';

/** The first link of a post's text: the one that is previewed. Null without one. */
export function firstLink(post: { readonly content: RichText }): string | null {
  return post.content.ranges.find((range) => range.kind === 'LINK')?.value ?? null;
}

/** The link of which a preview is still to be fetched; null when there is none or it is there. */
export function missingPreview(post: Post): string | null {
  const link = firstLink(post);
  return link === null || post.linkPreview?.url === link ? null : link;
}
