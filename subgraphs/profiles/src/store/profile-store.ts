import { type ProfileDocument, profiles } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import { indexField, indexTokens, prefixKeys } from '@app/search';
import type { Collection, Db } from 'mongodb';
import type { CountDeltas, ProfileChanges, ProfileStore, SearchHit, SearchPosition } from '../domain/ports.ts';
import { DEFAULT_PRIVACY, NO_WISHES, type Profile, type ProfileSeed } from '../domain/profile.ts';

/** Prefixes of one letter match many; the best of so many are shown. */
const MAX_PREFIX_CANDIDATES = 400;

/** Profiles in MongoDB: one document a user. */
export class MongoProfileStore implements ProfileStore {
  readonly #profiles: Collection<ProfileDocument>;

  constructor(db: Db) {
    this.#profiles = collectionOf(db, profiles);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>> {
    const found = await this.#profiles.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, toProfile(document)]));
  }

  async findByUsername(username: string): Promise<Profile | null> {
    const found = await this.#profiles.findOne({ username, isDeleted: false });
    return found === null ? null : toProfile(found);
  }

  /** Who bears these handles; unknown ones are left out. */
  async findIdsByUsernames(usernames: readonly string[]): Promise<{ id: string; username: string }[]> {
    const found = await this.#profiles
      .find({ username: { $in: [...usernames] }, isHidden: false, isDeleted: false })
      .project<{ _id: string; username: string }>({ username: 1 })
      .toArray();
    return found.map(({ _id, username }) => ({ id: _id, username }));
  }

  /** What other domains need of a user; absent ones are left out. */
  async findCards(ids: readonly string[]) {
    const found = await this.#profiles.find({ _id: { $in: [...ids] }, isHidden: false, isDeleted: false }).toArray();
    return found.map(({ _id, username, displayName, language, avatarMediaId, isVerified, stats }) => ({
      id: _id,
      username,
      displayName,
      language,
      avatarMediaId,
      isVerified,
      followerCount: stats.followers,
    }));
  }

  async insertIfAbsent(seed: ProfileSeed, tx: Transaction): Promise<boolean> {
    const { _id, ...fields } = newDocument(seed);
    const result = await this.#profiles.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true, session: tx });
    return result.upsertedCount === 1;
  }

  async update(id: string, changes: ProfileChanges, at: Date, tx: Transaction): Promise<Profile | null> {
    const before = await this.#profiles.findOne({ _id: id }, { session: tx });
    if (before === null) return null;
    const after = { ...toProfile(before), ...changes };
    const { username, displayName, bio } = after;
    await this.#profiles.updateOne(
      { _id: id },
      {
        $set: {
          ...toDocumentFields(changes),
          ...searchFields(username, displayName, bio),
          ...(changes.isDeleted ? { deletedAt: at } : {}),
          updatedAt: at,
        },
      },
      { session: tx },
    );
    return after;
  }

  async search(textSearch: string, after: SearchPosition | null, limit: number): Promise<SearchHit[]> {
    const beyond =
      after === null
        ? []
        : [{ $match: { $or: [{ score: { $lt: after.score } }, { score: after.score, _id: { $gt: after.id } }] } }];
    const found = await this.#profiles
      .aggregate<ProfileDocument & { score: number }>([
        { $match: { $text: { $search: textSearch }, isHidden: false, isDeleted: false } },
        { $addFields: { score: { $meta: 'textScore' } } },
        ...beyond,
        { $sort: { score: -1, _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    return found.map(({ score, ...document }) => ({ profile: toProfile(document), score }));
  }

  async listByPrefix({ from, to }: { from: string; to: string }, limit: number): Promise<Profile[]> {
    const filter = { prefixes: { $elemMatch: { $gte: from, $lt: to } }, isHidden: false, isDeleted: false };
    const found = await this.#profiles.find(filter).limit(MAX_PREFIX_CANDIDATES).toArray();
    return found
      .map(toProfile)
      .sort((a, b) => b.stats.followers - a.stats.followers)
      .slice(0, limit);
  }

  async listPopular(limit: number): Promise<Profile[]> {
    const found = await this.#profiles
      .find({ isHidden: false, isDeleted: false })
      .sort({ 'stats.followers': -1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(toProfile);
  }

  /** Settings of several users at once, for those who decide whom to notify. */
  async findNotificationSettings(ids: readonly string[]) {
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] } })
      .project<Pick<ProfileDocument, '_id' | 'language' | 'notifications'>>({ language: 1, notifications: 1 })
      .toArray();
    return found.map(({ _id, language, notifications }) => ({ userId: _id, language, ...notifications }));
  }

  /** Moves a count that follows from another domain's event, never below zero. */
  async addToStat(id: string, stat: 'posts' | 'videos' | 'views', delta: number, tx: Transaction): Promise<void> {
    const path = `stats.${stat}`;
    const atLeast = delta < 0 ? { [path]: { $gte: -delta } } : {};
    await this.#profiles.updateOne({ _id: id, ...atLeast }, { $inc: { [path]: delta } }, { session: tx });
  }

  async touchGraph(id: string, deltas: CountDeltas, tx: Transaction): Promise<Profile | null> {
    const counts = Object.entries(deltas).filter(([, delta]) => delta !== 0);
    const before = await this.#profiles.findOneAndUpdate(
      { _id: id },
      { $inc: { graphVersion: 1, ...Object.fromEntries(counts.map(([name, delta]) => [`stats.${name}`, delta])) } },
      { session: tx, returnDocument: 'before' },
    );
    return before === null ? null : toProfile(before);
  }
}

function newDocument(seed: ProfileSeed): ProfileDocument {
  return {
    _id: seed.id,
    username: seed.username,
    displayName: seed.displayName,
    bio: '',
    avatarMediaId: null,
    coverMediaId: null,
    location: null,
    website: null,
    socialLinks: [],
    birthday: null,
    language: seed.language,
    isVerified: false,
    privacy: { ...DEFAULT_PRIVACY },
    notifications: { ...NO_WISHES, channels: [] },
    stats: { followers: 0, following: 0, friends: 0, posts: 0, videos: 0, views: 0 },
    graphVersion: 0,
    ...searchFields(seed.username, seed.displayName, ''),
    isHidden: false,
    isDeleted: false,
    deletedAt: null,
    createdAt: seed.createdAt,
    updatedAt: seed.createdAt,
  };
}

/** What the text index and autocomplete see of a profile. */
function searchFields(username: string, displayName: string, bio: string): Pick<ProfileDocument, 'searchTokens' | 'prefixes'> {
  return {
    searchTokens: indexField([...indexTokens(`${username}\n${displayName}`, { pinyin: true }), ...indexTokens(bio)]),
    prefixes: [...new Set([...prefixKeys(username), ...prefixKeys(displayName)])],
  };
}

/** Changes as the driver wants them: arrays of its own. */
function toDocumentFields({ socialLinks, notifications, ...changes }: ProfileChanges) {
  return {
    ...changes,
    ...(socialLinks ? { socialLinks: [...socialLinks] } : {}),
    ...(notifications ? { notifications: { ...notifications, channels: [...notifications.channels] } } : {}),
  };
}

function toProfile(document: ProfileDocument): Profile {
  const { _id, ...fields } = document;
  return { id: _id, ...fields };
}
