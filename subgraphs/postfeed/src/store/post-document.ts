import type { PostDocument } from '@app/collections/wechat_postfeed';
import { indexTokens } from '@app/search';
import type { Document } from 'mongodb';
import { ENGAGEMENT_WEIGHTS, HALF_LIFE_MS, storedScore } from '../domain/engagement-score.ts';
import { snapToGrid } from '../domain/grid.ts';
import type { NewPost, PostChanges, StatDeltas } from '../domain/ports.ts';
import { type Post, REACTION_TYPES } from '../domain/post.ts';

/** What every read of a post leaves out: only searches use it. */
export const WITHOUT_TOKENS = { 'content.tokens': 0, location: 0, removal: 0 } as const;
/** A post as it is read. */
export type ReadPost = Omit<PostDocument, 'content' | 'location' | 'removal'> & {
  content: Omit<PostDocument['content'], 'tokens'>;
};

/** A stored post as the domain knows it. */
export function toPost({ _id, stats: { engagementScore, ...stats }, hasMedia: _hasMedia, ...fields }: ReadPost): Post {
  return { id: _id, ...fields, stats, engagementScore };
}

/** A new post as it is stored, with what searches and maps need. */
export function toDocument(post: NewPost): PostDocument {
  const { id, searchText, content, stats, place, hashtags, mentionIds, mediaIds, poll, ...fields } = post;
  const snapped = place === null ? null : snapToGrid(place.latitude, place.longitude);
  return {
    _id: id,
    ...fields,
    content: { text: content.text, ranges: [...content.ranges], tokens: searchTokens(searchText) },
    hashtags: [...hashtags],
    mentionIds: [...mentionIds],
    mediaIds: [...mediaIds],
    poll: poll === null ? null : { ...poll, options: [...poll.options] },
    hasMedia: mediaIds.length > 0 || post.videoId !== null,
    place,
    location: snapped === null ? null : { type: 'Point', coordinates: [snapped.longitude, snapped.latitude] },
    stats: { ...stats, engagementScore: storedScore(stats, post.createdAt) },
    removal: null,
  };
}

/** Tokens under which a text is found. */
export function searchTokens(body: string): string[] {
  return indexTokens(body);
}

/** What an edit writes. */
export function toUpdate({ content, searchText, ...fields }: PostChanges): Document {
  return {
    ...fields,
    ...(content === undefined ? {} : { 'content.text': content.text, 'content.ranges': content.ranges }),
    ...(searchText === undefined ? {} : { 'content.tokens': searchTokens(searchText) }),
  };
}

/** An update that moves counts by exact deltas and keeps the score in step, in one write. */
export function statsUpdate(deltas: StatDeltas): Document[] {
  const moves: Record<string, number> = {};
  for (const type of REACTION_TYPES) {
    const delta = deltas.reactions?.[type] ?? 0;
    if (delta !== 0) moves[`byReaction.${type}`] = delta;
  }
  moves.reactions = REACTION_TYPES.reduce((sum, type) => sum + (deltas.reactions?.[type] ?? 0), 0);
  moves.comments = deltas.comments ?? 0;
  moves.shares = deltas.shares ?? 0;
  const sets = Object.entries(moves)
    .filter(([, delta]) => delta !== 0)
    .map(([name, delta]) => [`stats.${name}`, { $add: [`$stats.${name}`, delta] }]);
  return [...(sets.length > 0 ? [{ $set: Object.fromEntries(sets) }] : []), { $set: { 'stats.engagementScore': SCORE } }];
}

/** The same as `storedScore`, in the server's words. */
export const SCORE: Document = {
  $add: [
    {
      $log: [
        { $add: [1, ...Object.entries(ENGAGEMENT_WEIGHTS).map(([name, weight]) => ({ $multiply: [weight, `$stats.${name}`] }))] },
        2,
      ],
    },
    { $divide: [{ $toLong: '$createdAt' }, HALF_LIFE_MS] },
  ],
};
