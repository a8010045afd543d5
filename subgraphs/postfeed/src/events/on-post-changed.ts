import { PostDeleted, PostEdited, PostPublished, PostRestored } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { FanOutDeps } from '../domain/fan-out.ts';
import { fanOut } from '../domain/fan-out.ts';
import type { MediaFiles, PostStore } from '../domain/ports.ts';
import type { Post, Visibility } from '../domain/post.ts';

/** How many may see it, in order. */
const WIDTH: Readonly<Record<Visibility, number>> = { PRIVATE: 0, FRIENDS: 1, FOLLOWERS: 2, PUBLIC: 3 };

export interface PostConsumerDeps extends FanOutDeps {
  readonly posts: Pick<PostStore, 'findById'>;
  readonly media: Pick<MediaFiles, 'setCarrier'>;
  /** Asks for a preview of the post's first link, if it has one. */
  readonly requestPreview: (post: Post) => Promise<void>;
}

/**
 * What follows from a post going out, changing or going: it comes into followers' feeds, media learn that it carries them (and whether
 * everybody may see them), its first link gets a preview. All of it may be repeated.
 */
export function onPostChanged(deps: PostConsumerDeps): EventHandler[] {
  return [
    on(PostPublished, async ({ data }) => {
      const post = await deps.posts.findById(data.postId);
      if (post === null || post.isDeleted) return;
      await Promise.all([deliver(deps, post), attach(deps, post), deps.requestPreview(post)]);
    }),
    on(PostRestored, async ({ data }) => {
      const post = await deps.posts.findById(data.postId);
      if (post !== null && !post.isDeleted) await Promise.all([deliver(deps, post), attach(deps, post)]);
    }),
    on(PostEdited, async ({ data, occurredAt }) => {
      const post = await deps.posts.findById(data.postId);
      if (post === null || post.isDeleted) return;
      const isNewToOthers = data.visibilityBefore === 'PRIVATE' && data.visibility !== 'PRIVATE';
      const accessSince = WIDTH[data.visibility] < WIDTH[data.visibilityBefore] ? occurredAt : null;
      await Promise.all([isNewToOthers ? deliver(deps, post) : null, attach(deps, post, accessSince), deps.requestPreview(post)]);
    }),
    on(PostDeleted, async ({ data }) => {
      await deps.media.setCarrier(carrierOf(data.postId), data.mediaIds, false, false);
    }),
  ];
}

async function deliver(deps: PostConsumerDeps, post: Post): Promise<void> {
  if (post.visibility !== 'PRIVATE') await fanOut(deps, post);
}

async function attach(deps: PostConsumerDeps, post: Post, accessSince: string | null = null): Promise<void> {
  await deps.media.setCarrier(carrierOf(post.id), post.mediaIds, post.isPublic, true, accessSince);
}

function carrierOf(postId: string): string {
  return `post:${postId}`;
}
