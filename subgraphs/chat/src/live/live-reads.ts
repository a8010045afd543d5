import DataLoader from 'dataloader';
import type { Conversation, ConversationView, Membership } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import type { Blocks, ConversationStore, MarkStore, MemberStore, MessageStore } from '../domain/ports.ts';
import { canSeeMessage } from '../domain/views.ts';

/** What one event is about, read once for all who watch it. */
interface Subject {
  readonly conversation: Promise<Conversation | null>;
  readonly message: Promise<Message | null>;
}

export interface LiveReadsDeps {
  readonly conversations: ConversationStore;
  readonly members: MemberStore;
  readonly messages: MessageStore;
  readonly marks: MarkStore;
  readonly blocks: Blocks;
}

const MAX_SUBJECTS = 500;
const SUBJECT_LIFE_MS = 3_000;

/**
 * Reads of one process for all its live subscriptions: what an event is about is read once, and the rows of all who watch it in one bulk,
 * so that a message to a thousand sockets costs a few reads.
 */
export class LiveReads {
  readonly #deps: LiveReadsDeps;
  readonly #subjects = new Map<string, Subject>();
  readonly #memberships: DataLoader<{ conversationId: string; userId: string }, Membership | null, string>;
  readonly #hidden: DataLoader<{ userId: string; messageId: string }, boolean, string>;

  constructor(deps: LiveReadsDeps) {
    this.#deps = deps;
    this.#memberships = new DataLoader(
      async (pairs) => {
        const found = await deps.members.findPairs(pairs);
        return pairs.map(({ conversationId, userId }) => found.get(`${conversationId}:${userId}`) ?? null);
      },
      { cache: false, maxBatchSize: 1_000 },
    );
    this.#hidden = new DataLoader(
      async (pairs) => {
        const found = await deps.marks.hiddenPairs(pairs);
        return pairs.map(({ userId, messageId }) => found.has(`${userId}:${messageId}`));
      },
      { cache: false, maxBatchSize: 1_000 },
    );
  }

  /** The conversation of an event as this person sees it now; null when they are not in it. */
  async view(eventId: string, conversationId: string, userId: string): Promise<ConversationView | null> {
    const [conversation, membership] = await Promise.all([
      this.#subject(eventId, conversationId, null).conversation,
      this.#memberships.load({ conversationId, userId }),
    ]);
    if (conversation === null || conversation.isDeleted || membership === null || membership.status === 'LEFT') return null;
    return { conversation, membership };
  }

  /** The message of an event with its conversation, as this person may see it now; null when they may not. */
  async message(
    eventId: string,
    conversationId: string,
    messageId: string,
    userId: string,
  ): Promise<{ readonly message: Message; readonly view: ConversationView } | null> {
    const [message, view, isHidden] = await Promise.all([
      this.#subject(eventId, conversationId, messageId).message,
      this.view(eventId, conversationId, userId),
      this.#hidden.load({ userId, messageId }),
    ]);
    if (message === null || view === null) return null;
    const { senderId } = message;
    const isBlocked = senderId !== null && senderId !== userId && (await this.#deps.blocks(userId, senderId));
    const scope = { blocked: new Set(isBlocked ? [senderId] : []), hiddenIds: new Set(isHidden ? [messageId] : []) };
    return canSeeMessage(view, message, scope) ? { message, view } : null;
  }

  #subject(eventId: string, conversationId: string, messageId: string | null): Subject {
    const key = `${eventId}:${messageId ?? ''}`;
    const known = this.#subjects.get(key);
    if (known !== undefined) return known;
    const subject: Subject = {
      conversation: this.#deps.conversations.findByIds([conversationId]).then((found) => found.get(conversationId) ?? null),
      message: messageId === null ? Promise.resolve(null) : this.#deps.messages.find(conversationId, messageId),
    };
    if (this.#subjects.size >= MAX_SUBJECTS) this.#subjects.clear();
    this.#subjects.set(key, subject);
    setTimeout(() => this.#subjects.delete(key), SUBJECT_LIFE_MS).unref();
    return subject;
  }
}
