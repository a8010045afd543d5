import { createHmac, timingSafeEqual } from 'node:crypto';
import { addSeconds } from '@app/kernel';
import type { MediaUrlConfig } from '@app/media-urls';
import type { CaptionTrack, Video } from './domain/video.ts';

/** Path under which captions are served: `/captions/<access>/<video>/<language>/<version>.vtt`. */
export const CAPTIONS_PATH = '/captions';
/** The access of captions that everybody may read; whether they still may is asked at each request. */
const PUBLIC_ACCESS = 'public';
const MAC_BYTES = 18;
/** Addresses signed within this share of their life are equal, so that they can be cached. */
const SPANS_A_LIFE = 6;

type Addressed = Pick<Video, 'id' | 'accessSince'>;

/** Addresses of captions files: plain ones for what is public, signed and expiring ones for all else. */
export class CaptionUrls {
  readonly #secret: string;
  readonly #ttlSec: number;
  readonly #baseUrl: string;

  /** `publicUrl`: where clients reach the platform. */
  constructor(settings: Pick<MediaUrlConfig, 'MEDIA_URL_SECRET' | 'MEDIA_URL_TTL_SEC'>, publicUrl: string) {
    this.#secret = settings.MEDIA_URL_SECRET;
    this.#ttlSec = settings.MEDIA_URL_TTL_SEC;
    this.#baseUrl = publicUrl.replace(/\/+$/, '');
  }

  /** The address of one track, for somebody who may see its video at `now`. */
  address(video: Addressed, track: Pick<CaptionTrack, 'language' | 'version'>, isPublic: boolean, now: Date): string {
    const access = isPublic ? PUBLIC_ACCESS : this.#sign(video, now);
    return `${this.#baseUrl}${CAPTIONS_PATH}/${access}/${video.id}/${track.language}/${track.version}.vtt`;
  }

  /** What an access in an address opens at `now`: `PUBLIC` only what is public, `SIGNED` this video's captions, null nothing. */
  verify(access: string, video: Addressed, now: Date): 'PUBLIC' | 'SIGNED' | null {
    if (access === PUBLIC_ACCESS) return 'PUBLIC';
    const [expiry = '', mac = '', ...rest] = access.split('-');
    if (rest.length > 0 || !/^[0-9a-z]{1,12}$/.test(expiry) || mac.length > 64) return null;
    const given = Buffer.from(mac, 'hex');
    const expected = this.#mac(video, expiry);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return Number.parseInt(expiry, 36) > now.getTime() ? 'SIGNED' : null;
  }

  #sign(video: Addressed, now: Date): string {
    const spanMs = Math.max(1, Math.floor((this.#ttlSec * 1000) / SPANS_A_LIFE));
    const from = new Date(Math.floor(now.getTime() / spanMs) * spanMs);
    const expiry = addSeconds(from, this.#ttlSec).getTime().toString(36);
    return `${expiry}-${this.#mac(video, expiry).toString('hex')}`;
  }

  /** Who was let in before the video became private is let in no longer. */
  #mac({ id, accessSince }: Addressed, expiry: string): Buffer {
    const terms = `captions\n${id}\n${accessSince?.getTime() ?? 0}\n${expiry}`;
    return createHmac('sha256', this.#secret).update(terms).digest().subarray(0, MAC_BYTES);
  }
}
