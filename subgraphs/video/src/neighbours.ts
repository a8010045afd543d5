import type { ServiceCalls } from '@app/calls';
import {
  CancelVideoProcessing,
  CompleteVideoUpload,
  ConfirmUserErased,
  DeleteMedia,
  DescribeMedia,
  GetFollowees,
  GetMediaFiles,
  GetRelations,
  GetVideoAssets,
  GetVideoEngagement,
  OpenVideoUpload,
  RetryVideoProcessing,
  SetMediaCarrier,
} from '@app/contracts';
import { text } from '@app/kernel';
import type { RelationSource } from '@app/relations';
import type { MediaFiles, MediaOutcome, MediaRefusal } from './domain/ports.ts';
import type { Engagement } from './domain/trending-score.ts';
import type { Picture } from './loaders/index.ts';

/** Ids that one call takes. */
const IDS_A_CALL = 100;

/** The uploads and files of media. */
export function mediaOf(calls: ServiceCalls): MediaFiles {
  return {
    async openUpload(ask) {
      const opened = await calls.invoke(OpenVideoUpload, ask);
      return opened.kind === 'Refused' ? toRefusal(opened) : { ...opened, expiresAt: new Date(opened.expiresAt) };
    },
    complete: async (mediaId) => toOutcome(await calls.invoke(CompleteVideoUpload, { mediaId })),
    retry: async (mediaId) => toOutcome(await calls.invoke(RetryVideoProcessing, { mediaId })),
    cancel: async (mediaId) => toOutcome(await calls.invoke(CancelVideoProcessing, { mediaId })),
    async delete(mediaIds) {
      await calls.invoke(DeleteMedia, { mediaIds: [...mediaIds] });
    },
    async assets(mediaIds) {
      const found = await inChunks(mediaIds, async (chunk) => (await calls.invoke(GetVideoAssets, { mediaIds: chunk })).assets);
      return new Map(found.map((assets) => [assets.mediaId, assets]));
    },
    async isPictureOf(ownerId, mediaId) {
      const [media] = (await calls.invoke(DescribeMedia, { ids: [mediaId] })).media;
      return media?.ownerId === ownerId && media.kind === 'IMAGE' && media.status !== 'FAILED' && media.status !== 'EXPIRED';
    },
    async setCarrier({ accessSince, ...carrier }, mediaIds) {
      await calls.invoke(SetMediaCarrier, {
        ...{ ...carrier, mediaIds: [...mediaIds] },
        accessSince: accessSince?.toISOString() ?? null,
      });
    },
  };
}

interface ToldRefusal {
  readonly field: string | null;
  readonly code: string;
  readonly messageEn: string;
  readonly messageZh: string;
}

function toRefusal({ field, code, messageEn, messageZh }: ToldRefusal): MediaRefusal {
  return { kind: 'Refused', field, code, message: text(messageEn, messageZh) };
}

function toOutcome(told: { kind: 'Done' | 'NotFound' } | ({ kind: 'Refused' } & ToldRefusal)): MediaOutcome {
  return told.kind === 'Refused' ? toRefusal(told) : { kind: told.kind };
}

/** Uploaded pictures that are ready, by their best file. */
export function picturesOf(calls: ServiceCalls) {
  return async (mediaIds: readonly string[]): Promise<ReadonlyMap<string, Picture>> => {
    const media = await inChunks(mediaIds, async (ids) => (await calls.invoke(GetMediaFiles, { ids })).media);
    return new Map(
      media.flatMap(({ id, publicKey, accessSince, files: [best] }): [string, Picture][] =>
        best === undefined
          ? []
          : [[id, { id, publicKey, accessSince, file: best.file, width: best.width ?? 0, height: best.height ?? 0 }]],
      ),
    );
  };
}

/** The social graph of profiles. */
export function relationsOf(calls: ServiceCalls): RelationSource {
  return async (viewerId, ownerIds) => (await calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations;
}

/** People whom a user follows: the last 5,000 of them. */
const FOLLOWEES_MAX = 5_000;

/** Whom a user follows, by profiles. */
export function followeesOf(calls: ServiceCalls) {
  return async (userId: string): Promise<readonly string[]> =>
    (await calls.invoke(GetFollowees, { userId, after: null, limit: FOLLOWEES_MAX })).ids;
}

/** Likes, comments and shares of videos, by the post feed; videos without any are left out. */
export function engagementOf(calls: ServiceCalls) {
  return async (videoIds: readonly string[]): Promise<ReadonlyMap<string, Engagement>> => {
    const { engagement } = await calls.invoke(GetVideoEngagement, { videoIds: [...videoIds] });
    return new Map(engagement.map(({ videoId, ...counts }) => [videoId, counts]));
  };
}

/** Tells auth that nothing of a deleted user is left in this domain. */
export function confirmErasedTo(calls: ServiceCalls) {
  return async (userId: string): Promise<void> => {
    await calls.invoke(ConfirmUserErased, { userId, domain: 'video' });
  };
}

/** Asks for many ids in as few calls as take them. */
async function inChunks<T>(ids: readonly string[], ask: (chunk: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_CALL) found.push(...(await ask(ids.slice(start, start + IDS_A_CALL))));
  return found;
}
