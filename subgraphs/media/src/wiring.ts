import { mediaCollections } from '@app/collections/wechat_media';
import { MediaGrants } from '@app/grants';
import { JobQueue } from '@app/jobs';
import type { PageArguments, Viewer } from '@app/kernel';
import { MediaUrls } from '@app/media-urls';
import { IdempotencyStore } from '@app/mongo';
import { createMongoDomain, type Runtime } from '@app/subgraph';
import type { MediaConfig } from './config.ts';
import { cancelUpload } from './domain/cancel-upload.ts';
import { completeUpload } from './domain/complete-upload.ts';
import { createUpload } from './domain/create-upload.ts';
import { deleteMedia } from './domain/delete-media.ts';
import { bestFileOf, type Media, statusAt, type UploadStatus, variantsOf } from './domain/media.ts';
import type { MediaDeps, MediaRules } from './domain/ports.ts';
import { listUploads, type MediaReference, readMedia } from './domain/read-media.ts';
import { setAltText } from './domain/set-alt-text.ts';
import { createJobRequests } from './job-requests.ts';
import { openMediaUpdates } from './live/media-updates.ts';
import { createSniffer } from './sniffer.ts';
import { MongoCarrierStore } from './store/carrier-store.ts';
import { createFileStore, UploadAddresses } from './store/files/index.ts';
import { MongoQuotaStore } from './store/quota-store.ts';
import { MongoUploadStore } from './store/upload-store.ts';

/** Who gets what: stores, shared mechanisms and use cases of media. */
export function wire(runtime: Runtime, config: MediaConfig) {
  const domain = createMongoDomain(runtime, 'media', 'wechat_media', mediaCollections);
  const queue = new JobQueue({ connection: runtime.redis, prefix: runtime.redisPrefix });
  const addresses = new UploadAddresses(config.MEDIA_URL_SECRET, runtime.config.PUBLIC_URL);
  const { store, incoming } = createFileStore(config, addresses);
  const { clock, cursors } = runtime;
  const deps: MediaDeps = {
    uploads: new MongoUploadStore(domain.db),
    carriers: new MongoCarrierStore(domain.db),
    quotas: new MongoQuotaStore(domain.db),
    outbox: domain.outbox,
    idempotency: new IdempotencyStore(domain.db),
    store,
    sniffer: createSniffer(),
    jobs: createJobRequests(queue, runtime.logger),
    transact: domain.transact,
    clock,
    cursors,
    rules: rulesOf(config),
  };
  const urls = new MediaUrls(config, runtime.config.PUBLIC_URL);
  const grants = new MediaGrants(config.MEDIA_GRANT_SECRET);
  const isGranted = (grant: string, mediaId: string, viewerId: string | null) =>
    grants.verify(grant, mediaId, viewerId, clock.now()) !== null;
  const api = {
    createUpload: (viewer: Viewer, input: unknown) => createUpload(deps, viewer, input),
    completeUpload: (viewer: Viewer, mediaId: string) => completeUpload(deps, viewer.id, mediaId),
    cancelUpload: (viewer: Viewer, mediaId: string) => cancelUpload(deps, viewer.id, mediaId),
    setAltText: (viewer: Viewer, mediaId: string, altText: string) => setAltText(deps, viewer, mediaId, altText),
    deleteMedia: (viewer: Viewer, mediaId: string) => deleteMedia(deps, viewer, mediaId),
    readMedia: (viewer: Viewer | null, references: readonly MediaReference[]) =>
      readMedia({ ...deps, isGranted }, viewer?.id ?? null, references),
    listUploads: (viewer: Viewer, status: UploadStatus | null, args: PageArguments) => listUploads(deps, viewer, status, args),
    openMediaUpdates: (viewer: Viewer, mediaId: string, after: string | null | undefined, signal: AbortSignal) =>
      openMediaUpdates({ ...deps, runtime }, viewer, mediaId, after, signal),
    /** Where a file of an upload is fetched now. */
    addressOf: (media: Media, file: string) =>
      urls.address({
        mediaId: media.id,
        accessSince: media.accessSince ?? null,
        publicKey: media.publicKey,
        file,
        now: clock.now(),
      }),
    statusOf: (media: Media) => statusAt(media, clock.now()),
    bestFileOf,
    variantsOf,
  };
  return { domain, queue, store, incoming, addresses, deps, urls, api };
}
export type Wired = ReturnType<typeof wire>;
export type MediaApi = Wired['api'];

function rulesOf(config: MediaConfig): MediaRules {
  return {
    uploadTtlSec: config.UPLOAD_TTL_SEC,
    openUploads: config.UPLOADS_OPEN_MAX,
    bytesADay: config.UPLOAD_BYTES_A_DAY,
    orphanSec: config.MEDIA_ORPHAN_SEC,
    failedRetentionSec: config.MEDIA_FAILED_RETENTION_SEC,
    softDeleteRetentionSec: config.SOFT_DELETE_RETENTION_SEC,
    staleSec: config.MEDIA_STALE_SEC,
  };
}
