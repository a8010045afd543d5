import type { NewEvent } from '@app/events/define';
import type { Clock, CursorCodec, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Media, MediaKind, UploadStatus } from './media.ts';

/** Where a list of uploads goes on: sort keys of its last row. */
export const uploadPositionSchema = z.strictObject({ atMs: z.number(), id: z.string() });
export type UploadPosition = z.output<typeof uploadPositionSchema>;

/** What an upload must be for a change to happen; absent: anything. */
export interface Guard {
  readonly statuses?: readonly UploadStatus[];
  readonly version?: number;
  readonly fence?: number;
  readonly isDeleted?: boolean;
}

/** What a change may touch. */
export type MediaChanges = Partial<Omit<Media, 'id' | 'ownerId' | 'kind' | 'createdAt' | 'updatedAt' | 'fence'>>;

export interface UploadStore {
  insert(media: Media, tx: Tx): Promise<void>;
  /** Deleted ones too. */
  findById(id: string, tx?: Tx): Promise<Media | null>;
  /** Deleted ones too. */
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Media>>;
  /** The owner's newest READY upload of these bytes. */
  findReadyByHash(ownerId: string, sha256: string, kind: MediaKind): Promise<Media | null>;
  findByVideo(ownerId: string, videoId: string, tx: Tx): Promise<Media | null>;
  /** The owner's uploads that are not deleted, newest first. */
  list(ownerId: string, status: UploadStatus | null, after: UploadPosition | null, limit: number): Promise<Media[]>;
  /** Every upload of an owner whose row is there, deleted ones too, oldest id first. */
  listAll(ownerId: string, afterId: string | null, limit: number): Promise<Media[]>;
  /** Changes an upload that is as `guard` says, and begins a new try when `isNewTry`; null when it is not. */
  change(id: string, guard: Guard, changes: MediaChanges, at: Date, tx: Tx, isNewTry?: boolean): Promise<Media | null>;
  /** Says that work goes on; false when it is no longer this try's. Costs no transaction. */
  touch(id: string, version: number, fence: number, dueAt: Date): Promise<boolean>;
  /** Uploads in these states (deleted or not, as said) that are due, the longest due first. */
  listDue(statuses: readonly UploadStatus[], isDeleted: boolean, before: Date, limit: number): Promise<Media[]>;
  /** Whether an upload that is not deleted serves these files. */
  isContentUsed(contentId: string): Promise<boolean>;
  /** Removes rows whose time of purge has come; answers how many. */
  purge(before: Date): Promise<number>;
}

export interface CarrierStore {
  /** Adds or changes a carrier; answers whether it is new. */
  put(mediaId: string, carrier: string, isPublic: boolean, at: Date, tx: Tx): Promise<boolean>;
  /** Answers whether it was there. */
  remove(mediaId: string, carrier: string, tx: Tx): Promise<boolean>;
  hasPublic(mediaId: string, tx: Tx): Promise<boolean>;
  removeAll(mediaId: string, tx: Tx): Promise<void>;
}

export interface QuotaStore {
  /** Counts one more open upload of `bytes`; false when that is more than `limits` allow. */
  take(
    ownerId: string,
    bytes: number,
    limits: { readonly open: number; readonly bytes: number },
    at: Date,
    tx: Tx,
  ): Promise<boolean>;
  /** One open upload less; `unusedBytes` of that day are given back. */
  release(ownerId: string, unusedBytes: number, day: Date, tx: Tx): Promise<void>;
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** A client's key of one request, within (caller, operation). */
export interface IdempotencyAsk {
  readonly callerId: string;
  readonly operation: string;
  readonly key: string;
  readonly content: unknown;
}
export interface Idempotency {
  find(ask: IdempotencyAsk): Promise<{ resultId: string } | 'REUSED' | null>;
  claim(ask: IdempotencyAsk, resultId: string, now: Date, tx: Tx): Promise<void>;
}

/** Where a client sends the bytes. */
export interface UploadTarget {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** What a ticket is made of. */
export interface UploadRequest {
  readonly mediaId: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly isResumable: boolean;
  readonly expiresAt: Date;
}

/** A stored file on this machine, for as long as it is not disposed. */
export interface LocalFile extends AsyncDisposable {
  readonly path: string;
}

/** How a stored file is to be served. */
export interface ServedAs {
  readonly contentType: string;
  /** `Content-Disposition`; null: shown where it stands. */
  readonly disposition: string | null;
  readonly until: Date;
}

/** Where files are kept. Paths are our own: `originals/…`, `derived/…`; absent ones read as null, removing them is no error. */
export interface MediaStore {
  /** The address to which the client sends the bytes of `originals/<mediaId>`, once. */
  openUpload(request: UploadRequest, now: Date): Promise<UploadTarget>;
  /** Size of a stored file. An upload is there when all of its bytes are. */
  sizeOf(path: string): Promise<number | null>;
  /** The bytes of a stored file, whole or from `start` to `end` (both included). Rejects when it is absent. */
  read(path: string, range?: { readonly start: number; readonly end: number }): Promise<NodeJS.ReadableStream>;
  /** A stored file as a local one; not to be changed. */
  open(path: string, signal?: AbortSignal): Promise<LocalFile>;
  /** The same for a look at its kind: the size and both ends (a mebibyte each) are right; what lies between may be empty. */
  peek(path: string): Promise<LocalFile>;
  /** An address at which the store itself serves a file, until then at the latest; null: the platform serves it. */
  addressOf(path: string, as: ServedAs): Promise<string | null>;
  /** Stores all files of a local folder below a folder; the local ones may be gone afterwards. */
  putFolder(localFolder: string, folder: string): Promise<void>;
  /** Stores a copy. */
  copy(from: string, to: string): Promise<void>;
  /** Removes a file or a whole folder. */
  remove(path: string): Promise<void>;
  /** Removes the folders of a folder that are not in `keep`. */
  removeOthers(folder: string, keep: readonly string[]): Promise<void>;
  /** Removes what was begun to be received for an upload. */
  discardIncoming(mediaId: string): Promise<void>;
  /** A fresh folder on this machine to work in; removed when disposed. */
  workFolder(): Promise<LocalFile>;
  /** Removes work folders of this machine that killed processes have left; answers how many. */
  sweepWork(now: Date): Promise<number>;
}

/** What the bytes are. */
export interface Sniffer {
  /** Content types that may be declared for a kind. */
  acceptedTypes(kind: MediaKind): readonly string[];
  /** The real type of a local file, if it is what was declared; else why it is refused. */
  check(
    path: string,
    kind: MediaKind,
    declaredType: string,
  ): Promise<{ readonly ok: true; readonly contentType: string } | { readonly ok: false; readonly reason: string }>;
  /** SHA-256 of a local file, in hex. */
  hash(path: string): Promise<string>;
  /** Whether two content types are names of one type. */
  isSameType(kind: MediaKind, declaredType: string, realType: string): boolean;
}

/** Asks for work, and calls it off. Both may fail while the queue is away: a sweep makes up for it. */
export interface JobRequests {
  process(media: Media): Promise<void>;
  cancel(media: Media): Promise<void>;
}

/** Limits and times, in bytes and seconds. */
export interface MediaRules {
  readonly uploadTtlSec: number;
  readonly openUploads: number;
  readonly bytesADay: number;
  readonly orphanSec: number;
  readonly failedRetentionSec: number;
  readonly softDeleteRetentionSec: number;
  readonly staleSec: number;
}

/** What every use case of media stands on. */
export interface MediaDeps {
  readonly uploads: UploadStore;
  readonly carriers: CarrierStore;
  readonly quotas: QuotaStore;
  readonly outbox: Outbox;
  readonly idempotency: Idempotency;
  readonly store: MediaStore;
  readonly sniffer: Sniffer;
  readonly jobs: JobRequests;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly cursors: CursorCodec;
  readonly rules: MediaRules;
}
