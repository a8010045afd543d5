import type { ServiceCalls } from '@app/calls';
import {
  GetVisibleComments,
  GetVisibleConversations,
  GetVisibleMessages,
  GetVisiblePosts,
  GetVisibleVideos,
} from '@app/contracts';
import type { Subject } from './domain/notification.ts';

/** Asks each domain at once which of its subjects a viewer may see; answers with their ids. */
export function visibleSubjectsThrough(
  calls: ServiceCalls,
  seesUsers: (viewerId: string, ids: readonly string[]) => Promise<readonly string[]>,
) {
  const ask = async (viewerId: string, type: Subject['type'], ids: readonly string[]): Promise<readonly string[]> => {
    const asked = { viewerId, ids: [...ids] };
    switch (type) {
      case 'USER':
        return seesUsers(viewerId, ids);
      case 'VIDEO':
        return (await calls.invoke(GetVisibleVideos, asked)).videos.map(({ id }) => id);
      case 'POST':
        return (await calls.invoke(GetVisiblePosts, asked)).visibleIds;
      case 'COMMENT':
        return (await calls.invoke(GetVisibleComments, asked)).visibleIds;
      case 'MESSAGE':
        return (await calls.invoke(GetVisibleMessages, asked)).visibleIds;
      case 'CONVERSATION':
        return (await calls.invoke(GetVisibleConversations, asked)).visibleIds;
    }
  };
  return async (viewerId: string, subjects: readonly Subject[]): Promise<ReadonlySet<string>> => {
    const byType = Map.groupBy(subjects, ({ type }) => type);
    const answers = await Promise.all(
      [...byType].map(([type, group]) => ask(viewerId, type, [...new Set(group.map(({ id }) => id))])),
    );
    return new Set(answers.flat());
  };
}
