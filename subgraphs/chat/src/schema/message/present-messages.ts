import { type Page, toConnection } from '@app/kernel';
import type { Message } from '../../domain/message.ts';

/** A page of messages as a connection; search results add highlights by id. */
export function presentMessages(page: Page<Message>, highlights: ReadonlyMap<string, readonly string[]> = new Map()) {
  const connection = toConnection(page);
  return {
    ...connection,
    edges: connection.edges.map((edge) => ({ ...edge, highlights: [...(highlights.get(edge.node.id) ?? [])] })),
  };
}
