import { type ProfileDocument, profiles } from '@app/collections/wechat_profiles';
import { collectionOf, type Transaction } from '@app/mongo';
import { indexField, indexTokens, prefixKeys } from '@app/search';
import type { Collection, Db } from 'mongodb';
import type { CountDeltas, PrefixRange, ProfileChanges, ProfileStore, SearchHit, SearchPosition } from '../domain/ports.ts';
import { DEFAULT_PRIVACY, NO_WISHES, type Profile, type ProfileSeed } from '../domain/profile.ts';

/** A short prefix matches many names: so many of them are compared, */
const PREFIX_CANDIDATES = 400;
/** and, when there are more, so many of the most followed people of all. */
const POPULAR_CANDIDATES = 2_000;
const VISIBLE = { isHidden: false, isDeleted: false };
/** What search is prepared with is bigger than the profile itself, and nobody reads it. */
const WITHOUT_TOKENS = { searchTokens: 0, prefixes: 0 } as const;
type PrivacyRow = Pick<ProfileDocument, '_id' | 'privacy' | 'isHidden' | 'isDeleted'>;
type ReadProfile = Omit<ProfileDocument, keyof typeof WITHOUT_TOKENS>;

/** Profiles in MongoDB: one document a user. */
export class MongoProfileStore implements ProfileStore {
  readonly #profiles: Collection<ProfileDocument>;

  constructor(db: Db) {
    this.#profiles = collectionOf(db, profiles);
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>> {
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] } })
      .project<ReadProfile>(WITHOUT_TOKENS)
      .toArray();
    return new Map(found.map((document) => [document._id, toProfile(document)]));
  }

  async findByUsername(username: string): Promise<Profile | null> {
    const found = await this.#profiles.findOne<ReadProfile>({ username, isDeleted: false }, { projection: WITHOUT_TOKENS });
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

  /** What the rules ask of these users; absent ones are left out. */
  async findPrivacy(ids: readonly string[]): Promise<ReadonlyMap<string, PrivacyRow>> {
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] } })
      .project<PrivacyRow>({ privacy: 1, isHidden: 1, isDeleted: 1 })
      .toArray();
    return new Map(found.map((row) => [row._id, row]));
  }

  /** What other domains need of a user; absent ones are left out. */
  async findCards(ids: readonly string[]) {
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] }, ...VISIBLE })
      .project<ReadProfile>(WITHOUT_TOKENS)
      .toArray();
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
    const { _id, ...fields } = newProfileDocument(seed);
    const result = await this.#profiles.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true, session: tx });
    return result.upsertedCount === 1;
  }

  async update(id: string, changes: ProfileChanges, at: Date, tx: Transaction): Promise<Profile | null> {
    const before = await this.#profiles.findOne<ReadProfile>({ _id: id }, { projection: WITHOUT_TOKENS, session: tx });
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

  async search(
    textSearch: string,
    without: readonly string[],
    after: SearchPosition | null,
    limit: number,
  ): Promise<SearchHit[]> {
    const beyond =
      after === null
        ? []
        : [{ $match: { $or: [{ score: { $lt: after.score } }, { score: after.score, _id: { $gt: after.id } }] } }];
    const found = await this.#profiles
      .aggregate<ReadProfile & { score: number }>([
        { $match: { $text: { $search: textSearch }, _id: { $nin: [...without] }, ...VISIBLE } },
        { $project: WITHOUT_TOKENS },
        // A stage of its own: the server would take a comparison of the score before a projection that leaves fields out.
        { $addFields: { score: { $meta: 'textScore' } } },
        ...beyond,
        { $sort: { score: -1, _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    return found.map(({ score, ...document }) => ({ profile: toProfile(document), score, isNear: false }));
  }

  async searchAmong(tokens: readonly string[], ids: readonly string[]): Promise<SearchHit[]> {
    // Tokens are of a to z and digits alone; by id, because these are few whatever the words are.
    const holds = tokens.map((token) => ({ searchTokens: { $regex: ` ${token} ` } }));
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] }, $and: holds, ...VISIBLE }, { hint: { _id: 1 } })
      .project<ReadProfile>(WITHOUT_TOKENS)
      .toArray();
    return found
      .map((document) => ({ profile: toProfile(document), score: document.stats.followers, isNear: true }))
      .sort((a, b) => b.score - a.score || (a.profile.id < b.profile.id ? -1 : 1));
  }

  async listByPrefix(range: PrefixRange, limit: number): Promise<string[]> {
    const hits = await this.#profiles
      .find({ ...inRange(range), ...VISIBLE })
      .project<{ _id: string; stats: { followers: number } }>({ 'stats.followers': 1 })
      .limit(PREFIX_CANDIDATES)
      .toArray();
    const best = hits.sort((a, b) => b.stats.followers - a.stats.followers).slice(0, limit);
    const ids = best.map(({ _id }) => _id);
    if (hits.length < PREFIX_CANDIDATES) return ids;
    const popular = await this.#profiles
      .aggregate<{ _id: string }>([
        { $match: VISIBLE },
        { $sort: { 'stats.followers': -1, _id: 1 } },
        { $limit: POPULAR_CANDIDATES },
        { $match: inRange(range) },
        { $limit: limit },
        { $project: { _id: 1 } },
      ])
      .toArray();
    return [...new Set([...popular.map(({ _id }) => _id), ...ids])];
  }

  async matchPrefix({ from, to }: PrefixRange, ids: readonly string[]): Promise<string[]> {
    const found = await this.#profiles
      .find({ _id: { $in: [...ids] }, ...inRange({ from, to }), ...VISIBLE }, { hint: { _id: 1 } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  }

  async listPopular(limit: number): Promise<Profile[]> {
    const found = await this.#profiles
      .find(VISIBLE)
      .sort({ 'stats.followers': -1, _id: 1 })
      .limit(limit)
      .project<ReadProfile>(WITHOUT_TOKENS)
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
      { session: tx, returnDocument: 'before', projection: WITHOUT_TOKENS },
    );
    return before === null ? null : toProfile(before);
  }
}

function inRange({ from, to }: PrefixRange) {
  return { prefixes: { $elemMatch: { $gte: from, $lt: to } } };
}

/** The row of a profile as it is born, with zero stats. */
export function newProfileDocument(seed: ProfileSeed): ProfileDocument {
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

function toProfile(document: ReadProfile): Profile {
  const { _id, ...fields } = document;
  return { id: _id, ...fields };
}
