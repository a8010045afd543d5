import { type Page, toConnection } from '@app/kernel';
import type { Profile } from '../../domain/profile.ts';
import type { UserConnectionMapper } from './schema.mappers.ts';

/** A page of people as a connection; search results add highlights by id. */
export function presentPeople(
  page: Page<Profile> & Partial<Pick<UserConnectionMapper, 'count'>>,
  highlights: ReadonlyMap<string, readonly string[]> = new Map(),
): UserConnectionMapper {
  const connection = toConnection(page);
  return {
    ...connection,
    edges: connection.edges.map((edge) => ({ ...edge, highlights: [...(highlights.get(edge.node.id) ?? [])] })),
    count: page.count ?? (async () => null),
  };
}
