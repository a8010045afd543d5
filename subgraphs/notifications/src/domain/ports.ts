import type { RelationFacts } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Channel, Delivery } from './delivery.ts';
import type { Device } from './device.ts';
import type { Badge, Notice, Notification, NotificationType, Retraction, Subject } from './notification.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Turns } from './turns.ts';

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
  retract(retraction: Retraction, at: Date, tx: Tx): Promise<boolean>;
  /** Takes everything by an actor out of a receiver's list. Returns whether anything changed. */
  removeActor(receiverId: string, actorId: string, at: Date, tx: Tx): Promise<boolean>;
  list(receiverId: string, filter: ListFilter, now: Date, after: Position | null, limit: number): Promise<Notification[]>;
  findByIds(receiverId: string, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Notification>>;
  badge(receiverId: string, now: Date): Promise<Badge>;
  /** Marks as read, and seen; returns how many of the ids are in the receiver's list. */
  markRead(receiverId: string, ids: readonly string[], now: Date, tx: Tx): Promise<number>;
  /** Marks what is unread up to a time as read, and seen, at most `limit` of it; returns how many were found. */
  markAllRead(receiverId: string, upTo: Date, limit: number, tx: Tx): Promise<number>;
  /** Marks everything about one target as read, and seen; returns whether anything changed. */
  markTargetRead(receiverId: string, targetId: string, tx: Tx): Promise<boolean>;
  /** Marks what is unseen as seen, at most `limit` of it; returns how many were found. */
  markAllSeen(receiverId: string, limit: number, tx: Tx): Promise<number>;
  /** Takes one out of the list; false when it is not there. */
  remove(receiverId: string, id: string, at: Date, tx: Tx): Promise<boolean>;
  /** Records that the unread group was mailed. */
  setMailed(receiverId: string, id: string, at: Date): Promise<void>;
}

export interface ThreadMuteStore {
  isMuted(userId: string, subjectIds: readonly string[]): Promise<boolean>;
  set(userId: string, subjectId: string, isMuted: boolean, at: Date): Promise<void>;
}

/** A notice on its way to a channel. */
export interface NewDelivery {
  readonly channel: Channel;
  readonly notice: Notice;
  readonly notificationId: string | null;
  readonly dueAt: Date;
}

export interface DeliveryStore {
  /** Leaves a delivery, or lets the notice join the one of its group that waits: that keeps its time and tells the newest. */
  add(delivery: NewDelivery, tx: Tx): Promise<void>;
  find(receiverId: string, id: string): Promise<Delivery | null>;
  /** Removes a delivery unless something has joined it since it was read. */
  remove(delivery: Delivery): Promise<void>;
  /** Removes a delivery for good, whatever has joined it. */
  abandon(receiverId: string, id: string): Promise<void>;
  /** Puts a delivery off; one that is gone comes back, one that something has joined stays as it is. */
  postpone(delivery: Delivery, until: Date, hasWaited: boolean): Promise<void>;
  /** What a retraction takes back before it was sent, where no list holds it. */
  withdraw(retraction: Retraction, tx: Tx): Promise<void>;
  /** The user's preferences changed: what waits for them is judged again now. */
  hasten(receiverId: string, now: Date): Promise<void>;
  listDue(now: Date, limit: number): Promise<Delivery[]>;
}

export interface DeviceStore {
  listByUser(userId: string): Promise<Device[]>;
  findById(id: string, userId: string): Promise<Device | null>;
  /** The device at this address becomes this user's; it keeps its id if it was theirs. */
  register(device: Omit<Device, 'id' | 'createdAt' | 'lastUsedAt'>, at: Date, tx: Tx): Promise<Device>;
  /** Keeps the newest `count` of a user. */
  keepNewest(userId: string, count: number, tx: Tx): Promise<void>;
  remove(id: string, userId: string): Promise<boolean>;
  /** Removes the devices that these sessions registered. */
  removeOfSessions(userId: string, sessionIds: readonly string[]): Promise<void>;
  /** Removes those that nobody registered again since; returns how many. */
  removeUnusedSince(before: Date): Promise<number>;
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
  readonly quietHours: QuietHours | null;
  readonly digest: 'OFF' | 'WEEKLY';
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Runs an effect once for a key, in the effect's transaction; answers whether it ran. */
export type Once = (key: string, tx: Tx, effect: () => Promise<void>) => Promise<boolean>;

/** What the rules of telling stand on. */
export interface RuleDeps {
  readonly threadMutes: ThreadMuteStore;
  readonly relation: (viewerId: string, ownerId: string) => Promise<RelationFacts | undefined>;
  /** Those of the subjects that a viewer may see now. */
  readonly visibleSubjects: (viewerId: string, subjects: readonly Subject[]) => Promise<ReadonlySet<string>>;
  readonly preferences: (ids: readonly string[]) => Promise<readonly ReceiverPreferences[]>;
}

/** What the use cases of notifications share. */
export interface NotificationDeps extends RuleDeps {
  readonly notifications: NotificationStore;
  readonly deliveries: DeliveryStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly once: Once;
  /** One notice a receiver at a time. */
  readonly turns: Turns;
  readonly clock: Clock;
  readonly groupWindowSec: number;
  readonly retentionSec: number;
  /** How long pushes and mails wait, so that what is read meanwhile is not sent. */
  readonly deliveryDelaySec: number;
  /** Asks for the deliveries of a notice to be made at their time. What is lost here is found by the sweep. */
  readonly announce: (channels: readonly Channel[], notice: Notice, dueAt: Date) => Promise<void>;
}
