/** What an upload is declared to be; the same names as in the API. */
export type MediaKind = 'IMAGE' | 'GIF' | 'VIDEO' | 'AUDIO' | 'FILE';

/** A real type, told by the bytes. */
export type MediaType =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'avif'
  | 'heic'
  | 'mp4'
  | 'mov'
  | 'avi'
  | 'mp3'
  | 'wav'
  | 'm4a'
  | 'pdf'
  | 'doc'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'txt'
  | 'zip';

interface MediaTypeFacts {
  /** The type to serve and to store, whatever alias was declared. */
  contentType: string;
  /** Other names that clients use for it. */
  aliases: readonly string[];
  /** As which kinds it may be uploaded. */
  kinds: readonly MediaKind[];
  /** ffmpeg's demuxer, pinned with `-f`; null when ffmpeg never opens it. */
  demuxer: string | null;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

const MEDIA_TYPES: Record<MediaType, MediaTypeFacts> = {
  jpeg: { contentType: 'image/jpeg', aliases: ['image/jpg'], kinds: ['IMAGE'], demuxer: null },
  png: { contentType: 'image/png', aliases: [], kinds: ['IMAGE'], demuxer: null },
  gif: { contentType: 'image/gif', aliases: [], kinds: ['IMAGE', 'GIF'], demuxer: 'gif' },
  webp: { contentType: 'image/webp', aliases: [], kinds: ['IMAGE'], demuxer: null },
  avif: { contentType: 'image/avif', aliases: [], kinds: ['IMAGE'], demuxer: null },
  heic: { contentType: 'image/heic', aliases: ['image/heif'], kinds: ['IMAGE'], demuxer: 'mov' },
  mp4: { contentType: 'video/mp4', aliases: ['video/x-m4v'], kinds: ['VIDEO', 'AUDIO'], demuxer: 'mov' },
  mov: { contentType: 'video/quicktime', aliases: [], kinds: ['VIDEO'], demuxer: 'mov' },
  avi: { contentType: 'video/x-msvideo', aliases: ['video/avi', 'video/vnd.avi'], kinds: ['VIDEO'], demuxer: 'avi' },
  mp3: { contentType: 'audio/mpeg', aliases: ['audio/mp3'], kinds: ['AUDIO'], demuxer: 'mp3' },
  wav: { contentType: 'audio/wav', aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'], kinds: ['AUDIO'], demuxer: 'wav' },
  m4a: { contentType: 'audio/mp4', aliases: ['audio/x-m4a', 'audio/m4a'], kinds: ['AUDIO', 'VIDEO'], demuxer: 'mov' },
  pdf: { contentType: 'application/pdf', aliases: [], kinds: ['FILE'], demuxer: null },
  doc: { contentType: 'application/msword', aliases: [], kinds: ['FILE'], demuxer: null },
  docx: { contentType: `${OOXML}.wordprocessingml.document`, aliases: [], kinds: ['FILE'], demuxer: null },
  xlsx: { contentType: `${OOXML}.spreadsheetml.sheet`, aliases: [], kinds: ['FILE'], demuxer: null },
  pptx: { contentType: `${OOXML}.presentationml.presentation`, aliases: [], kinds: ['FILE'], demuxer: null },
  txt: { contentType: 'text/plain', aliases: [], kinds: ['FILE'], demuxer: null },
  zip: { contentType: 'application/zip', aliases: ['application/x-zip-compressed'], kinds: ['FILE'], demuxer: null },
};

/** MP4, QuickTime and M4A are one container whose brand says little: each may be declared as any of the three. */
const ISO_MEDIA: readonly MediaType[] = ['mp4', 'mov', 'm4a'];

const MEDIA_TYPE_NAMES = Object.keys(MEDIA_TYPES).filter((name): name is MediaType => name in MEDIA_TYPES);

/** A file on disk and its real type, as `sniff` told it. The type decides which demuxer opens it. */
export interface MediaFile {
  path: string;
  type: MediaType;
}

/** The content type to store and serve for a real type. */
export function contentTypeOf(type: MediaType): string {
  return MEDIA_TYPES[type].contentType;
}

/** The content type of a file of this kind: MP4 and M4A are one container, and the kind says which of the two it is. */
export function contentTypeAs(kind: MediaKind, type: MediaType): string {
  const accepted = acceptedContentTypes(kind);
  const family = ISO_MEDIA.includes(type) ? [type, ...ISO_MEDIA] : [type];
  const name = family.map(contentTypeOf).find((contentType) => accepted.includes(contentType));
  return name ?? contentTypeOf(type);
}

/** The demuxer that ffmpeg is pinned to for this type; null when ffmpeg never opens it. */
export function demuxerOf(type: MediaType): string | null {
  return MEDIA_TYPES[type].demuxer;
}

/** Every content type (aliases included) that may be declared for an upload of this kind. */
export function acceptedContentTypes(kind: MediaKind): string[] {
  const own = MEDIA_TYPE_NAMES.filter((name) => MEDIA_TYPES[name].kinds.includes(kind));
  return own.flatMap((name) => namesOf(name)).filter((name) => !isOtherKind(kind, name));
}

/**
 * Whether the real type is what was declared. Parameters (`; charset=utf-8`) and letter case do not matter. MP4, MOV and
 * M4A count as one family, because their brands are unreliable; whether there is a picture in it is for the probe to say.
 */
export function matchesDeclared(kind: MediaKind, declaredContentType: string, sniffed: MediaType): boolean {
  const declared = (declaredContentType.split(';')[0] ?? '').trim().toLowerCase();
  if (!acceptedContentTypes(kind).includes(declared)) return false;
  const family = ISO_MEDIA.includes(sniffed) ? ISO_MEDIA : [sniffed];
  return family.some((name) => namesOf(name).includes(declared));
}

function namesOf(type: MediaType): string[] {
  return [MEDIA_TYPES[type].contentType, ...MEDIA_TYPES[type].aliases];
}

/** The shared container makes `mp4` an audio type and `m4a` a video type; their names still belong to one kind only. */
function isOtherKind(kind: MediaKind, contentType: string): boolean {
  if (kind === 'AUDIO') return contentType.startsWith('video/');
  return kind === 'VIDEO' && contentType.startsWith('audio/');
}
