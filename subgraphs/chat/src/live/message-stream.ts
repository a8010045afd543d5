import { MemberRemoved, MessageSent } from '@app/contracts/events';
import { isId, NotFoundError, type Viewer } from '@app/kernel';
import { noteOpening, type Runtime } from '@app/subgraph';
import type { ConversationView } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { canSeeMessage, type ReadMessagesDeps, readView } from '../domain/views.ts';
import type { LiveReads } from './live-reads.ts';

export interface MessageStreamDeps extends ReadMessagesDeps {
  readonly runtime: Runtime;
  readonly reads: LiveReads;
}

/** One message of the stream. */
export interface StreamedMessage {
  readonly __typename: 'StreamedMessage';
  readonly seq: number;
  readonly message: Message;
}

const REPLAY_BATCH = 100;

/** Opens the stream of one conversation; see `messageStream`. Throws `NotFoundError` when the viewer is no member. */
export async function openMessageStream(
  deps: MessageStreamDeps,
  viewer: Viewer,
  conversationId: string,
  afterSeq: number | null | undefined,
  signal: AbortSignal,
): Promise<AsyncGenerator<StreamedMessage>> {
  const { conversation } = await memberView(deps, viewer, conversationId);
  const from = Math.max(0, Math.min(afterSeq ?? conversation.lastSeq, conversation.lastSeq));
  noteOpening(signal, from);
  return messageStream(deps, viewer, conversationId, from, signal);
}

async function memberView(deps: MessageStreamDeps, viewer: Viewer, conversationId: string): Promise<ConversationView> {
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null || view.membership.status !== 'ACTIVE') throw new NotFoundError();
  return view;
}

/**
 * Messages of one conversation in the order of `seq`: those after `afterSeq` from the store, then live; no gap, no duplicate. The event log
 * only wakes it: whatever the log has lost is read from the store. Ends when the viewer is no member any more.
 */
async function* messageStream(
  deps: MessageStreamDeps,
  viewer: Viewer,
  conversationId: string,
  afterSeq: number,
  signal: AbortSignal,
): AsyncGenerator<StreamedMessage> {
  // Listening first, then reading: what comes in between is heard.
  const live = deps.runtime.tail.subscribe({
    domains: ['chat'],
    topics: [`conversation:${conversationId}`, `user:${viewer.id}`],
    signal,
  });
  try {
    let last = afterSeq;
    for await (const message of replay(deps, viewer, conversationId, last)) {
      last = message.seq;
      if (message.shown !== null) yield streamed(message.shown);
    }
    for await (const item of live) {
      if (item.kind === 'event' && item.event.type === MemberRemoved.type) {
        const gone = MemberRemoved.parse(item.event.data);
        if (gone.conversationId === conversationId && gone.userId === viewer.id) return;
      }
      const sent = item.kind === 'event' && item.event.type === MessageSent.type ? MessageSent.parse(item.event.data) : null;
      const isNews = item.kind === 'resync' || (sent?.conversationId === conversationId && sent.seq > last);
      if (!isNews) continue;
      if (item.kind === 'event' && sent !== null && sent.seq === last + 1) {
        last = sent.seq;
        const found = await deps.reads.message(item.event.id, conversationId, sent.messageId, viewer.id);
        if (found !== null) yield streamed(found.message);
        continue;
      }
      if ((await readView(deps, viewer.id, conversationId))?.membership.status !== 'ACTIVE') return;
      for await (const message of replay(deps, viewer, conversationId, last)) {
        last = message.seq;
        if (message.shown !== null) yield streamed(message.shown);
      }
    }
  } finally {
    live.close();
  }
}

function streamed(message: Message): StreamedMessage {
  return { __typename: 'StreamedMessage', seq: message.seq, message };
}

/** Everything after a place from the store; `shown` is null for what this viewer does not see. */
async function* replay(
  deps: MessageStreamDeps,
  viewer: Viewer,
  conversationId: string,
  afterSeq: number,
): AsyncGenerator<{ readonly seq: number; readonly shown: Message | null }> {
  let seq = afterSeq;
  for (;;) {
    const view = await readView(deps, viewer.id, conversationId);
    if (view === null || view.membership.status !== 'ACTIVE') return;
    const batch = await deps.messages.list(conversationId, {
      direction: 'newer',
      seq,
      visibleFromSeq: view.membership.visibleFromSeq,
      withoutSenders: [],
      types: null,
      limit: REPLAY_BATCH,
    });
    const [blocked, hiddenIds] = await Promise.all([
      deps.blockedBy(viewer.id),
      deps.marks.hiddenAmong(
        viewer.id,
        batch.map((message) => message.id),
      ),
    ]);
    for (const message of batch) {
      seq = message.seq;
      yield { seq, shown: canSeeMessage(view, message, { blocked, hiddenIds }) ? message : null };
    }
    if (batch.length < REPLAY_BATCH) return;
  }
}
