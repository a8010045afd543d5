import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Notification, Subject } from '../domain/notification.ts';

/** Bulk reads that the loaders stand on, bound to the caller. */
export interface BulkReads {
  notifications(ids: readonly string[]): Promise<ReadonlyMap<string, Notification>>;
  displayNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Addresses of profile pictures. */
  pictures(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Languages in which users want to be told. */
  languages(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of those that the caller may see. */
  visibleSubjects(subjects: readonly Subject[]): Promise<ReadonlySet<string>>;
}

/** Loaders of one request. */
export interface NotificationLoaders {
  /** The caller's own; null for anybody else's. */
  readonly notificationById: DataLoader<string, Notification | null>;
  readonly displayName: DataLoader<string, string | null>;
  /** Address of a user's picture; null when they have none. */
  readonly picture: DataLoader<string, string | null>;
  readonly language: DataLoader<string, string | null>;
  /** Keyed by `TYPE:id`; null when the caller may not see it. */
  readonly visibleSubject: DataLoader<string, Subject | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): NotificationLoaders {
  return {
    notificationById: batchById(reads.notifications),
    displayName: batchById(reads.displayNames),
    picture: batchById(reads.pictures),
    language: batchById(reads.languages),
    visibleSubject: batchById(async (keys) => {
      const subjects = keys.map(subjectOf);
      const visible = await reads.visibleSubjects(subjects);
      return new Map(
        keys.flatMap((key, index) => {
          const subject = subjects[index];
          return subject !== undefined && visible.has(subject.id) ? [[key, subject] as const] : [];
        }),
      );
    }),
  };
}

/** The loader's key of a subject. */
export function subjectKey({ type, id }: Subject): string {
  return `${type}:${id}`;
}

const TYPES: readonly Subject['type'][] = ['USER', 'POST', 'COMMENT', 'VIDEO', 'MESSAGE', 'CONVERSATION'];

function subjectOf(key: string): Subject {
  const [type, id = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return { type: TYPES.find((known) => known === type) ?? 'USER', id };
}
