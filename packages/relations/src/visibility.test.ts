import type { RelationFacts } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import {
  AUDIENCE_TABLE,
  canSee,
  canSeePart,
  effectiveVisibility,
  isInAudience,
  PROFILE_TABLE,
  type Standing,
  standing,
  VISIBILITY_TABLE,
  type Visibility,
} from './visibility.ts';
import { visibilityPage } from './visibility-page.ts';

const STRANGER: RelationFacts = {
  exists: true,
  isPrivate: false,
  isFollowing: false,
  followsYou: false,
  isRequested: false,
  hasRequestedYou: false,
  isBlocked: false,
  blocksYou: false,
  isMuted: false,
  mutedUntilMs: null,
  whoCanMessage: 'EVERYONE',
  whoCanMention: 'EVERYONE',
  whoCanComment: 'EVERYONE',
  showPresence: 'FOLLOWERS',
  readReceipts: true,
  discoverable: true,
};
const OWNER = 'owner';
/** Every way to stand somewhere, as the facts tell it. */
const CASES: readonly { stands: Standing; viewerId: string | null; facts: RelationFacts | undefined }[] = [
  { stands: 'self', viewerId: OWNER, facts: STRANGER },
  { stands: 'self', viewerId: OWNER, facts: { ...STRANGER, exists: false } },
  { stands: 'friend', viewerId: 'viewer', facts: { ...STRANGER, isFollowing: true, followsYou: true } },
  { stands: 'follower', viewerId: 'viewer', facts: { ...STRANGER, isFollowing: true } },
  { stands: 'follower', viewerId: 'viewer', facts: { ...STRANGER, isFollowing: true, isMuted: true } },
  { stands: 'stranger', viewerId: 'viewer', facts: STRANGER },
  { stands: 'stranger', viewerId: 'viewer', facts: { ...STRANGER, followsYou: true } },
  { stands: 'stranger', viewerId: 'viewer', facts: { ...STRANGER, isRequested: true, hasRequestedYou: true } },
  { stands: 'anonymous', viewerId: null, facts: STRANGER },
  { stands: 'blocked', viewerId: 'viewer', facts: { ...STRANGER, isBlocked: true } },
  { stands: 'blocked', viewerId: 'viewer', facts: { ...STRANGER, blocksYou: true } },
  { stands: 'blocked', viewerId: 'viewer', facts: { ...STRANGER, isFollowing: true, followsYou: true, blocksYou: true } },
  { stands: 'absent', viewerId: 'viewer', facts: { ...STRANGER, exists: false, isFollowing: true, followsYou: true } },
  { stands: 'absent', viewerId: null, facts: { ...STRANGER, exists: false } },
  { stands: 'absent', viewerId: 'viewer', facts: undefined },
  { stands: 'absent', viewerId: OWNER, facts: undefined },
];
const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'];
const AUDIENCES = ['EVERYONE', 'FOLLOWERS', 'FRIENDS', 'NOBODY'] as const;

describe('who may see whom', () => {
  it('facts put a viewer in one place, and missing ones nowhere', () => {
    for (const { stands, viewerId, facts } of CASES) expect(standing(viewerId, OWNER, facts), JSON.stringify(facts)).toBe(stands);
  });

  it('each cell of the table of objects decides, for public and private accounts', () => {
    for (const { stands, viewerId, facts } of CASES)
      for (const isPrivate of [false, true])
        for (const visibility of VISIBILITIES) {
          const known = facts && { ...facts, isPrivate };
          const column = isPrivate && visibility === 'PUBLIC' ? 'FOLLOWERS' : visibility;
          expect(canSee(viewerId, OWNER, visibility, known)).toBe(VISIBILITY_TABLE[stands][column]);
          expect(effectiveVisibility(visibility, isPrivate)).toBe(column);
        }
  });

  it('each cell of the table of settings decides', () => {
    for (const { stands, viewerId, facts } of CASES)
      for (const audience of AUDIENCES)
        expect(isInAudience(viewerId, OWNER, audience, facts)).toBe(AUDIENCE_TABLE[stands][audience]);
  });

  it('each cell of the table of profiles decides, for private and undiscoverable accounts too', () => {
    for (const { stands, viewerId, facts } of CASES)
      for (const isPrivate of [false, true])
        for (const discoverable of [false, true]) {
          const known = facts && { ...facts, isPrivate, discoverable };
          const row = PROFILE_TABLE[stands];
          const sees = (part: Parameters<typeof canSeePart>[2]) => canSeePart(viewerId, OWNER, part, known);
          expect(sees('people')).toBe(isPrivate ? row.privatePeople : row.people);
          expect(sees('finding')).toBe(discoverable ? row.finding : row.quietFinding);
          for (const part of ['card', 'relation', 'own'] as const) expect(sees(part)).toBe(row[part]);
        }
  });

  it('nobody sees more than somebody nearer, and strangers nothing but the public', () => {
    const nearness: readonly Standing[] = ['absent', 'blocked', 'anonymous', 'stranger', 'follower', 'friend', 'self'];
    for (const table of [VISIBILITY_TABLE, AUDIENCE_TABLE])
      for (const [index, stands] of nearness.entries())
        for (const [column, isShown] of Object.entries(table[stands]))
          for (const nearer of nearness.slice(index + 1))
            if (isShown) expect(new Map(Object.entries(table[nearer])).get(column), `${stands} ${column} ${nearer}`).toBe(true);
  });

  it('is printed in the documentation as it is', async () => {
    await expect(visibilityPage()).toMatchFileSnapshot('../../../docs/visibility.md');
  });
});
