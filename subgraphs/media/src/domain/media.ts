/** What an upload is declared to be. */
export type MediaKind = 'IMAGE' | 'GIF' | 'VIDEO' | 'AUDIO' | 'FILE';
/** Where an upload stands. */
export type UploadStatus = 'PENDING' | 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED' | 'EXPIRED';

/** A file that can be served. `file` is `<key>/<name>` below the content's folder. */
export interface Derivative {
  readonly file: string;
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly sizeBytes: number;
}

/** One rendition of a video, as the master playlist lists it. */
export interface StoredRendition {
  readonly name: string;
  /** Its media playlist. */
  readonly playlist: string;
  readonly width: number;
  readonly height: number;
  readonly peakBitsPerSec: number;
  readonly averageBitsPerSec: number;
  readonly frameRate: number;
  readonly codecs: string;
}

/** What the steps of a video have made so far; a part is null until its step is done. */
export interface VideoParts {
  readonly isShortLength: boolean;
  /** `suitable` false: this source cannot be played before it is encoded. */
  readonly early: {
    readonly suitable: boolean;
    readonly master: string | null;
    readonly rendition: StoredRendition | null;
  } | null;
  readonly renditions: readonly StoredRendition[] | null;
  readonly master: string | null;
  readonly thumbnails:
    | readonly { readonly name: string; readonly blurhash: string; readonly files: readonly Derivative[] }[]
    | null;
  readonly bestThumbnail: string | null;
  readonly storyboard: { readonly sprite: string; readonly vtt: string; readonly intervalSec: number } | null;
  readonly preview: Derivative | null;
}

/** An upload: its ticket, its bytes, the work on it, and what can be served of it. */
export interface Media {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: MediaKind;
  /** The video that the file belongs to; null: none. */
  readonly videoId: string | null;
  readonly isShort: boolean;
  readonly status: UploadStatus;
  /** Work that was begun for another version publishes nothing. */
  readonly version: number;
  /** Only the newest try of a version may write. */
  readonly fence: number;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly fileName: string | null;
  readonly altText: string | null;
  readonly sha256: string | null;
  readonly isResumable: boolean;
  /** When the upload address ends. */
  readonly expiresAt: Date;
  readonly failureReason: string | null;
  readonly progress: number;
  /** Whose files are served: those of another upload with the same bytes, or its own. */
  readonly contentId: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSec: number | null;
  readonly blurhash: string | null;
  readonly waveform: readonly number[] | null;
  readonly pageCount: number | null;
  /** The best one first. */
  readonly files: readonly Derivative[];
  readonly video: VideoParts | null;
  /** Folders that are published. */
  readonly keys: readonly string[];
  readonly publicKey: string | null;
  /** Signed addresses from before it are dead; absent or null: none are. */
  readonly accessSince?: Date | null;
  readonly carriers: number;
  /** When something must be looked after; null: never. */
  readonly dueAt: Date | null;
  readonly isDeleted: boolean;
  readonly deletedAt: Date | null;
  readonly purgeAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What is made of an upload, shared by uploads of the same bytes. */
export type MediaContent = Pick<
  Media,
  | 'contentType'
  | 'contentId'
  | 'width'
  | 'height'
  | 'durationSec'
  | 'blurhash'
  | 'waveform'
  | 'pageCount'
  | 'files'
  | 'video'
  | 'keys'
>;

/** Statuses in which a worker has, or should have, the upload in hand. */
export const WORKING: readonly UploadStatus[] = ['UPLOADED', 'PROCESSING'];

/** The content of an upload before anything is made of it. */
export function emptyContent(id: string, contentType: string): MediaContent {
  return {
    contentType,
    contentId: id,
    width: null,
    height: null,
    durationSec: null,
    blurhash: null,
    waveform: null,
    pageCount: null,
    files: [],
    video: null,
    keys: [],
  };
}

/** The content of another upload with the same bytes. */
export function contentOf(media: Media): MediaContent {
  const { contentType, contentId, width, height, durationSec, blurhash, waveform, pageCount, files, video, keys } = media;
  return { contentType, contentId, width, height, durationSec, blurhash, waveform, pageCount, files, video, keys };
}

/** Where an upload stands at `now`: one whose address has ended is expired, even before a sweep has said so. */
export function statusAt(media: Media, now: Date): UploadStatus {
  return media.status === 'PENDING' && media.expiresAt <= now ? 'EXPIRED' : media.status;
}

/** Whether something can be played or shown already. */
export function isPlayable(media: Media): boolean {
  return masterOf(media) !== null;
}

/** The playlist to play now: the early one until all renditions are there; null while nothing plays. */
export function masterOf({ video, status }: Media): string | null {
  if (video === null || status === 'FAILED' || status === 'EXPIRED') return null;
  return status === 'READY' ? video.master : (video.early?.master ?? null);
}

/** The one file to show of an upload; null until it is READY. */
export function bestFileOf(media: Media): string | null {
  if (media.status !== 'READY') return null;
  return media.kind === 'VIDEO' ? masterOf(media) : (media.files[0]?.file ?? null);
}

/** Derivatives of an upload: those of at least `minWidth` pixels first, the smallest of them before the larger; then the others, largest first. */
export function variantsOf(media: Media, minWidth: number): Derivative[] {
  if (media.status !== 'READY') return [];
  const widthOf = (file: Derivative) => file.width ?? 0;
  const wide = media.files.filter((file) => widthOf(file) >= minWidth).sort((a, b) => widthOf(a) - widthOf(b));
  const narrow = media.files.filter((file) => widthOf(file) < minWidth).sort((a, b) => widthOf(b) - widthOf(a));
  return [...wide, ...narrow];
}

/** The later of two moments. */
export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** Folder of what is made of an upload; its files are served below `contentId`. */
export function derivedFolder(contentId: string): string {
  return `derived/${contentId}`;
}

/** Where the bytes as they were uploaded lie. */
export function originalPath(mediaId: string): string {
  return `originals/${mediaId}`;
}
