import type { Media } from './media.ts';
import type { MediaDeps, UploadTarget } from './ports.ts';

/** Where and until when the bytes of an upload can be sent. */
export interface UploadTicket extends UploadTarget {
  readonly kind: 'UploadTicket';
  readonly media: Media;
  readonly expiresAt: Date;
  readonly resumable: boolean;
}

/** The ticket of an upload; asking again gives the same address. */
export async function ticketOf(deps: Pick<MediaDeps, 'store' | 'clock'>, media: Media): Promise<UploadTicket> {
  const { id: mediaId, contentType, sizeBytes, isResumable, expiresAt } = media;
  const target = await deps.store.openUpload({ mediaId, contentType, sizeBytes, isResumable, expiresAt }, deps.clock.now());
  return { kind: 'UploadTicket', media, ...target, expiresAt, resumable: isResumable };
}
