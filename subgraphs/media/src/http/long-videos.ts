import { text } from 'node:stream/consumers';
import type { Clock } from '@app/kernel';
import type { MediaUrls } from '@app/media-urls';
import { MASTER_PLAYLIST } from '@app/transcode';
import type { Media } from '../domain/media.ts';
import type { MediaStore } from '../domain/ports.ts';

/** From this length on, a video outlives an ordinary signed access. */
const LONG_SEC = 600;

/** Whether a file, named below its upload, is part of a rendition (its playlist, its segments), and not what names the renditions. */
export function isPartOfRendition(file: string): boolean {
  return file.split('/').length === 3;
}

/**
 * The master playlist of a long video, its renditions named by an access that lasts until the film has ended: a player fetches playlists only
 * once. Whoever was let in plays to the end, but begins again only by asking anew. Null for every other file: it is served as it is.
 */
export async function playlistForLong(
  deps: { readonly store: MediaStore; readonly urls: MediaUrls; readonly clock: Clock },
  { media, path }: { readonly media: Media; readonly path: string },
): Promise<string | null> {
  const { id, durationSec, accessSince } = media;
  if (durationSec === null || durationSec <= LONG_SEC || !path.endsWith(`/${MASTER_PLAYLIST}`)) return null;
  const access = deps.urls.playingAccess(id, accessSince ?? null, durationSec, deps.clock.now());
  const key = path.split('/').at(-2);
  const playlist = await text(await deps.store.read(path));
  // Up to where accesses begin: key, upload, access.
  return playlist.replace(/^(?!#)(?=.)/gm, `../../../${access}/${id}/${key}/`);
}
