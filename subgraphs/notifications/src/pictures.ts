import type { ServiceCalls } from '@app/calls';
import { GetMediaFiles, GetUserCards } from '@app/contracts';
import type { Clock } from '@app/kernel';
import type { MediaUrls } from '@app/media-urls';

/** Beside a line of text: large enough for a dense screen. */
const WANTED_WIDTH = 150;
/** Uploads of one call. */
const IDS_A_CALL = 100;

/**
 * Addresses of people's profile pictures, by user. Everybody may see them, as profile cards are public; a signed address ends by itself.
 * Who has none, or is absent, is left out.
 */
export function picturesThrough(calls: ServiceCalls, urls: MediaUrls, clock: Clock) {
  return async (userIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const { cards } = await calls.invoke(GetUserCards, { ids: [...userIds] });
    const wanted = cards.flatMap(({ id, avatarMediaId }) => (avatarMediaId === null ? [] : [{ id, mediaId: avatarMediaId }]));
    const byMedia = await addressesOf(
      [...new Set(wanted.map(({ mediaId }) => mediaId))],
      async (ids) => (await calls.invoke(GetMediaFiles, { ids })).media,
      urls,
      clock.now(),
    );
    return new Map(
      wanted.flatMap(({ id, mediaId }): [string, string][] => {
        const address = byMedia.get(mediaId);
        return address === undefined ? [] : [[id, address]];
      }),
    );
  };
}

interface ReadyMedia {
  readonly id: string;
  readonly publicKey: string | null;
  readonly accessSince: string | null;
  readonly files: readonly { readonly file: string; readonly contentType: string; readonly width: number | null }[];
}

async function addressesOf(
  mediaIds: readonly string[],
  ask: (ids: string[]) => Promise<readonly ReadyMedia[]>,
  urls: MediaUrls,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < mediaIds.length; start += IDS_A_CALL) {
    for (const { id, publicKey, accessSince, files } of await ask(mediaIds.slice(start, start + IDS_A_CALL))) {
      const file = smallEnough(files);
      if (file === undefined) continue;
      const since = accessSince === null ? null : new Date(accessSince);
      found.set(id, urls.address({ mediaId: id, publicKey, accessSince: since, file, now }));
    }
  }
  return found;
}

/** The least picture that is wide enough; of a small original the widest. WebP is read everywhere; the first of a width is the best. */
function smallEnough(files: ReadyMedia['files']): string | undefined {
  const pictures = files.filter(({ contentType }) => contentType.startsWith('image/') && contentType !== 'image/avif');
  const byWidth = pictures.toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0));
  return (byWidth.find(({ width }) => (width ?? 0) >= WANTED_WIDTH) ?? byWidth.at(-1))?.file;
}
