import { isId, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { type Media, statusAt, type UploadStatus } from './media.ts';
import { type MediaDeps, type UploadPosition, uploadPositionSchema } from './ports.ts';

/** A reference to an upload, with the grant of the domain that shows it, if any. */
export interface MediaReference {
  readonly id: string;
  readonly grant: string | null;
}

export interface ReadMediaDeps extends Pick<MediaDeps, 'uploads' | 'clock'> {
  /** Whether the grant lets the viewer (null: anonymous) see the upload now. */
  readonly isGranted: (grant: string, mediaId: string, viewerId: string | null) => boolean;
}

/**
 * The uploads that the viewer (null: anonymous) may see: their own, public ones, and those for which the domain that carries them has just given a
 * grant. One answer for each reference, null where not. Cost: one bulk read.
 */
export async function readMedia(
  deps: ReadMediaDeps,
  viewerId: string | null,
  references: readonly MediaReference[],
): Promise<(Media | null)[]> {
  const found = await deps.uploads.findByIds([...new Set(references.map(({ id }) => id).filter(isId))]);
  return references.map(({ id, grant }) => {
    const media = found.get(id);
    if (media === undefined || media.isDeleted) return null;
    const isSeen =
      media.ownerId === viewerId || media.publicKey !== null || (grant !== null && deps.isGranted(grant, id, viewerId));
    return isSeen ? media : null;
  });
}

/** The viewer's own uploads, newest first; deleted ones are left out. */
export async function listUploads(
  deps: Pick<MediaDeps, 'uploads' | 'cursors' | 'clock'>,
  viewer: Viewer,
  status: UploadStatus | null,
  args: PageArguments,
): Promise<Page<Media>> {
  const list = `uploads:${status ?? 'ALL'}`;
  return readPage<Media, Media, UploadPosition>({
    first: pageSize(args.first),
    after: deps.cursors.decode(list, viewer.id, args.after, uploadPositionSchema),
    skeleton: (after, limit) => deps.uploads.list(viewer.id, status, after, limit),
    position: ({ createdAt, id }) => ({ atMs: createdAt.getTime(), id }),
    present: async (rows) => {
      const now = deps.clock.now();
      return rows.map((media) => (status === null || statusAt(media, now) === status ? media : null));
    },
    cursor: (position) => deps.cursors.encode(list, viewer.id, position),
  });
}
