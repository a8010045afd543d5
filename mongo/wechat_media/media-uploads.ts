import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import {
  altTextField,
  contentTypeField,
  fileNameField,
  MAX_UPLOAD_BYTES,
  MEDIA_KINDS,
  sha256Field,
  UPLOAD_STATUSES,
} from './fields.ts';

const name = (max: number) => z.string().max(max).meta({ maxLength: max });
const whole = () => z.number().int().min(0);
const size = () => z.number().int().min(1).max(100_000);

/** A file that can be served: `<key>/<name>` below the content's folder. */
const servedFile = () => name(200);
const derivative = z.strictObject({
  file: servedFile(),
  contentType: contentTypeField(),
  width: size().nullable(),
  height: size().nullable(),
  sizeBytes: whole(),
});

const rendition = z.strictObject({
  name: name(20),
  /** Its media playlist. */
  playlist: servedFile(),
  width: size(),
  height: size(),
  peakBitsPerSec: whole(),
  averageBitsPerSec: whole(),
  frameRate: z.number().min(0),
  codecs: name(100),
});

/** What the steps of a video have made so far; each part is null until its step is done. */
const videoParts = z.strictObject({
  /** 15.0 to 60.0 s. */
  isShortLength: z.boolean(),
  /** Playable before anything is encoded; `suitable` false: this source has no such playlist. */
  early: z.strictObject({ suitable: z.boolean(), master: servedFile().nullable(), rendition: rendition.nullable() }).nullable(),
  renditions: z.array(rendition).max(10).nullable(),
  master: servedFile().nullable(),
  thumbnails: z
    .array(
      z.strictObject({
        name: name(20),
        blurhash: name(100),
        files: z.array(derivative).min(1).max(4),
      }),
    )
    .max(10)
    .nullable(),
  bestThumbnail: name(20).nullable(),
  storyboard: z.strictObject({ sprite: servedFile(), vtt: servedFile(), intervalSec: z.number().min(0) }).nullable(),
  preview: derivative.nullable(),
});

/** Every upload: its ticket, its bytes, the work on it, and what can be served of it. */
export const mediaUploads = defineCollection({
  name: 'mediaUploads',
  schema: z.strictObject({
    _id: idField(),
    ownerId: idField(),
    kind: z.enum(MEDIA_KINDS),
    /** The video that the file belongs to; null: none. */
    videoId: idField().nullable(),
    /** Declared as a short: served before long videos. */
    isShort: z.boolean(),
    status: z.enum(UPLOAD_STATUSES),
    /** Grows with each start of processing and each cancellation: work that was begun for another version publishes nothing. */
    version: z.number().int().min(1),
    /** Grows with each try to process; only the newest one may write. */
    fence: whole(),
    /** As declared, or as the bytes turned out to be. */
    contentType: contentTypeField(),
    sizeBytes: z.number().int().min(1).max(MAX_UPLOAD_BYTES.VIDEO),
    fileName: fileNameField().nullable(),
    altText: altTextField().nullable(),
    sha256: sha256Field().nullable(),
    isResumable: z.boolean(),
    /** When the upload address ends. */
    expiresAt: z.date(),
    failureReason: name(50).nullable(),
    progress: whole().max(100),
    /** Whose files are served: another upload with the same bytes, or this one. */
    contentId: idField(),
    width: size().nullable(),
    height: size().nullable(),
    durationSec: z.number().min(0).nullable(),
    blurhash: name(100).nullable(),
    waveform: z.array(z.number().min(0).max(1)).max(64).nullable(),
    pageCount: whole().nullable(),
    /** What everybody may fetch who sees the upload; the best one first. */
    files: z.array(derivative).max(20),
    video: videoParts.nullable(),
    /** Folders of `contentId` that are published. */
    keys: z.array(name(20)).max(50),
    /** Part of immutable addresses while a carrier is public, else null. */
    publicKey: name(50).nullable(),
    /** When those who were let in were last shut out: signed addresses from before it are dead. Absent or null: never. */
    accessSince: z.date().nullable().optional(),
    /** Objects that carry it. */
    carriers: whole(),
    /** When something must be looked after: the ticket ends, work was abandoned, nothing carries it, its files must go. Null: never. */
    dueAt: z.date().nullable(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    /** When the row itself goes, by TTL; set once its files are gone. */
    purgeAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'media_owner_list', key: { ownerId: 1, isDeleted: 1, createdAt: -1, _id: -1 } },
    { name: 'media_owner_status_list', key: { ownerId: 1, isDeleted: 1, status: 1, createdAt: -1, _id: -1 } },
    { name: 'media_owner_sha256', key: { ownerId: 1, sha256: 1 }, partial: { sha256: { $type: 'string' } } },
    { name: 'media_owner_video', key: { ownerId: 1, videoId: 1 }, partial: { videoId: { $type: 'string' } } },
    { name: 'media_content', key: { contentId: 1, isDeleted: 1 } },
    { name: 'media_due', key: { status: 1, dueAt: 1 }, partial: { dueAt: { $type: 'date' } } },
    { name: 'media_ttl', key: { purgeAt: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { _id: 'hashed' },
});
export type MediaUploadDocument = DocumentOf<typeof mediaUploads>;
