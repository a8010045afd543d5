import {
  CommentAdded,
  CommentDeleted,
  PollEnded,
  PostDeleted,
  PostEdited,
  PostPublished,
  PostRestored,
  ReactionAdded,
  ReactionRemoved,
  ThreadMuteChanged,
} from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { Notice, NotificationType, Subject } from '../domain/notification.ts';
import { notify, notifyAll, retract } from '../domain/notify.ts';
import type { NotificationDeps } from '../domain/ports.ts';

const post = (id: string): Subject => ({ type: 'POST', id });
const comment = (id: string): Subject => ({ type: 'COMMENT', id });
const LIKES = { POST: 'POST_LIKE', COMMENT: 'COMMENT_LIKE', VIDEO: 'VIDEO_LIKE' } as const satisfies Record<
  string,
  NotificationType
>;

/** What must be known of videos that posts and comments name. */
export interface VideoFacts {
  /** Null when it is not there for everybody. */
  ownerOf(videoId: string): Promise<string | null>;
  /** Whether this id is that of a video which the viewer may see. */
  isSeenBy(viewerId: string, id: string): Promise<boolean>;
}

/** Posts, comments and reactions: what was done to one's own things, and where one was mentioned. */
export function onPosts(deps: NotificationDeps, videos: VideoFacts): EventHandler[] {
  return [
    on(PostPublished, async ({ id, data }) => {
      const { postId, authorId, mentionIds, originalId, originalAuthorId, videoId } = data;
      const notices: Notice[] = mentionIds.map((receiverId) => mention(receiverId, authorId, postId));
      if (originalId !== null && originalAuthorId !== null) {
        notices.push({
          type: 'POST_SHARE',
          receiverId: originalAuthorId,
          actorId: authorId,
          targetId: originalId,
          subject: post(originalId),
          refId: postId,
          threadIds: [originalId],
        });
      }
      const ownerId = videoId === null ? null : await videos.ownerOf(videoId);
      if (videoId !== null && ownerId !== null && ownerId !== authorId) {
        notices.push({
          type: 'VIDEO_SHARE',
          receiverId: ownerId,
          actorId: authorId,
          targetId: videoId,
          subject: { type: 'VIDEO', id: videoId },
          refId: postId,
          threadIds: [videoId],
        });
      }
      await notifyAll(deps, id, notices);
    }),
    on(PostEdited, ({ id, data: { postId, authorId, newMentionIds } }) =>
      notifyAll(
        deps,
        id,
        newMentionIds.map((receiverId) => mention(receiverId, authorId, postId)),
      ),
    ),
    on(PostDeleted, async ({ id, data: { postId, authorId, byModerator, originalId, originalAuthorId } }) => {
      if (originalId !== null && originalAuthorId !== null)
        await retract(deps, {
          type: 'POST_SHARE',
          receiverId: originalAuthorId,
          actorId: authorId,
          targetId: originalId,
          refId: postId,
        });
      if (byModerator) await notify(deps, id, moderated('content-removed', authorId, postId));
    }),
    on(PostRestored, ({ id, data: { postId, authorId } }) => notify(deps, id, moderated('content-restored', authorId, postId))),
    on(PollEnded, ({ id, data: { postId, authorId, voterIds } }) =>
      notifyAll(
        deps,
        id,
        [...new Set([authorId, ...voterIds])].map((receiverId) => ({
          type: 'POLL_ENDED',
          receiverId,
          actorId: null,
          targetId: postId,
          subject: post(postId),
          threadIds: [postId],
        })),
      ),
    ),
    on(ReactionAdded, async ({ id, data: { subjectType, subjectId, subjectOwnerId, rootId, actorId, isNew } }) => {
      if (!isNew) return;
      await notify(deps, id, {
        type: LIKES[subjectType],
        receiverId: subjectOwnerId,
        actorId,
        targetId: subjectId,
        subject: { type: subjectType, id: subjectId },
        threadIds: [subjectId, rootId],
        ...(subjectType === 'COMMENT' ? { args: await rootOf(videos, subjectOwnerId, rootId) } : {}),
      });
    }),
    on(ReactionRemoved, ({ data: { subjectType, subjectId, subjectOwnerId, actorId } }) =>
      retract(deps, { type: LIKES[subjectType], receiverId: subjectOwnerId, actorId, targetId: subjectId }),
    ),
    on(CommentAdded, ({ id, data }) => notifyAll(deps, id, commentNotices(data))),
    on(CommentDeleted, async ({ id, data }) => {
      for (const notice of commentNotices({ ...data, mentionIds: [] })) {
        await retract(deps, {
          type: notice.type,
          receiverId: notice.receiverId,
          actorId: data.authorId,
          targetId: notice.targetId,
          refId: data.commentId,
        });
      }
      if (data.byModerator) await notify(deps, id, moderated('content-removed', data.authorId, data.commentId));
    }),
    on(ThreadMuteChanged, ({ data: { userId, subjectId, isMuted }, occurredAt }) =>
      deps.threadMutes.set(userId, subjectId, isMuted, new Date(occurredAt)),
    ),
  ];
}

function mention(receiverId: string, authorId: string, postId: string): Notice {
  return { type: 'POST_MENTION', receiverId, actorId: authorId, targetId: postId, subject: post(postId), threadIds: [postId] };
}

function moderated(kind: string, receiverId: string, targetId: string): Notice {
  return { type: 'SYSTEM', receiverId, actorId: null, targetId, subject: null, args: { kind } };
}

/** Where a comment stands, for the link to it. */
async function rootOf(videos: VideoFacts, receiverId: string, rootId: string): Promise<Readonly<Record<string, string>>> {
  return { rootId, rootType: (await videos.isSeenBy(receiverId, rootId)) ? 'VIDEO' : 'POST' };
}

interface WrittenComment {
  readonly commentId: string;
  readonly authorId: string;
  readonly rootType: 'POST' | 'VIDEO';
  readonly rootId: string;
  readonly rootOwnerId: string;
  readonly parentId: string | null;
  readonly parentAuthorId: string | null;
  readonly mentionIds: readonly string[];
}

/** Each person is told of a comment once: as the one replied to, else as the owner of what it stands under, else as mentioned. */
function commentNotices(written: WrittenComment): Notice[] {
  const { commentId, authorId, rootType, rootId, rootOwnerId, parentId, parentAuthorId, mentionIds } = written;
  const common = { actorId: authorId, subject: comment(commentId), refId: commentId, args: { rootId, rootType } };
  const told = new Set<string>();
  const notices: Notice[] = [];
  const tell = (receiverId: string, type: NotificationType, targetId: string, threadIds: readonly string[]): void => {
    if (told.has(receiverId)) return;
    told.add(receiverId);
    notices.push({ ...common, type, receiverId, targetId, threadIds });
  };
  if (parentId !== null && parentAuthorId !== null) tell(parentAuthorId, 'COMMENT_REPLY', rootId, [parentId, rootId]);
  tell(rootOwnerId, rootType === 'POST' ? 'POST_COMMENT' : 'VIDEO_COMMENT', rootId, [rootId]);
  for (const receiverId of mentionIds) tell(receiverId, 'COMMENT_MENTION', rootId, [rootId]);
  return notices;
}
