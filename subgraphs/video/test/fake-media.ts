import { answer, type CallHandler } from '@app/calls';
import {
  CancelVideoProcessing,
  CompleteVideoUpload,
  DeleteMedia,
  DescribeMedia,
  GetMediaFiles,
  GetVideoAssets,
  OpenVideoUpload,
  RetryVideoProcessing,
  SetMediaCarrier,
  type VideoAssets,
} from '@app/contracts';
import { newId } from '@app/kernel';

/** What media was last told about one file that a video carries. */
export interface Carried {
  readonly carrier: string;
  readonly isPublic: boolean;
  readonly attached: boolean;
}

/** Media as videos know it: uploads whose state a test sets. It stands in for another domain, which has tests of its own. */
export class FakeMedia {
  readonly assets = new Map<string, VideoAssets>();
  readonly carried = new Map<string, Carried>();
  readonly deleted = new Set<string>();
  /** Pictures that can be chosen as thumbnails, with their owners. */
  readonly pictures = new Map<string, string>();

  /** Changes what media says of a file. */
  set(mediaId: string, changes: Partial<VideoAssets>): void {
    const before = this.assets.get(mediaId);
    if (before !== undefined) this.assets.set(mediaId, { ...before, ...changes });
  }

  /** A file that plays and is whole. */
  ready(mediaId: string, durationSec: number): void {
    const still = (name: string) => ({
      ...{ name, file: `k/${name}.jpg`, contentType: 'image/jpeg', blurhash: 'L' },
      ...{ width: 1280, height: 720 },
    });
    this.set(mediaId, {
      ...{ status: 'READY', progress: 100, isPlayable: true, durationSec, width: 1920, height: 1080 },
      isShortLength: durationSec >= 14.96 && durationSec <= 60.04,
      publicKey: 'public-key',
      files: {
        master: 'k/master.m3u8',
        renditions: [{ name: '720p', width: 1280, height: 720, bitrateKbps: 2500, codecs: 'avc1.64001f,mp4a.40.2' }],
        thumbnails: [still('thumb-1'), still('thumb-2')],
        bestThumbnail: 'thumb-2',
        storyboard: { sprite: 'k/storyboard.jpg', vtt: 'k/storyboard.vtt', intervalSec: 1 },
        preview: 'k/preview.webp',
      },
    });
  }

  calls(): CallHandler[] {
    return [
      answer(OpenVideoUpload, async (ask) => this.#open(ask)),
      answer(CompleteVideoUpload, async ({ mediaId }) => this.#move(mediaId, 'UPLOADED')),
      answer(RetryVideoProcessing, async ({ mediaId }) => this.#move(mediaId, 'UPLOADED')),
      answer(CancelVideoProcessing, async ({ mediaId }) => this.#move(mediaId, 'FAILED', 'CANCELLED')),
      answer(GetVideoAssets, async ({ mediaIds }) => ({
        assets: mediaIds.flatMap((id) => this.assets.get(id) ?? []),
      })),
      answer(DeleteMedia, async ({ mediaIds }) => {
        for (const id of mediaIds) this.deleted.add(id);
        return {};
      }),
      answer(SetMediaCarrier, async ({ mediaIds, ...carried }) => {
        for (const id of mediaIds) this.carried.set(id, carried);
        return {};
      }),
      answer(DescribeMedia, async ({ ids }) => ({
        media: ids.flatMap((id) => {
          const ownerId = this.pictures.get(id);
          return ownerId === undefined ? [] : [{ id, ownerId, kind: 'IMAGE' as const, status: 'READY' as const }];
        }),
      })),
      answer(GetMediaFiles, async ({ ids }) => ({
        media: ids.flatMap((id) => {
          const ownerId = this.pictures.get(id);
          const files = [{ file: 'k/640.webp', contentType: 'image/webp', width: 640, height: 360, sizeBytes: 9_000 }];
          return ownerId === undefined
            ? []
            : [{ id, ownerId, kind: 'IMAGE' as const, publicKey: 'picture-key', accessSince: null, files }];
        }),
      })),
    ];
  }

  #open({
    videoId,
    ownerId,
    contentType,
    resumable,
  }: {
    videoId: string;
    ownerId: string;
    contentType: string;
    resumable: boolean;
  }) {
    if (!contentType.startsWith('video/')) {
      const messages = { messageEn: 'Send a video.', messageZh: '请上传视频。' };
      return { kind: 'Refused' as const, field: 'contentType', code: 'BAD_FORMAT', ...messages };
    }
    const known = [...this.assets.values()].find((one) => one.videoId === videoId);
    const mediaId = known?.mediaId ?? newId();
    if (known === undefined) this.assets.set(mediaId, newUpload(mediaId, videoId, ownerId));
    const method = resumable ? 'PATCH' : 'PUT';
    const expiresAt = '2030-01-01T00:00:00.000Z';
    return { kind: 'Ticket' as const, mediaId, method, url: 'http://upload', headers: [], expiresAt, resumable };
  }

  #move(mediaId: string, status: VideoAssets['status'], failureReason: string | null = null) {
    if (!this.assets.has(mediaId)) return { kind: 'NotFound' as const };
    this.set(mediaId, { status, failureReason, progress: 0 });
    return { kind: 'Done' as const, status };
  }
}

function newUpload(mediaId: string, videoId: string, ownerId: string): VideoAssets {
  return {
    ...{ mediaId, videoId, ownerId, status: 'PENDING', failureReason: null, progress: 0, isPlayable: false },
    ...{ durationSec: null, width: null, height: null, isShortLength: null, publicKey: null, accessSince: null },
    files: { master: null, renditions: [], thumbnails: [], bestThumbnail: null, storyboard: null, preview: null },
  };
}
