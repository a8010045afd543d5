import { MAX_UPLOAD_BYTES } from '@app/collections/wechat_media/fields';
import { MediaProgressed, MediaReady } from '@app/contracts/events';
import {
  addSeconds,
  type FieldProblem,
  type InvalidInput,
  invalidInput,
  type NotAllowed,
  newId,
  notAllowed,
  problem,
  type Tx,
  text,
} from '@app/kernel';
import { contentOf, emptyContent, type Media, type MediaKind } from './media.ts';
import type { IdempotencyAsk, MediaDeps } from './ports.ts';

/** A checked wish to upload a file. */
export interface UploadWish {
  readonly ownerId: string;
  readonly kind: MediaKind;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly fileName: string | null;
  readonly altText: string | null;
  readonly sha256: string | null;
  readonly isResumable: boolean;
  readonly videoId: string | null;
  readonly isShort: boolean;
}

/** A declared type without parameters, in lower case. */
export function plainType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** What is wrong with the declared type and size of an upload, by kind. */
export function fileProblems(deps: Pick<MediaDeps, 'sniffer'>, wish: UploadWish): FieldProblem[] {
  const max = MAX_UPLOAD_BYTES[wish.kind];
  const problems: FieldProblem[] = [];
  if (!Number.isSafeInteger(wish.sizeBytes) || wish.sizeBytes < 1 || wish.sizeBytes > max) {
    const mib = max / 1024 ** 2;
    problems.push(
      problem(
        'sizeBytes',
        'OUT_OF_RANGE',
        text(`Choose a file of 1 byte to ${mib} MiB.`, `文件大小须在 1 字节到 ${mib} MiB 之间。`),
      ),
    );
  }
  if (!deps.sniffer.acceptedTypes(wish.kind).includes(wish.contentType))
    problems.push(
      problem('contentType', 'UNSUPPORTED_TYPE', text('Files of this type are not accepted here.', '不支持此文件类型。')),
    );
  return problems;
}

/** The caller has too many uploads open, or has sent too much today. */
export class QuotaExceededError extends Error {
  override readonly name = 'QuotaExceededError';
}

/**
 * Opens an upload: PENDING, or READY at once when its owner has uploaded the same bytes before (`sha256`). Refuses with `InvalidInput` for a
 * type or size that the kind does not allow, with `NotAllowed` QUOTA. Cost: one transaction.
 */
export async function openUpload(
  deps: MediaDeps,
  wish: UploadWish,
  ask: IdempotencyAsk | null = null,
): Promise<Media | InvalidInput | NotAllowed> {
  const problems = fileProblems(deps, wish);
  if (problems.length > 0) return invalidInput(...problems);
  const known = await knownContent(deps, wish);
  try {
    return await deps.transact(async (tx) => {
      const media = (known !== null && (await shareContent(deps, wish, known, tx))) || (await openPending(deps, wish, tx));
      if (ask !== null) await deps.idempotency.claim(ask, media.id, media.createdAt, tx);
      return media;
    });
  } catch (error) {
    if (error instanceof QuotaExceededError) return quotaRefusal();
    throw error;
  }
}

function quotaRefusal(): NotAllowed {
  return notAllowed(
    'QUOTA',
    text('Finish or cancel other uploads first, or go on tomorrow.', '请先完成或取消其他上传，或明天再试。'),
  );
}

async function knownContent(deps: MediaDeps, wish: UploadWish): Promise<Media | null> {
  if (wish.sha256 === null) return null;
  const known = await deps.uploads.findReadyByHash(wish.ownerId, wish.sha256, wish.kind);
  const fits =
    known !== null &&
    known.sizeBytes === wish.sizeBytes &&
    deps.sniffer.isSameType(wish.kind, wish.contentType, known.contentType);
  return fits ? known : null;
}

/** A READY upload that serves the files of `known`; null when those have just been deleted. */
async function shareContent(deps: MediaDeps, wish: UploadWish, known: Media, tx: Tx): Promise<Media | null> {
  // Writing the known row makes a deletion of it conflict with this: its files stay for as long as we need them.
  const guard = { statuses: ['READY'], isDeleted: false } as const;
  const source = await deps.uploads.change(known.id, guard, {}, deps.clock.now(), tx);
  if (source === null) return null;
  const media: Media = { ...blank(deps, wish), status: 'READY', progress: 100, sha256: wish.sha256, ...contentOf(source) };
  const shared = { ...media, dueAt: addSeconds(media.createdAt, deps.rules.orphanSec) };
  await deps.uploads.insert(shared, tx);
  const about = { mediaId: media.id, ownerId: media.ownerId, videoId: media.videoId };
  await deps.outbox.append(
    [MediaProgressed({ ...about, status: 'READY', progress: 100 }), MediaReady({ ...about, kind: media.kind })],
    tx,
  );
  return shared;
}

async function openPending(deps: MediaDeps, wish: UploadWish, tx: Tx): Promise<Media> {
  const media = blank(deps, wish);
  const limits = { open: deps.rules.openUploads, bytes: deps.rules.bytesADay };
  if (!(await deps.quotas.take(wish.ownerId, wish.sizeBytes, limits, media.createdAt, tx))) throw new QuotaExceededError();
  await deps.uploads.insert(media, tx);
  return media;
}

function blank(deps: MediaDeps, wish: UploadWish): Media {
  const id = newId();
  const now = deps.clock.now();
  const expiresAt = addSeconds(now, deps.rules.uploadTtlSec);
  return {
    ...emptyContent(id, wish.contentType),
    id,
    ownerId: wish.ownerId,
    kind: wish.kind,
    videoId: wish.videoId,
    isShort: wish.isShort,
    status: 'PENDING',
    version: 1,
    fence: 0,
    sizeBytes: wish.sizeBytes,
    fileName: wish.fileName,
    altText: wish.altText,
    sha256: null,
    isResumable: wish.isResumable,
    expiresAt,
    failureReason: null,
    progress: 0,
    publicKey: null,
    carriers: 0,
    dueAt: expiresAt,
    isDeleted: false,
    deletedAt: null,
    purgeAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
