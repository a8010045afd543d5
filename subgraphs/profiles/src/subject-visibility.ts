import type { ServiceCalls } from '@app/calls';
import {
  GetVisibleComments,
  GetVisibleConversations,
  GetVisibleMessages,
  GetVisiblePosts,
  GetVisibleVideos,
} from '@app/contracts';
import type { CanSeeProfile } from './domain/read-profiles.ts';
import type { ReportDeps } from './domain/report.ts';

/** Asks the domain that keeps a subject whether a viewer may see it now. */
export function subjectVisibility(calls: ServiceCalls, seesProfile: CanSeeProfile): ReportDeps['canSeeSubject'] {
  const among = {
    POST: GetVisiblePosts,
    COMMENT: GetVisibleComments,
    MESSAGE: GetVisibleMessages,
    CONVERSATION: GetVisibleConversations,
  };
  return async (viewerId, subjectType, subjectId) => {
    if (subjectType === 'USER') return seesProfile(viewerId, subjectId);
    const asked = { viewerId, ids: [subjectId] };
    if (subjectType === 'VIDEO') return (await calls.invoke(GetVisibleVideos, asked)).videos.length > 0;
    return (await calls.invoke(among[subjectType], asked)).visibleIds.includes(subjectId);
  };
}
