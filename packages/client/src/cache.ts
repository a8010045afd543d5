import { InMemoryCache, type TypePolicies } from '@apollo/client/cache';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from './operations.generated.ts';

/** Fields that are Relay connections, by type, each with the arguments that make it another list. */
export const CONNECTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Query: {
    accounts: ['query', 'status'],
    auditLog: ['accountId', 'action', 'since', 'until'],
    loginAttempts: ['accountId', 'ip'],
    searchMessages: ['query'],
    maintenanceRuns: ['task'],
    trendingPosts: [],
    nearbyPosts: ['near', 'radiusMeters'],
    searchPosts: ['query', 'filter', 'sort'],
    searchUsers: ['query'],
    moderationActions: ['subjectId'],
    reports: ['status'],
    shortsFeed: [],
    trendingVideos: ['type'],
    searchVideos: ['query', 'type'],
  },
  Viewer: {
    conversations: ['folder'],
    starredMessages: [],
    notifications: ['unreadOnly', 'types'],
    homeFeed: ['mode'],
    bookmarks: [],
    drafts: [],
    scheduledPosts: [],
    followRequests: [],
    sentFollowRequests: [],
    blockedUsers: [],
    mutedUsers: [],
    followedVideos: [],
    watchLater: [],
    watchHistory: [],
    uploads: ['status'],
  },
  User: {
    posts: ['section'],
    comments: [],
    followers: [],
    following: [],
    friends: [],
    mutualFriends: [],
    videos: ['type'],
  },
  Post: { revisions: [], reactions: ['type'], comments: ['sort', 'flat'] },
  Video: { reactions: ['type'], comments: ['sort', 'flat'] },
  Comment: { replies: ['sort'] },
  Hashtag: { posts: ['sort'] },
  Conversation: { messages: ['aroundSeq'], members: [], pinnedMessages: [], media: ['kind'], search: ['query'] },
};

/** Parts of an object without an identity of their own: what is fetched of them adds up. */
const PARTS = [
  'ChatBadge',
  'EngagementStats',
  'NotificationBadge',
  'NotificationPreferences',
  'PostPermissions',
  'Presence',
  'PrivacySettings',
  'Relation',
  'UserStats',
  'VideoMetrics',
] as const;

/** Events have no identity: the last one of a stream replaces the one before. */
const STREAMS = [
  'chatEvents',
  'feedUpdates',
  'mediaUpdates',
  'messageAdded',
  'notificationAdded',
  'postUpdates',
  'presence',
  'typing',
  'videoProgress',
] as const;

/** Rules for the cache: connections grow page by page, parts of objects merge, ids that are only unique within their owner stay there. */
export function typePolicies(): TypePolicies {
  const policies: TypePolicies = {
    Hashtag: { keyFields: ['tag'] },
    PollOption: { keyFields: false },
    VideoImage: { keyFields: false },
    Subscription: { fields: Object.fromEntries(STREAMS.map((stream) => [stream, { merge: false }])) },
  };
  for (const part of PARTS) policies[part] = { merge: true };
  for (const [type, lists] of Object.entries(CONNECTIONS)) {
    const fields = Object.entries(lists).map(([field, keyArgs]) => [
      field,
      relayStylePagination(keyArgs.length === 0 ? false : [...keyArgs]),
    ]);
    policies[type] = { ...policies[type], fields: Object.fromEntries(fields) };
  }
  return policies;
}

/** A cache for the platform's graph. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: typePolicies(), possibleTypes });
}
