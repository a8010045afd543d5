import { type Page, toConnection } from '@app/kernel';
import type { FeedItem } from '../../domain/home-feed.ts';

/** A page of a home feed as a connection. */
export function presentFeed(page: Page<FeedItem>, liveCursor: string) {
  const { edges, nodes, pageInfo } = toConnection(page);
  return {
    edges: edges.map(({ cursor, node: { post, reason, score, parts } }) => ({
      cursor,
      node: post,
      reason,
      score,
      scoreParts: [...parts],
    })),
    nodes: nodes.map(({ post }) => post),
    pageInfo,
    liveCursor,
  };
}
