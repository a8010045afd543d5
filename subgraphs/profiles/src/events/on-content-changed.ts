import { PostDeleted, PostPublished, PostRestored, VideoDeleted, VideoPublished, VideoViewed } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';

/** Moves one of a user's counts, exactly once an event. */
export type CountOnce = (eventId: string, userId: string, stat: 'posts' | 'videos' | 'views', delta: number) => Promise<void>;

/** Keeps the counts of posts, videos and their views on the profile in step with the domains that own them. */
export function onContentChanged(count: CountOnce): EventHandler[] {
  return [
    on(PostPublished, ({ id, data }) => count(id, data.authorId, 'posts', 1)),
    on(PostRestored, ({ id, data }) => count(id, data.authorId, 'posts', 1)),
    on(PostDeleted, ({ id, data }) => count(id, data.authorId, 'posts', -1)),
    on(VideoPublished, ({ id, data }) => count(id, data.ownerId, 'videos', 1)),
    on(VideoViewed, ({ id, data }) => count(id, data.ownerId, 'views', data.views)),
    on(VideoDeleted, async ({ id, data }) => {
      if (data.wasPublished) await count(id, data.ownerId, 'videos', -1);
    }),
  ];
}
