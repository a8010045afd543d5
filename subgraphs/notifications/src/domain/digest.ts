import { addSeconds, languageOf } from '@app/kernel';
import type { NotificationDeps } from './ports.ts';
import { wordingOf } from './wording.ts';

/** What the weekly mail tells. */
export interface DigestLetter {
  readonly receiverId: string;
  readonly language: string;
  readonly unread: number;
  /** Of the newest unread notifications, at most ten. */
  readonly titles: readonly string[];
}

/** A user who wants the letter, and when the last one went out. */
export interface DigestPlace {
  readonly userId: string;
  readonly sentAt: Date;
}

export interface DigestStore {
  /** Users whose last letter went out at that time or before, longest ago first, after a place. */
  listDue(lastSentBy: Date, after: DigestPlace | null, limit: number): Promise<DigestPlace[]>;
  subscribe(userId: string, at: Date): Promise<void>;
  unsubscribe(userId: string): Promise<void>;
  /** Takes the letter of this week; false when it went out already. Returns when the one before went out. */
  claim(userId: string, lastSentBy: Date, at: Date): Promise<Date | null>;
  /** Gives a letter back that could not be sent. */
  release(userId: string, claimedAt: Date, sentAt: Date): Promise<void>;
}

export interface DigestDeps extends Pick<NotificationDeps, 'notifications' | 'clock' | 'preferences' | 'visibleSubjects'> {
  readonly digests: DigestStore;
  readonly displayNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly sendDigest: (letter: DigestLetter) => Promise<void>;
  readonly requestDigest: (userId: string) => Promise<void>;
}

const WEEK_SEC = 7 * 86_400;
/** A weekly schedule is never exact: half a day early is the same week. */
const SLACK_SEC = 12 * 3_600;
const SHOWN = 10;
const NAMED_ACTORS = 2;
const BATCH = 500;

/** A user's preferences changed: keeps who wants a weekly letter. */
export async function followDigestWish(deps: DigestDeps, userId: string): Promise<void> {
  const [preferences] = await deps.preferences([userId]);
  if (preferences?.digest === 'WEEKLY') await deps.digests.subscribe(userId, deps.clock.now());
  else await deps.digests.unsubscribe(userId);
}

/** Asks for the letter of everybody who is due; returns how many. */
export async function requestDigests(deps: DigestDeps, signal: AbortSignal): Promise<number> {
  let count = 0;
  const lastSentBy = dueBy(deps);
  let after: DigestPlace | null = null;
  do {
    signal.throwIfAborted();
    const due: DigestPlace[] = await deps.digests.listDue(lastSentBy, after, BATCH);
    await Promise.all(due.map(({ userId }) => deps.requestDigest(userId)));
    count += due.length;
    after = due.length === BATCH ? (due.at(-1) ?? null) : null;
  } while (after !== null);
  return count;
}

/** Mails what is unread from the last week, once a week; nothing when there is nothing, or the user no longer wants it. */
export async function sendDigest(deps: DigestDeps, userId: string): Promise<void> {
  const [preferences] = await deps.preferences([userId]);
  if (preferences?.digest !== 'WEEKLY') return deps.digests.unsubscribe(userId);
  const letter = await letterFor(deps, userId, preferences.language);
  if (letter === null) return;
  const now = deps.clock.now();
  const sentBefore = await deps.digests.claim(userId, dueBy(deps), now);
  if (sentBefore === null) return;
  try {
    await deps.sendDigest(letter);
  } catch (error) {
    await deps.digests.release(userId, now, sentBefore);
    throw error;
  }
}

function dueBy({ clock }: DigestDeps): Date {
  return addSeconds(clock.now(), SLACK_SEC - WEEK_SEC);
}

async function letterFor(deps: DigestDeps, receiverId: string, language: string): Promise<DigestLetter | null> {
  const now = deps.clock.now();
  const filter = { unreadOnly: true, types: null };
  const newest = await deps.notifications.list(receiverId, filter, now, null, SHOWN);
  const ofTheWeek = newest.filter(({ updatedAt }) => updatedAt > addSeconds(now, -WEEK_SEC));
  if (ofTheWeek.length === 0) return null;
  const [visible, names, { unread }] = await Promise.all([
    deps.visibleSubjects(
      receiverId,
      ofTheWeek.flatMap(({ subject }) => subject ?? []),
    ),
    deps.displayNames([...new Set(ofTheWeek.flatMap(({ actorIds }) => actorIds.slice(0, NAMED_ACTORS)))]),
    deps.notifications.badge(receiverId, now),
  ]);
  const titles = ofTheWeek.map((notification) => {
    const known = notification.actorIds.slice(0, NAMED_ACTORS).flatMap((id) => names.get(id) ?? []);
    const isVisible = notification.subject === null || visible.has(notification.subject.id);
    return wordingOf(notification, languageOf(language), known, isVisible).title;
  });
  return { receiverId, language, unread, titles };
}
