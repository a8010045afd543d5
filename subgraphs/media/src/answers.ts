import { answer, type CallHandler } from '@app/calls';
import {
  CancelVideoProcessing,
  CompleteVideoUpload,
  DeleteMedia,
  DescribeMedia,
  ExportMediaData,
  GetMediaFiles,
  GetVideoAssets,
  MaintainMedia,
  OpenVideoUpload,
  RetryVideoProcessing,
  SetMediaCarrier,
} from '@app/contracts';
import type { InvalidInput, NotAllowed } from '@app/kernel';
import { cancelVideo } from './domain/cancel-upload.ts';
import { completeUpload, type MediaOutcome } from './domain/complete-upload.ts';
import { deleteMany } from './domain/delete-media.ts';
import { exportData } from './domain/export-data.ts';
import { type Media, statusAt } from './domain/media.ts';
import { openVideoUpload } from './domain/open-video-upload.ts';
import type { MediaDeps } from './domain/ports.ts';
import { retryProcessing } from './domain/retry-processing.ts';
import { setCarrier } from './domain/set-carrier.ts';
import { collectOrphans, expireUploads, purgeDeleted } from './domain/sweep.ts';
import { videoAssetsOf } from './domain/video-assets.ts';

/** What media answers the other domains. */
export function answersOf(deps: MediaDeps): CallHandler[] {
  const living = async (ids: readonly string[]): Promise<Media[]> =>
    [...(await deps.uploads.findByIds(ids)).values()].filter(({ isDeleted }) => !isDeleted);
  return [
    answer(DescribeMedia, async ({ ids }) => {
      const now = deps.clock.now();
      const media = await living(ids);
      return { media: media.map((one) => ({ id: one.id, ownerId: one.ownerId, kind: one.kind, status: statusAt(one, now) })) };
    }),
    answer(SetMediaCarrier, async (change) => {
      await setCarrier(deps, { ...change, accessSince: change.accessSince === null ? null : new Date(change.accessSince) });
      return {};
    }),
    answer(GetMediaFiles, async ({ ids }) => {
      const media = await living(ids);
      return {
        media: media.flatMap(({ id, ownerId, kind, status, publicKey, accessSince, files }) =>
          status === 'READY'
            ? [{ id, ownerId, kind, publicKey, accessSince: accessSince?.toISOString() ?? null, files: [...files] }]
            : [],
        ),
      };
    }),
    answer(DeleteMedia, async ({ mediaIds }) => {
      await deleteMany(deps, mediaIds);
      return {};
    }),
    answer(ExportMediaData, async ({ userId }) => ({ files: await exportData(deps, userId) })),
    answer(MaintainMedia, async ({ task }) => ({ counts: await maintain(deps, task) })),
    ...videoAnswers(deps, living),
  ];
}

function videoAnswers(deps: MediaDeps, living: (ids: readonly string[]) => Promise<Media[]>): CallHandler[] {
  return [
    answer(OpenVideoUpload, async (input) => {
      const opened = await openVideoUpload(deps, input);
      if (opened.kind !== 'UploadTicket') return refusalOf(opened);
      const { media, method, url, headers, expiresAt, resumable } = opened;
      return {
        kind: 'Ticket' as const,
        mediaId: media.id,
        method,
        url,
        headers: [...headers],
        expiresAt: expiresAt.toISOString(),
        resumable,
      };
    }),
    answer(CompleteVideoUpload, async ({ mediaId }) => {
      const [media] = await living([mediaId]);
      return media === undefined ? { kind: 'NotFound' as const } : told(deps, await completeUpload(deps, media.ownerId, mediaId));
    }),
    answer(RetryVideoProcessing, async ({ mediaId }) => told(deps, await retryProcessing(deps, mediaId))),
    answer(CancelVideoProcessing, async ({ mediaId }) => told(deps, await cancelVideo(deps, mediaId))),
    answer(GetVideoAssets, async ({ mediaIds }) => {
      const now = deps.clock.now();
      const media = await living(mediaIds);
      return { assets: media.flatMap((one) => (one.kind === 'VIDEO' ? [videoAssetsOf(one, now)] : [])) };
    }),
  ];
}

async function maintain(deps: MediaDeps, task: string): Promise<Record<string, number>> {
  switch (task) {
    case 'cleanup-expired-uploads':
      return { expired: await expireUploads(deps) };
    case 'collect-orphan-media':
      return collectOrphans(deps);
    default:
      return purgeDeleted(deps);
  }
}

function told(deps: MediaDeps, outcome: MediaOutcome) {
  switch (outcome.kind) {
    case 'MediaSuccess':
      return { kind: 'Done' as const, status: statusAt(outcome.media, deps.clock.now()) };
    case 'NotFound':
      return { kind: 'NotFound' as const };
    default:
      return refusalOf(outcome);
  }
}

/** The first problem of a refusal, as another domain tells it to its caller. */
function refusalOf(refusal: InvalidInput | NotAllowed) {
  const [first] = refusal.kind === 'InvalidInput' ? refusal.problems : [];
  const { en, zh } = first?.message ?? refusal.message;
  const code = first?.code ?? (refusal.kind === 'NotAllowed' ? refusal.reason : 'BAD_FORMAT');
  return { kind: 'Refused' as const, field: first?.field ?? null, code, messageEn: en, messageZh: zh };
}
