import { CommentAdded, CommentDeleted, PostPublished, ReactionAdded, ReactionRemoved } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { TrendingStore } from '../domain/refresh-trending.ts';

/** Somebody liked, commented on or shared a video: its score is to be told anew. Events of posts change nothing. */
export function onEngagementChanged({ trending }: { readonly trending: TrendingStore }): EventHandler[] {
  const reacted = (data: { subjectType: string; subjectId: string }) =>
    data.subjectType === 'VIDEO' ? trending.noteChange(data.subjectId) : Promise.resolve();
  const commented = (data: { rootType: string; rootId: string }) =>
    data.rootType === 'VIDEO' ? trending.noteChange(data.rootId) : Promise.resolve();
  return [
    on(ReactionAdded, ({ data }) => reacted(data)),
    on(ReactionRemoved, ({ data }) => reacted(data)),
    on(CommentAdded, ({ data }) => commented(data)),
    on(CommentDeleted, ({ data }) => commented(data)),
    on(PostPublished, async ({ data }) => {
      if (data.videoId !== null) await trending.noteChange(data.videoId);
    }),
  ];
}
