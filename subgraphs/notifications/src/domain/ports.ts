import type { RelationFacts } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Badge, Notice, Notification, NotificationType, Retraction, Subject } from './notification.ts';

/** Where a list of notifications goes on: sort keys of its last row. */
export const positionSchema = z.strictObject({ atMs: z.number(), id: z.string() });
export type Position = z.output<typeof positionSchema>;

/** Which notifications of a receiver. */
export interface ListFilter {
  readonly unreadOnly: boolean;
  /** Null: all. */
  readonly types: readonly NotificationType[] | null;
}

export interface NotificationStore {
  /** Adds a notice to its open group, or opens one; a group that grows is unread and unseen again. Returns its id. */
  addToGroup(
    notice: Notice,
    times: { readonly at: Date; readonly windowSec: number; readonly expiresAt: Date },
    tx: Tx,
  ): Promise<string>;
  /** Takes an actor's part away; an empty group goes. Returns whether anything changed. */
  retract(retraction: Retraction, tx: Tx): Promise<boolean>;
  /** Takes everything by an actor out of a receiver's list. Returns whether anything changed. */
  removeActor(receiverId: string, actorId: string, at: Date, tx: Tx): Promise<boolean>;
  list(receiverId: string, filter: ListFilter, now: Date, after: Position | null, limit: number): Promise<Notification[]>;
  findByIds(receiverId: string, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Notification>>;
  badge(receiverId: string, now: Date): Promise<Badge>;
  /** Marks as read, and seen; returns how many of the ids are the receiver's. */
  markRead(receiverId: string, ids: readonly string[], tx: Tx): Promise<number>;
  /** Marks everything up to a time as read, and seen. */
  markAllRead(receiverId: string, upTo: Date, tx: Tx): Promise<void>;
  markAllSeen(receiverId: string, tx: Tx): Promise<void>;
  /** Takes one out of the list; false when it is not there. */
  remove(receiverId: string, id: string, at: Date, tx: Tx): Promise<boolean>;
}

export interface ThreadMuteStore {
  isMuted(userId: string, subjectIds: readonly string[]): Promise<boolean>;
  set(userId: string, subjectId: string, isMuted: boolean, at: Date): Promise<void>;
}

/** How a receiver wants to be told of things. */
export interface ReceiverPreferences {
  readonly userId: string;
  readonly language: string;
  readonly channels: readonly {
    readonly type: string;
    readonly inApp: boolean;
    readonly push: boolean;
    readonly email: boolean;
  }[];
  readonly quietHours: { readonly from: string; readonly to: string; readonly timeZone: string } | null;
  readonly digest: 'OFF' | 'WEEKLY';
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Runs an effect once for a key, in the effect's transaction. */
export type Once = (key: string, tx: Tx, effect: () => Promise<void>) => Promise<boolean>;

/** What the use cases of notifications share. */
export interface NotificationDeps {
  readonly notifications: NotificationStore;
  readonly threadMutes: ThreadMuteStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly once: Once;
  readonly clock: Clock;
  readonly preferences: (ids: readonly string[]) => Promise<readonly ReceiverPreferences[]>;
  readonly relation: (viewerId: string, ownerId: string) => Promise<RelationFacts | undefined>;
  /** Those of the subjects that a viewer may see now. */
  readonly visibleSubjects: (viewerId: string, subjects: readonly Subject[]) => Promise<ReadonlySet<string>>;
  readonly groupWindowSec: number;
  readonly retentionSec: number;
  /** Tells other channels (push, mail) of a notice that passed all rules. */
  readonly dispatch: (notice: Notice, preferences: ReceiverPreferences, notificationId: string | null) => Promise<void>;
}
