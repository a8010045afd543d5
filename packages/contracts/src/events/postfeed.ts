import { defineEvent } from '@app/events/define';
import { z } from 'zod';

/** What can be commented on and reacted to by one mechanism. */
export const subjectTypeSchema = z.enum(['POST', 'VIDEO', 'COMMENT']);
export type EngagementSubjectType = z.output<typeof subjectTypeSchema>;
export const visibilitySchema = z.enum(['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE']);
export type Visibility = z.output<typeof visibilitySchema>;
export const reactionTypeSchema = z.enum(['LIKE', 'LOVE', 'HAHA', 'WOW', 'SAD', 'ANGRY']);

const post = z.object({ postId: z.string(), authorId: z.string() });
const byPost = {
  key: ({ postId }: { postId: string }) => postId,
  topics: ({ postId, authorId }: { postId: string; authorId: string }) => [`post:${postId}`, `author:${authorId}`],
};

/** A post went out. `originalId` and `originalAuthorId`: of what it shares (`isQuote` false) or quotes. `videoId`: the video it announces. */
export const PostPublished = defineEvent(
  'postfeed.post.published.v1',
  post.extend({
    visibility: visibilitySchema,
    mentionIds: z.array(z.string()),
    hashtags: z.array(z.string()),
    originalId: z.string().nullable(),
    originalAuthorId: z.string().nullable(),
    isQuote: z.boolean(),
    videoId: z.string().nullable(),
    mediaIds: z.array(z.string()),
  }),
  byPost,
);
/** Text, visibility or policy of a post changed. `newMentionIds` were not mentioned before; `visibilityBefore` is what it was. */
export const PostEdited = defineEvent(
  'postfeed.post.edited.v1',
  post.extend({
    visibility: visibilitySchema,
    visibilityBefore: visibilitySchema,
    newMentionIds: z.array(z.string()),
    mediaIds: z.array(z.string()),
  }),
  byPost,
);
/** A post is gone for others. `byModerator`: removed by staff, for `reason`. `originalAuthorId`: of what it shared or quoted. */
export const PostDeleted = defineEvent(
  'postfeed.post.deleted.v1',
  post.extend({
    byModerator: z.boolean(),
    reason: z.string().nullable(),
    originalId: z.string().nullable(),
    originalAuthorId: z.string().nullable().default(null),
    mediaIds: z.array(z.string()),
  }),
  byPost,
);
/** A removed post is back. */
export const PostRestored = defineEvent('postfeed.post.restored.v1', post, byPost);
/** A poll has closed; its author and voters may want to know. */
export const PollEnded = defineEvent('postfeed.poll.ended.v1', post.extend({ voterIds: z.array(z.string()) }), byPost);
/** Counts of a post changed by something that is no event of its own (votes, shares). */
export const PostStatsChanged = defineEvent('postfeed.post.stats-changed.v1', post, byPost);

const reaction = z.object({
  subjectType: subjectTypeSchema,
  subjectId: z.string(),
  /** Author of the post, video or comment. */
  subjectOwnerId: z.string(),
  /** The post or video below which the subject stands (itself when it is one). */
  rootId: z.string(),
  actorId: z.string(),
});
const byRoot = {
  key: ({ rootId }: { rootId: string }) => rootId,
  topics: ({ rootId }: { rootId: string }) => [`post:${rootId}`],
};
/** A reaction came, or changed its type (`isNew` false). */
export const ReactionAdded = defineEvent(
  'postfeed.reaction.added.v1',
  reaction.extend({ type: reactionTypeSchema, isNew: z.boolean() }),
  byRoot,
);
/** A reaction went. */
export const ReactionRemoved = defineEvent('postfeed.reaction.removed.v1', reaction, byRoot);

const comment = z.object({
  commentId: z.string(),
  authorId: z.string(),
  rootType: z.enum(['POST', 'VIDEO']),
  rootId: z.string(),
  rootOwnerId: z.string(),
  parentId: z.string().nullable(),
  parentAuthorId: z.string().nullable(),
});
/** A comment or reply was written. */
export const CommentAdded = defineEvent('postfeed.comment.added.v1', comment.extend({ mentionIds: z.array(z.string()) }), byRoot);
/** A comment was changed. */
export const CommentEdited = defineEvent('postfeed.comment.edited.v1', comment, byRoot);
/** A comment is gone. */
export const CommentDeleted = defineEvent(
  'postfeed.comment.deleted.v1',
  comment.extend({ byModerator: z.boolean(), reason: z.string().nullable() }),
  byRoot,
);
/** A user muted or unmuted notifications of one thread. */
export const ThreadMuteChanged = defineEvent(
  'postfeed.thread-mute.changed.v1',
  z.object({ userId: z.string(), subjectId: z.string(), isMuted: z.boolean() }),
  {
    key: ({ userId }) => userId,
    topics: ({ userId }) => [`user:${userId}`],
  },
);
