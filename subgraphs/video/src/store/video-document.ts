import type { VideoDocument } from '@app/collections/wechat_video';
import { indexField, indexTokens } from '@app/search';
import type { NewVideo, VideoChanges } from '../domain/ports.ts';
import { NO_STATS, NO_TRENDING, type Video } from '../domain/video.ts';
import { flagsOf } from '../domain/video-rules.ts';

/** A row as it is read: without what only the text index needs. */
export type ReadVideo = Omit<VideoDocument, 'search'>;
/** Leaves out what only the text index needs. */
export const WITHOUT_TOKENS = { search: 0 } as const;

export function toVideo({ _id, ...fields }: ReadVideo): Video {
  return { id: _id, ...fields };
}

export function toDocument({ id, tags, createdAt, ...fields }: NewVideo): VideoDocument {
  const document = {
    ...fields,
    tags: [...tags],
    type: fields.declaredType,
    status: 'UPLOADING' as const,
    isDeleted: false,
  };
  return {
    _id: id,
    ...document,
    search: searchFields(fields.title, fields.description, tags),
    failureReason: null,
    progress: 0,
    isPlayable: false,
    durationSec: null,
    width: null,
    height: null,
    thumbnailName: null,
    thumbnailMediaId: null,
    captions: [],
    stats: { ...NO_STATS },
    velocity: { score: 0, at: createdAt },
    trendingScore: 0,
    trending: { ...NO_TRENDING },
    needsTrendingUpdate: false,
    rescoreAt: null,
    ...flagsOf(document),
    createdAt,
    readyAt: null,
    publishedAt: null,
    updatedAt: createdAt,
    deletedAt: null,
    removal: null,
  };
}

/** A change as the driver wants it, with what follows from it: flags of lists, tokens of the search. */
export function toUpdate(before: Video, changes: VideoChanges, at: Date) {
  const after: Video = { ...before, ...changes };
  const { tags, captions, velocity, trending, removal, ...plain } = changes;
  const flags = flagsOf(after);
  return {
    ...plain,
    ...(tags ? { tags: [...tags] } : {}),
    ...(captions ? { captions: captions.map((track) => ({ ...track })) } : {}),
    ...(velocity ? { velocity: { ...velocity } } : {}),
    ...(trending ? { trending: { ...trending } } : {}),
    ...(removal ? { removal: { ...removal } } : {}),
    ...(changes.title !== undefined || changes.description !== undefined || tags !== undefined
      ? { search: searchFields(after.title, after.description, after.tags) }
      : {}),
    ...flags,
    // A video that comes into lists needs a score that is of now.
    ...(flags.isListed && !before.isListed ? { needsTrendingUpdate: true } : {}),
    updatedAt: at,
  };
}

function searchFields(title: string, description: string, tags: readonly string[]): VideoDocument['search'] {
  return {
    title: indexField(indexTokens(title, { pinyin: true })),
    description: indexField(indexTokens(description)),
    tags: indexField(indexTokens(tags.join('\n'), { pinyin: true })),
  };
}
