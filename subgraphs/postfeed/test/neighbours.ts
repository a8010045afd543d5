import { answer, type CallHandler } from '@app/calls';
import {
  ConfirmUserErased,
  DescribeMedia,
  GetExcludedUsers,
  GetFollowees,
  GetFollowers,
  GetRelations,
  GetUserCards,
  GetVisibleVideos,
  type RelationFacts,
  ResolveUsernames,
  SetMediaCarrier,
} from '@app/contracts';
import { newId } from '@app/kernel';

type Settings = Partial<Pick<RelationFacts, 'isPrivate' | 'whoCanComment' | 'whoCanMention' | 'discoverable'>> & {
  exists?: boolean;
};

const DEFAULTS = {
  exists: true,
  isPrivate: false,
  mutedUntilMs: null,
  whoCanMessage: 'EVERYONE',
  whoCanMention: 'EVERYONE',
  whoCanComment: 'EVERYONE',
  showPresence: 'EVERYONE',
  readReceipts: true,
  discoverable: true,
} as const;

/** The other domains, as far as the post feed asks them: a small social graph, some videos, some uploads. */
export class Neighbours {
  readonly #names = new Map<string, string>();
  readonly #settings = new Map<string, Settings>();
  readonly #edges = new Set<string>();
  readonly #blocks = new Set<string>();
  readonly #mutes = new Set<string>();
  readonly #requests = new Set<string>();
  readonly videos = new Map<string, { ownerId: string; title: string; privacy: 'PUBLIC' | 'UNLISTED' | 'PRIVATE' }>();
  readonly uploads = new Map<string, { ownerId: string; status: 'READY' | 'FAILED' }>();
  /** What media was told: carrier → what it carries. */
  readonly carriers = new Map<string, { mediaIds: string[]; isPublic: boolean; attached: boolean; accessSince: string | null }>();
  /** Users whose erasure was confirmed. */
  readonly erased: string[] = [];
  /** How often each call was asked. */
  readonly asked = new Map<string, number>();
  /** Told whenever relations of somebody change. */
  onChange: (...ids: string[]) => Promise<void> = async () => undefined;

  add(username = `user${this.#names.size}`): string {
    const id = newId();
    this.#names.set(id, username);
    return id;
  }

  async set(id: string, settings: Settings): Promise<void> {
    this.#settings.set(id, { ...this.#settings.get(id), ...settings });
    await this.onChange(id);
  }

  async follow(followerId: string, followeeId: string, on = true): Promise<void> {
    const edge = `${followerId} ${followeeId}`;
    if (on) this.#edges.add(edge);
    else this.#edges.delete(edge);
    await this.onChange(followerId, followeeId);
  }

  async block(blockerId: string, blockedId: string): Promise<void> {
    this.#blocks.add(`${blockerId} ${blockedId}`);
    this.#edges.delete(`${blockerId} ${blockedId}`);
    this.#edges.delete(`${blockedId} ${blockerId}`);
    await this.onChange(blockerId, blockedId);
  }

  async request(followerId: string, followeeId: string): Promise<void> {
    this.#requests.add(`${followerId} ${followeeId}`);
    await this.onChange(followerId, followeeId);
  }

  async mute(muterId: string, mutedId: string): Promise<void> {
    this.#mutes.add(`${muterId} ${mutedId}`);
    await this.onChange(muterId, mutedId);
  }

  /** An upload of somebody. */
  upload(ownerId: string, status: 'READY' | 'FAILED' = 'READY'): string {
    const id = newId();
    this.uploads.set(id, { ownerId, status });
    return id;
  }

  video(ownerId: string, privacy: 'PUBLIC' | 'UNLISTED' | 'PRIVATE' = 'PUBLIC'): string {
    const id = newId();
    this.videos.set(id, { ownerId, title: 'A film', privacy });
    return id;
  }

  calls(): CallHandler[] {
    const counted = <T>(name: string, value: T): T => {
      this.asked.set(name, (this.asked.get(name) ?? 0) + 1);
      return value;
    };
    return [
      answer(GetRelations, async ({ viewerId, ownerIds }) => ({
        relations: counted('relations', ownerIds).map((id) => this.#facts(viewerId, id)),
      })),
      answer(GetFollowees, async ({ userId }) => counted('followees', { ids: this.#ends(userId, 0), next: null })),
      answer(GetFollowers, async ({ userId, after }) => {
        const ids = this.#ends(userId, 1);
        // Page by page, so that the paging is walked.
        const start = after === null ? 0 : Number(after);
        return { ids: ids.slice(start, start + 5000), next: start + 5000 < ids.length ? String(start + 5000) : null };
      }),
      answer(GetUserCards, async ({ ids }) => ({
        cards: ids.map((id) => ({
          id,
          username: this.#names.get(id) ?? '',
          displayName: '',
          language: 'en',
          avatarMediaId: null,
          isVerified: false,
          followerCount: this.#ends(id, 1).length,
        })),
      })),
      answer(ResolveUsernames, async ({ usernames }) => ({
        users: [...this.#names].flatMap(([id, username]) => (usernames.includes(username) ? [{ id, username }] : [])),
      })),
      answer(GetExcludedUsers, async ({ userId }) => ({
        blockedEitherWay: [...this.#names.keys()].filter((id) => this.#isBlockedEitherWay(userId, id)),
        muted: [...this.#names.keys()].filter((id) => this.#mutes.has(`${userId} ${id}`)),
      })),
      answer(GetVisibleVideos, async ({ viewerId, ids }) => ({
        videos: ids.flatMap((id) => {
          const video = this.videos.get(id);
          if (video === undefined || (video.privacy === 'PRIVATE' && video.ownerId !== viewerId)) return [];
          return [{ id, status: 'READY' as const, ...video }];
        }),
      })),
      answer(DescribeMedia, async ({ ids }) => ({
        media: ids.flatMap((id) => {
          const upload = this.uploads.get(id);
          return upload === undefined ? [] : [{ id, kind: 'IMAGE' as const, ...upload }];
        }),
      })),
      answer(ConfirmUserErased, async ({ userId, domain }) => {
        if (domain === 'postfeed') this.erased.push(userId);
        return { isComplete: false };
      }),
      answer(SetMediaCarrier, async ({ carrier, ...rest }) => {
        this.carriers.set(carrier, rest);
        return {};
      }),
    ];
  }

  /** Followees (0) or followers (1). */
  #ends(userId: string, end: 0 | 1): string[] {
    return [...this.#edges].flatMap((edge) => {
      const pair = edge.split(' ');
      return pair[end] === userId ? [pair[1 - end] ?? ''] : [];
    });
  }

  #isBlockedEitherWay(one: string, other: string): boolean {
    return this.#blocks.has(`${one} ${other}`) || this.#blocks.has(`${other} ${one}`);
  }

  #facts(viewerId: string | null, ownerId: string): RelationFacts {
    return {
      ...DEFAULTS,
      exists: this.#names.has(ownerId),
      ...this.#settings.get(ownerId),
      isFollowing: this.#edges.has(`${viewerId} ${ownerId}`),
      followsYou: this.#edges.has(`${ownerId} ${viewerId}`),
      isBlocked: this.#blocks.has(`${viewerId} ${ownerId}`),
      blocksYou: this.#blocks.has(`${ownerId} ${viewerId}`),
      isMuted: this.#mutes.has(`${viewerId} ${ownerId}`),
      isRequested: this.#requests.has(`${viewerId} ${ownerId}`),
      hasRequestedYou: this.#requests.has(`${ownerId} ${viewerId}`),
    };
  }
}
