import type { ServiceCalls } from '@app/calls';
import {
  CancelVideoProcessing,
  CompleteVideoUpload,
  DeleteMedia,
  DescribeMedia,
  GetVideoAssets,
  OpenVideoUpload,
  RetryVideoProcessing,
  SetMediaCarrier,
} from '@app/contracts';
import { text } from '@app/kernel';
import type { MediaFiles, MediaOutcome, MediaRefusal } from './domain/ports.ts';

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
    async setCarrier(carrier, mediaIds, isPublic, isAttached) {
      await calls.invoke(SetMediaCarrier, { mediaIds: [...mediaIds], carrier, isPublic, attached: isAttached });
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

/** Asks for many ids in as few calls as take them. */
export async function inChunks<T>(ids: readonly string[], ask: (chunk: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_CALL) found.push(...(await ask(ids.slice(start, start + IDS_A_CALL))));
  return found;
}
