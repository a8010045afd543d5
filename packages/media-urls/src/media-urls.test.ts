import { describe, expect, it } from 'vitest';
import { MediaUrls, mediaIdOfPublicKey, newPublicKey } from './media-urls.ts';

const settings = { MEDIA_URL_SECRET: 'a-secret-of-at-least-thirty-two-characters', MEDIA_URL_TTL_SEC: 900, MEDIA_CDN_URL: null };
const urls = new MediaUrls(settings, 'http://localhost:4000/');
const mediaId = '0199c6f0-7b1e-7a52-8a0e-3c1d5f60aa11';
const now = new Date('2026-11-22T13:44:49.000Z');

function tokenOf(url: string): string {
  return url.split('/media/s/')[1]?.split('/')[0] ?? '';
}

describe('the address of a public file', () => {
  it('holds its key and never changes', () => {
    const publicKey = newPublicKey(mediaId);
    const url = urls.address({ mediaId, accessSince: null, publicKey, file: 'k/640.webp', now });
    expect(url).toBe(`http://localhost:4000/media/p/${publicKey}/k/640.webp`);
    expect(mediaIdOfPublicKey(publicKey)).toBe(mediaId);
  });

  it('cannot be guessed from the id', () => {
    expect(newPublicKey(mediaId)).not.toBe(newPublicKey(mediaId));
  });

  it('begins with the CDN where there is one', () => {
    const cdn = new MediaUrls({ ...settings, MEDIA_CDN_URL: 'https://cdn.example' }, 'http://localhost:4000');
    expect(cdn.address({ mediaId, accessSince: null, publicKey: 'x', file: 'f', now })).toBe('https://cdn.example/media/p/x/f');
  });
});

describe('a signed address', () => {
  const url = urls.address({ mediaId, accessSince: null, publicKey: null, file: 'k/master.m3u8', now });
  const token = tokenOf(url);

  it('opens its upload until it expires, at most the configured life later', () => {
    const expiresAt = urls.verify(token, mediaId, now)?.until;
    expect(url).toBe(`http://localhost:4000/media/s/${token}/${mediaId}/k/master.m3u8`);
    expect(expiresAt?.getTime()).toBeLessThanOrEqual(now.getTime() + 900_000);
    expect(expiresAt?.getTime()).toBeGreaterThanOrEqual(now.getTime() + 750_000);
    expect(urls.verify(token, mediaId, expiresAt ?? now)).toBeNull();
  });

  it('is the same for a while, so that it can be cached', () => {
    expect(
      urls.address({ mediaId, accessSince: null, publicKey: null, file: 'k/master.m3u8', now: new Date(now.getTime() + 5_000) }),
    ).toBe(url);
  });

  it('lives as long as configured when that is short', () => {
    const brief = new MediaUrls({ ...settings, MEDIA_URL_TTL_SEC: 2 }, 'http://localhost:4000');
    const briefToken = tokenOf(brief.address({ mediaId, accessSince: null, publicKey: null, file: 'f', now }));
    expect(brief.verify(briefToken, mediaId, now)?.until).toEqual(new Date(now.getTime() + 2_000));
  });

  it('does not open another upload, and cannot be prolonged or forged', () => {
    const [terms = '', mac = ''] = token.split('-');
    const [expiry = ''] = terms.split('.');
    expect(urls.verify(token, mediaId.replace('0', '1'), now)).toBeNull();
    for (const other of [`${expiry}0.0`, `${expiry}.1`, terms.replace('s', 'p')])
      expect(urls.verify(`${other}-${mac}`, mediaId, now)).toBeNull();
    expect(urls.verify(`${terms}-${'0'.repeat(mac.length)}`, mediaId, now)).toBeNull();
    for (const text of ['', '-', 'a-b-c', terms, `-${mac}`, `${terms}-${'f'.repeat(10_000)}`])
      expect(urls.verify(text, mediaId, now)).toBeNull();
  });

  it('says since when access counted, which no earlier address can claim', () => {
    const later = urls.address({ mediaId, accessSince: now, publicKey: null, file: 'k/master.m3u8', now });
    expect(urls.verify(tokenOf(later), mediaId, now)).toMatchObject({ since: now, isPlaying: false });
    expect(urls.verify(token, mediaId, now)?.since.getTime()).toBe(0);
  });

  it('to play on lives as long as the film and a common life', () => {
    const playing = urls.playingAccess(mediaId, now, 7_200.5, now);
    expect(urls.verify(playing, mediaId, now)).toEqual({
      until: new Date(now.getTime() + 8_100_500),
      since: now,
      isPlaying: true,
    });
  });
});

describe('a public key', () => {
  it('that is malformed names nothing', () => {
    for (const text of ['', 'x', '../../etc/passwd', 'x'.repeat(39)]) expect(mediaIdOfPublicKey(text)).toBeNull();
  });
});
