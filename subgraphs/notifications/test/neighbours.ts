import { answer, type CallHandler } from '@app/calls';
import {
  ConfirmUserErased,
  GetAccountCards,
  GetFollowers,
  GetMediaFiles,
  GetNotifiableMembers,
  GetNotificationPreferences,
  GetRelations,
  GetUserCards,
  GetVisibleComments,
  GetVisibleConversations,
  GetVisibleMessages,
  GetVisiblePosts,
  GetVisibleVideos,
  MaintainAuth,
  type RelationFacts,
} from '@app/contracts';
import type { z } from 'zod';

type Preferences = z.output<typeof GetNotificationPreferences.output>['preferences'][number];
type Wish = Partial<Preferences['channels'][number]> & { readonly type: string };

const KNOWN: RelationFacts = {
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
  showPresence: 'EVERYONE',
  readReceipts: true,
  discoverable: true,
};

/** A picture as media keep it: the best file first. */
const PICTURE_FILES = [640, 150, 320].map((width) => ({
  ...{ file: `k/${width}.webp`, contentType: 'image/webp', width },
  ...{ height: width, sizeBytes: width * 100 },
}));

/** What the other domains would answer, as a test has arranged it. Everybody exists, sees everything and wants pushes of everything listed. */
export class Neighbours {
  readonly names = new Map<string, string>();
  readonly wishes = new Map<string, Wish[]>();
  readonly settings = new Map<string, Partial<Pick<Preferences, 'language' | 'quietHours' | 'digest'>>>();
  /** `viewer owner`. */
  readonly relations = new Map<string, Partial<RelationFacts>>();
  /** `viewer subject`. */
  readonly hidden = new Set<string>();
  /** `conversation member`. */
  readonly mutedConversations = new Set<string>();
  readonly videoOwners = new Map<string, string>();
  /** Ids that are no videos. */
  readonly posts = new Set<string>();
  /** Profile pictures, by user. */
  readonly avatars = new Map<string, string>();
  readonly followers = new Map<string, string[]>();
  readonly erased: string[] = [];
  /** Stands in for a long task of another domain. */
  onMaintainAuth: (task: string) => Promise<Record<string, number>> = async () => ({ tokens: 2, sessions: 1 });

  handlers(): CallHandler[] {
    const visible = ({ viewerId, ids }: { viewerId: string; ids: string[] }) => ({
      visibleIds: ids.filter((id) => !this.hidden.has(`${viewerId} ${id}`)),
    });
    return [
      answer(GetNotificationPreferences, async ({ ids }) => ({ preferences: ids.map((id) => this.#preferencesOf(id)) })),
      answer(GetRelations, async ({ viewerId, ownerIds }) => ({
        relations: ownerIds.map((id) => ({ ...KNOWN, ...this.relations.get(`${viewerId} ${id}`) })),
      })),
      answer(GetUserCards, async ({ ids }) => ({ cards: ids.map((id) => this.#cardOf(id)) })),
      answer(GetAccountCards, async ({ ids }) => ({
        cards: ids.map((id) => ({
          ...this.#cardOf(id),
          email: `${id}@example.com`,
          isActive: true,
          createdAt: '2026-01-01T00:00:00.000Z',
        })),
      })),
      answer(GetVisiblePosts, async (asked) => visible(asked)),
      answer(GetVisibleComments, async (asked) => visible(asked)),
      answer(GetVisibleMessages, async (asked) => visible(asked)),
      answer(GetVisibleConversations, async (asked) => visible(asked)),
      answer(GetVisibleVideos, async ({ viewerId, ids }) => ({
        videos: ids
          .filter((id) => !this.posts.has(id) && !this.hidden.has(`${viewerId} ${id}`))
          .map((id) => ({
            id,
            ownerId: this.videoOwners.get(id) ?? id,
            title: 'A film',
            status: 'READY' as const,
            privacy: 'PUBLIC' as const,
          })),
      })),
      answer(GetMediaFiles, async ({ ids }) => ({
        media: ids.map((id) => ({ id, ownerId: id, kind: 'IMAGE' as const, publicKey: `key-of-${id}`, files: PICTURE_FILES })),
      })),
      answer(GetNotifiableMembers, async ({ conversationId, userIds }) => ({
        userIds: (userIds ?? []).filter((id) => !this.mutedConversations.has(`${conversationId} ${id}`)),
      })),
      answer(GetFollowers, async ({ userId }) => ({ ids: this.followers.get(userId) ?? [], next: null })),
      answer(ConfirmUserErased, async ({ userId }) => {
        this.erased.push(userId);
        return { isComplete: true };
      }),
      answer(MaintainAuth, async ({ task }) => ({ counts: await this.onMaintainAuth(task) })),
    ];
  }

  #preferencesOf(userId: string): Preferences {
    const defaults = this.wishes.get('*') ?? [];
    const types = new Map(defaults.map((wish) => [wish.type, wish]));
    for (const wish of this.wishes.get(userId) ?? []) types.set(wish.type, wish);
    const channels = [...types.values()].map((wish) => ({ inApp: true, push: true, email: false, ...wish }));
    return { userId, language: 'en', quietHours: null, digest: 'OFF', ...this.settings.get(userId), channels };
  }

  #cardOf(id: string) {
    const displayName = this.names.get(id) ?? 'Somebody new';
    return {
      id,
      username: displayName.toLowerCase(),
      displayName,
      language: 'en',
      avatarMediaId: this.avatars.get(id) ?? null,
      isVerified: false,
      followerCount: 0,
    };
  }
}
