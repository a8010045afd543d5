import { idempotencyKeys } from '@app/mongo';
import { comments } from './comments.ts';
import { popularAuthors, videoEngagement } from './engagement.ts';
import { hashtagHours, hashtags } from './hashtags.ts';
import { moderationActions } from './moderation.ts';
import { bookmarks, drafts, mutedWords, pollVotes, postRevisions, threadMutes } from './personal.ts';
import { posts } from './posts.ts';
import { reactions } from './reactions.ts';

export * from './comments.ts';
export * from './engagement.ts';
export * from './fields.ts';
export * from './hashtags.ts';
export * from './moderation.ts';
export * from './personal.ts';
export * from './posts.ts';
export * from './reactions.ts';

/** All collections of `wechat_postfeed`: the seed's four in its order, then what they need beside. */
export const postfeedCollections = [
  posts,
  comments,
  reactions,
  hashtags,
  hashtagHours,
  bookmarks,
  drafts,
  pollVotes,
  postRevisions,
  threadMutes,
  mutedWords,
  videoEngagement,
  popularAuthors,
  moderationActions,
  idempotencyKeys,
];
