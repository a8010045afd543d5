import type { ServiceCalls } from '@app/calls';
import {
  DescribeMedia,
  GetExcludedUsers,
  GetFollowees,
  GetFollowers,
  GetUserCards,
  GetVisibleVideos,
  ResolveUsernames,
  SetMediaCarrier,
} from '@app/contracts';
import type { MediaFiles, People, ReadVideos, VideoFacts } from './domain/ports.ts';

const IDS_A_CALL = 100;
const EDGES_A_CALL = 5000;

/** The people of profiles, as the post feed asks for them. */
export function peopleOf(calls: ServiceCalls): People {
  return {
    async followees(userId) {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const page: { ids: string[]; next: string | null } = await calls.invoke(GetFollowees, {
          userId,
          after,
          limit: EDGES_A_CALL,
        });
        ids.push(...page.ids);
        after = page.next;
      } while (after !== null);
      return ids;
    },
    async *followers(userId) {
      let after: string | null = null;
      do {
        const page: { ids: string[]; next: string | null } = await calls.invoke(GetFollowers, {
          userId,
          after,
          limit: EDGES_A_CALL,
        });
        if (page.ids.length > 0) yield page.ids;
        after = page.next;
      } while (after !== null);
    },
    async followerCount(userId) {
      const { cards } = await calls.invoke(GetUserCards, { ids: [userId] });
      return cards[0]?.followerCount ?? null;
    },
    async idsByUsername(usernames) {
      const users = await inChunks(
        usernames,
        async (chunk) => (await calls.invoke(ResolveUsernames, { usernames: chunk })).users,
      );
      return new Map(users.map(({ id, username }) => [username, id]));
    },
    excluded: (userId) => calls.invoke(GetExcludedUsers, { userId }),
  };
}

/** The videos of the video domain under a viewer's rights. */
export function videosOf(calls: ServiceCalls): ReadVideos {
  return async (viewerId, ids) => {
    const videos = await inChunks(ids, async (chunk) => (await calls.invoke(GetVisibleVideos, { viewerId, ids: chunk })).videos);
    return new Map(videos.map(({ id, ownerId, title, privacy }): [string, VideoFacts] => [id, { id, ownerId, title, privacy }]));
  };
}

/** The uploads of media. */
export function mediaOf(calls: ServiceCalls): MediaFiles {
  return {
    async describe(ids) {
      const media = await inChunks(ids, async (chunk) => (await calls.invoke(DescribeMedia, { ids: chunk })).media);
      return new Map(media.map((one) => [one.id, one]));
    },
    async setCarrier(carrier, mediaIds, isPublic, attached, accessSince = null) {
      if (mediaIds.length === 0) return;
      await calls.invoke(SetMediaCarrier, { mediaIds: [...mediaIds], carrier, isPublic, attached, accessSince });
    },
  };
}

async function inChunks<T>(ids: readonly string[], ask: (chunk: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_CALL) found.push(...(await ask(ids.slice(start, start + IDS_A_CALL))));
  return found;
}
