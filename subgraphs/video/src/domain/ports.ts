import type { RelationFacts, VideoAssets } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, CursorCodec, LocalizedText, Transact, Tx } from '@app/kernel';
import type { DecayingCount, ScorePosition, TimePosition, Video, VideoType } from './video.ts';
import type { WatchDeltas } from './watching.ts';

/** What a new row says; the rest begins at its default. */
export type NewVideo = Pick<
  Video,
  | 'id'
  | 'userId'
  | 'declaredType'
  | 'title'
  | 'description'
  | 'tags'
  | 'location'
  | 'privacy'
  | 'mediaId'
  | 'isHidden'
  | 'isOwnerPrivate'
  | 'createdAt'
>;

/** What a change may touch; absent fields stay. */
export type VideoChanges = Partial<Omit<Video, 'id' | 'userId' | 'declaredType' | 'mediaId' | 'createdAt' | 'stats'>>;

/** A video that a search found, with the score of the text index. */
export interface VideoHit {
  readonly video: Video;
  readonly score: number;
}

export interface VideoStore {
  findById(id: string, tx?: Tx): Promise<Video | null>;
  findByIds(ids: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Video>>;
  findByMediaId(mediaId: string): Promise<Video | null>;
  insert(video: NewVideo, tx: Tx): Promise<void>;
  /** Changes a video, deleted or not; what search and lists need follows. Returns it as it is then, null when it is absent. */
  update(id: string, changes: VideoChanges, at: Date, tx: Tx): Promise<Video | null>;
  /** Videos of one user, newest first; `listedOnly`: as others see them. */
  listByUser(
    userId: string,
    filter: { readonly type: VideoType | null; readonly listedOnly: boolean },
    after: TimePosition | null,
    limit: number,
  ): Promise<Video[]>;
  /** Every row of a user, deleted ones too, by id. */
  listAllByUser(userId: string, afterId: string | null, limit: number): Promise<Video[]>;
  /** Listed videos of many users, by the time of their publication, newest first. */
  listPublishedBy(userIds: readonly string[], after: TimePosition | null, limit: number): Promise<Video[]>;
  /** Public videos by trending score; ties by creation where a type is named, else by views. */
  listTrending(type: VideoType | null, after: ScorePosition | null, limit: number): Promise<ScorePosition[]>;
  /** Public shorts, the oldest first. */
  listOldestShorts(after: TimePosition | null, limit: number): Promise<TimePosition[]>;
  /** Candidates of a full-text search, best first: tokens match, phrases are to be checked. */
  search(
    textSearch: string,
    type: VideoType | null,
    after: { readonly score: number; readonly id: string } | null,
    limit: number,
  ): Promise<VideoHit[]>;
  /** Videos that are neither ready nor failed and were not touched since a time, in the order of their ids. */
  listUnfinished(before: Date, after: Pick<Video, 'id'> | null, limit: number): Promise<Video[]>;
  /** Adds what was watched to a video's counts, and calls for a new score. */
  addWatching(video: Pick<Video, 'id' | 'userId'>, deltas: WatchDeltas, velocity: DecayingCount, tx: Tx): Promise<void>;
}

/** Tells whether a client's idempotency key was used before, and remembers it. */
export interface IdempotencyKey {
  readonly callerId: string;
  readonly operation: string;
  readonly key: string;
  readonly content: unknown;
}
export interface Idempotency {
  find(key: IdempotencyKey): Promise<{ readonly resultId: string } | 'REUSED' | null>;
  claim(key: IdempotencyKey, resultId: string, now: Date, tx: Tx): Promise<void>;
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Relations of a viewer to many owners, cached. */
export type ReadRelations = (viewerId: string | null, ownerIds: readonly string[]) => Promise<ReadonlyMap<string, RelationFacts>>;

/** An upload as its client must send it. */
export interface UploadTicket {
  readonly mediaId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: Date;
  readonly resumable: boolean;
}

/** Media says no. `field`: the input field that breaks a rule, null when it is no field's fault. */
export interface MediaRefusal {
  readonly kind: 'Refused';
  readonly field: string | null;
  readonly code: string;
  readonly message: LocalizedText;
}

export interface OpenUpload {
  readonly ownerId: string;
  readonly videoId: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly fileName: string | null;
  readonly resumable: boolean;
  readonly isShort: boolean;
}

/** What became of a wish to media. */
export type MediaOutcome = { readonly kind: 'Done' } | { readonly kind: 'NotFound' } | MediaRefusal;

/** An object that carries files. */
export interface Carrier {
  readonly carrier: string;
  /** Everybody may see the object. */
  readonly isPublic: boolean;
  readonly attached: boolean;
  /** Signed addresses from before it end; null: none do. */
  readonly accessSince: Date | null;
}

/** The uploads and files of media. All throw `ServiceUnavailableError` while media cannot answer. */
export interface MediaFiles {
  /** Asked again for one video, it answers the same upload. */
  openUpload(ask: OpenUpload): Promise<({ readonly kind: 'Ticket' } & UploadTicket) | MediaRefusal>;
  complete(mediaId: string): Promise<MediaOutcome>;
  retry(mediaId: string): Promise<MediaOutcome>;
  cancel(mediaId: string): Promise<MediaOutcome>;
  delete(mediaIds: readonly string[]): Promise<void>;
  /** State and derivatives of video files; unknown ids are left out. */
  assets(mediaIds: readonly string[]): Promise<ReadonlyMap<string, VideoAssets>>;
  /** Whether this upload is a picture of this owner that can be shown. */
  isPictureOf(ownerId: string, mediaId: string): Promise<boolean>;
  setCarrier(carrier: Carrier, mediaIds: readonly string[]): Promise<void>;
}

/** What nearly all use cases of videos stand on. */
export interface CoreDeps {
  readonly videos: VideoStore;
  readonly relations: ReadRelations;
  readonly media: MediaFiles;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly cursors: CursorCodec;
}
