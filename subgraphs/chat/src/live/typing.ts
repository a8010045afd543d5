import { MemberRemoved } from '@app/contracts/events';
import { isId, NotFoundError, type Viewer } from '@app/kernel';
import type { Runtime } from '@app/subgraph';
import { z } from 'zod';
import { isPeerUnavailable } from '../domain/change-message.ts';
import { type ConversationView, peerOf } from '../domain/conversation.ts';
import type { ChatDeps } from '../domain/ports.ts';
import { readView } from '../domain/views.ts';
import { Channel } from './channel.ts';

export interface TypingDeps extends ChatDeps {
  readonly runtime: Runtime;
  readonly typingTtlSec: number;
}

/** Somebody began or ended to type. */
export interface TypingEvent {
  readonly conversationId: string;
  readonly userId: string;
  readonly typing: boolean;
}

const signalSchema = z.object({ userId: z.string(), typing: z.boolean() });

/**
 * Tells the others of a conversation that the viewer types, or no longer; never stored. False when nobody is told: no member, a message request,
 * a block. Throws when Redis is away.
 */
export async function setTyping(deps: TypingDeps, viewer: Viewer, conversationId: string, typing: boolean): Promise<boolean> {
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null || !(await isOpen(deps, viewer, view))) return false;
  await deps.runtime.bus.publish(topicOf(conversationId), { userId: viewer.id, typing });
  return true;
}

/**
 * Who types in a conversation, as it begins and ends; a sign that is not renewed ends by itself. Throws `NotFoundError` when the viewer is no member;
 * ends when they are none any more.
 */
export async function openTyping(
  deps: TypingDeps,
  viewer: Viewer,
  conversationId: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<TypingEvent>> {
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null || view.membership.status !== 'ACTIVE') throw new NotFoundError();
  return typingStream(deps, viewer, view, signal);
}

async function* typingStream(
  deps: TypingDeps,
  viewer: Viewer,
  view: ConversationView,
  signal: AbortSignal,
): AsyncGenerator<TypingEvent> {
  const conversationId = view.conversation.id;
  const channel = new Channel<TypingEvent>(100);
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (userId: string): void => {
    const timer = timers.get(userId);
    if (timer === undefined) return;
    clearTimeout(timer);
    timers.delete(userId);
    channel.push({ conversationId, userId, typing: false });
  };
  const begin = (userId: string): void => {
    const before = timers.get(userId);
    clearTimeout(before);
    timers.set(
      userId,
      setTimeout(() => end(userId), deps.typingTtlSec * 1000),
    );
    if (before === undefined) channel.push({ conversationId, userId, typing: true });
  };
  const signals = deps.runtime.bus.subscribe({ topics: [topicOf(conversationId)], signal });
  const removals = deps.runtime.tail.subscribe({ domains: ['chat'], topics: [`user:${viewer.id}`], signal });
  const listen = async (): Promise<void> => {
    for await (const { payload } of signals) {
      const { userId, typing } = signalSchema.parse(payload);
      if (userId === viewer.id) continue;
      if (!typing) end(userId);
      else if (!(await deps.blockedBy(viewer.id)).has(userId)) begin(userId);
    }
  };
  const watch = async (): Promise<void> => {
    for await (const item of removals) {
      if (item.kind !== 'event' || item.event.type !== MemberRemoved.type) continue;
      const gone = MemberRemoved.parse(item.event.data);
      if (gone.conversationId === conversationId && gone.userId === viewer.id) return;
    }
  };
  Promise.race([listen(), watch()]).then(
    () => channel.close(),
    (error: unknown) => channel.fail(error),
  );
  try {
    yield* channel;
  } finally {
    signals.close();
    removals.close();
    for (const timer of timers.values()) clearTimeout(timer);
  }
}

/** Whether both sides want to hear of each other. */
async function isOpen(deps: TypingDeps, viewer: Viewer, view: ConversationView): Promise<boolean> {
  if (view.membership.status !== 'ACTIVE' || !view.membership.isAccepted) return false;
  const peerId = peerOf(view.conversation, viewer.id);
  if (peerId === null) return true;
  const peer = await deps.members.find(view.conversation.id, peerId);
  return peer?.isAccepted === true && !(await isPeerUnavailable(deps, viewer, view));
}

function topicOf(conversationId: string): string {
  return `typing:${conversationId}`;
}
