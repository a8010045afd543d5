import { describe, expect, it } from 'vitest';
import { grantExpiry, MediaGrants } from './media-grants.ts';

const grants = new MediaGrants('a-secret-of-at-least-thirty-two-characters');
const now = new Date('2026-11-22T13:44:49.000Z');
const expiresAt = grantExpiry(now);

describe('a grant', () => {
  it('lets its viewer see its file, and nobody else', () => {
    const grant = grants.issue('media-1', 'ann', expiresAt);
    expect(grants.verify(grant, 'media-1', 'ann', now)).toEqual({ expiresAt, isPublic: false });
    expect(grants.verify(grant, 'media-1', 'ben', now)).toBeNull();
    expect(grants.verify(grant, 'media-1', null, now)).toBeNull();
    expect(grants.verify(grant, 'media-2', 'ann', now)).toBeNull();
  });

  it('for everybody lets anonymous callers see the file too', () => {
    const grant = grants.issue('media-1', null, expiresAt);
    expect(grants.verify(grant, 'media-1', null, now)).toEqual({ expiresAt, isPublic: true });
    expect(grants.verify(grant, 'media-1', 'ann', now)).toEqual({ expiresAt, isPublic: true });
    expect(grants.verify(grant, 'media-2', null, now)).toBeNull();
  });

  it('cannot be widened, prolonged or signed by others', () => {
    const grant = grants.issue('media-1', 'ann', expiresAt);
    const [, expiry = '', mac = ''] = grant.split('.');
    expect(grants.verify(`all.${expiry}.${mac}`, 'media-1', null, now)).toBeNull();
    expect(grants.verify(`one.${expiry}0.${mac}`, 'media-1', 'ann', now)).toBeNull();
    const forged = new MediaGrants('another-secret-of-thirty-two-characters!').issue('media-1', 'ann', expiresAt);
    expect(grants.verify(forged, 'media-1', 'ann', now)).toBeNull();
  });

  it('expires', () => {
    const grant = grants.issue('media-1', 'ann', expiresAt);
    expect(grants.verify(grant, 'media-1', 'ann', new Date(expiresAt.getTime() - 1))).not.toBeNull();
    expect(grants.verify(grant, 'media-1', 'ann', expiresAt)).toBeNull();
  });

  it('is refused, not thrown at, when malformed', () => {
    for (const text of ['', '.', 'all', 'all.x', 'all..', 'one.zz.%%%', 'all.1.2.3', 'x'.repeat(10_000)])
      expect(grants.verify(text, 'media-1', 'ann', now)).toBeNull();
  });
});

describe('the expiry of grants', () => {
  it('is the same within a span of five minutes and at least 15 minutes away', () => {
    const later = new Date('2026-11-22T13:44:59.000Z');
    expect(grantExpiry(later)).toEqual(expiresAt);
    expect(expiresAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(900_000);
    expect(expiresAt.getTime() - now.getTime()).toBeLessThanOrEqual(1_200_000);
  });
});
