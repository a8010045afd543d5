import type { ApolloCache, ApolloClient } from '@apollo/client';
import { insertIntoConnection } from './connections.ts';
import { isRefusal, RefusedError } from './errors.ts';
import {
  type MessageFieldsFragment,
  SendMessageDocument,
  type SendMessageInput,
  type SendMessageMutation,
  UserCardFragmentDoc,
} from './operations.generated.ts';

/** A message to send; without a key one is made, so that repeating a lost request does not send twice. */
export type Outgoing = Omit<SendMessageInput, 'clientMessageId'> & { readonly clientMessageId?: string };

/**
 * Sends a message. A text is shown at once, below the others, and replaced by the answer; a lost request is repeated under the same key.
 * Throws `RefusedError` when the platform says no, and what Apollo throws when it stays away; then the message is not shown any more.
 */
export async function sendMessage(client: ApolloClient, senderId: string, outgoing: Outgoing): Promise<MessageFieldsFragment> {
  const input = { ...outgoing, clientMessageId: outgoing.clientMessageId ?? crypto.randomUUID() };
  const expected = expectedText(client.cache, senderId, input);
  const { data } = await client.mutate({
    mutation: SendMessageDocument,
    variables: { input },
    context: { idempotent: true },
    ...(expected === null ? {} : { optimisticResponse: expected }),
    update: (cache, result) => {
      const sent = result.data?.sendMessage;
      if (sent?.__typename === 'MessageSuccess') showMessage(cache, sent.chatMessage);
    },
  });
  const outcome = data?.sendMessage;
  if (outcome === undefined) throw new Error('The platform answered nothing.');
  if (isRefusal(outcome)) throw new RefusedError(outcome);
  return outcome.chatMessage;
}

/** Puts a message that arrived into its conversation, if that is shown. */
export function showMessage(cache: ApolloCache, message: Pick<MessageFieldsFragment, 'id' | 'conversationId'>): void {
  const conversation = { __typename: 'Conversation', id: message.conversationId };
  insertIntoConnection(cache, conversation, 'messages', { __typename: 'Message', id: message.id }, 'start', {
    edge: { __typename: 'MessageEdge' },
  });
}

/** What the answer will look like; only texts are simple enough to be foreseen. */
function expectedText(cache: ApolloCache, senderId: string, input: SendMessageInput): SendMessageMutation | null {
  if (input.type !== 'TEXT' || input.replyToMessageId) return null;
  const sender = cache.readFragment({
    fragment: UserCardFragmentDoc,
    fragmentName: 'UserCard',
    id: cache.identify({ __typename: 'User', id: senderId }) ?? '',
  });
  return {
    __typename: 'Mutation',
    sendMessage: {
      __typename: 'MessageSuccess',
      chatMessage: {
        __typename: 'Message',
        id: `sending:${input.clientMessageId}`,
        conversationId: input.conversationId,
        // Above every real one until the platform has allotted it.
        seq: Number.MAX_SAFE_INTEGER,
        type: 'TEXT',
        state: 'VISIBLE',
        clientMessageId: input.clientMessageId,
        sender,
        content: { __typename: 'TextContent', text: input.text ?? '' },
        replyTo: null,
        reactions: [],
        viewerReaction: null,
        isPinned: false,
        forwarded: false,
        readCount: null,
        createdAt: new Date().toISOString(),
        editedAt: null,
      },
    },
  };
}
