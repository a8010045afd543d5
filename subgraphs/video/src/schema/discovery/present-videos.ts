import { type Page, toConnection } from '@app/kernel';
import type { FoundVideo } from '../../domain/discover.ts';
import type { Video } from '../../domain/video.ts';

/** A page of videos as a connection. */
export function presentVideos(page: Page<Video>) {
  const connection = toConnection(page);
  return { ...connection, edges: connection.edges.map((edge) => ({ ...edge, highlights: [] })) };
}

/** What a search found as a connection, with the matched parts. */
export function presentFound(page: Page<FoundVideo>) {
  const { edges, pageInfo } = toConnection(page);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.video, highlights: [...node.highlights] })),
    nodes: edges.map(({ node }) => node.video),
    pageInfo,
  };
}
