import { answer, type CallHandler } from '@app/calls';
import {
  ConfirmUserErased,
  DescribeMedia,
  GetExcludedUsers,
  GetRelations,
  GetUserCards,
  type RelationFacts,
  SetMediaCarrier,
} from '@app/contracts';
import { newId } from '@app/kernel';

/** The settings of a person, as profiles keeps them. */
export interface Settings {
  isGone: boolean;
  whoCanMessage: RelationFacts['whoCanMessage'];
  showPresence: RelationFacts['showPresence'];
  readReceipts: boolean;
}

/** A small world of people and uploads that stands in for profiles and media. */
export class People {
  readonly #settings = new Map<string, Settings>();
  readonly #follows = new Set<string>();
  readonly #blocks = new Set<string>();
  readonly #media = new Map<
    string,
    { ownerId: string; kind: 'IMAGE' | 'GIF' | 'VIDEO' | 'AUDIO' | 'FILE'; status: 'READY' | 'PENDING' }
  >();
  /** What chat has told media: `carrier media attached`. */
  readonly carriers: string[] = [];
  /** Of whom chat has told auth that they are erased. */
  readonly erased: string[] = [];
  /** Called after a change, so that cached relations are void. */
  onChange: (...ids: string[]) => Promise<void> = async () => undefined;

  add(): string {
    const id = newId();
    this.#settings.set(id, { isGone: false, whoCanMessage: 'EVERYONE', showPresence: 'FOLLOWERS', readReceipts: true });
    return id;
  }

  async set(id: string, changes: Partial<Settings>): Promise<void> {
    Object.assign(this.#of(id), changes);
    await this.onChange(id);
  }

  async follow(followerId: string, followeeId: string): Promise<void> {
    this.#follows.add(`${followerId} ${followeeId}`);
    await this.onChange(followerId, followeeId);
  }

  async block(blockerId: string, blockedId: string): Promise<void> {
    this.#blocks.add(`${blockerId} ${blockedId}`);
    await this.onChange(blockerId, blockedId);
  }

  async unblock(blockerId: string, blockedId: string): Promise<void> {
    this.#blocks.delete(`${blockerId} ${blockedId}`);
    await this.onChange(blockerId, blockedId);
  }

  upload(
    ownerId: string,
    kind: 'IMAGE' | 'GIF' | 'VIDEO' | 'AUDIO' | 'FILE' = 'IMAGE',
    status: 'READY' | 'PENDING' = 'READY',
  ): string {
    const id = newId();
    this.#media.set(id, { ownerId, kind, status });
    return id;
  }

  calls(): CallHandler[] {
    return [
      answer(GetRelations, async ({ viewerId, ownerIds }) => ({
        relations: ownerIds.map((id) => this.#facts(viewerId ?? '', id)),
      })),
      answer(GetExcludedUsers, async ({ userId }) => ({
        blockedEitherWay: [...this.#blocks]
          .map((pair) => pair.split(' '))
          .filter((pair) => pair.includes(userId))
          .map((pair) => pair.find((id) => id !== userId) ?? ''),
        muted: [],
      })),
      answer(GetUserCards, async () => ({ cards: [] })),
      answer(DescribeMedia, async ({ ids }) => ({
        media: ids.flatMap((id) => {
          const media = this.#media.get(id);
          return media === undefined ? [] : [{ id, ...media }];
        }),
      })),
      answer(ConfirmUserErased, async ({ userId }) => {
        this.erased.push(userId);
        return { isComplete: true };
      }),
      answer(SetMediaCarrier, async ({ mediaIds, carrier, attached }) => {
        for (const id of mediaIds) this.carriers.push(`${carrier} ${id} ${attached}`);
        return {};
      }),
    ];
  }

  #of(id: string): Settings {
    const found = this.#settings.get(id);
    if (found === undefined) throw new Error(`${id} is nobody`);
    return found;
  }

  #facts(viewerId: string, ownerId: string): RelationFacts {
    const settings = this.#settings.get(ownerId);
    return {
      exists: settings !== undefined && !settings.isGone,
      isPrivate: false,
      isFollowing: this.#follows.has(`${viewerId} ${ownerId}`),
      followsYou: this.#follows.has(`${ownerId} ${viewerId}`),
      isRequested: false,
      hasRequestedYou: false,
      isBlocked: this.#blocks.has(`${viewerId} ${ownerId}`),
      blocksYou: this.#blocks.has(`${ownerId} ${viewerId}`),
      isMuted: false,
      mutedUntilMs: null,
      whoCanMessage: settings?.whoCanMessage ?? 'NOBODY',
      whoCanMention: 'EVERYONE',
      whoCanComment: 'EVERYONE',
      showPresence: settings?.showPresence ?? 'NOBODY',
      readReceipts: settings?.readReceipts ?? false,
      discoverable: true,
    };
  }
}
