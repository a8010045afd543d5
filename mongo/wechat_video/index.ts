import { idempotencyKeys } from '@app/mongo';
import { captions, videos } from './videos.ts';
import {
  hourlyViews,
  retention,
  savedVideos,
  seenShorts,
  shortsProgress,
  views,
  watchHistory,
  watchSessions,
} from './watching.ts';

export * from './fields.ts';
export * from './videos.ts';
export * from './watching.ts';

/** All collections of `wechat_video`: the seed's, then what it needs beside. */
export const videoCollections = [
  videos,
  captions,
  watchSessions,
  views,
  watchHistory,
  savedVideos,
  seenShorts,
  shortsProgress,
  hourlyViews,
  retention,
  idempotencyKeys,
];
