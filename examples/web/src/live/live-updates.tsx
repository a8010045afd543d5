import type { ApolloCache } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ChatEventsDocument,
  type ChatEventsSubscription,
  ChatSyncDocument,
  insertIntoConnection,
  moveToStart,
  NotificationAddedDocument,
  NotificationsDocument,
  removeFromConnection,
  showMessage,
} from '@app/client';
import { useWatch } from './use-watch.ts';

/** What is live on every page: conversations with their badge, and notifications with theirs. Shows nothing itself. */
export function LiveUpdates({ userId }: { readonly userId: string }) {
  useChat(userId);
  useNotifications(userId);
  return null;
}

function useChat(userId: string): void {
  const client = useApolloClient();
  const { data } = useQuery(ChatSyncDocument, { fetchPolicy: 'no-cache' });
  const cursor = data?.chatSync.cursor ?? null;
  useWatch(ChatEventsDocument, cursor === null ? null : userId, {
    variables: { after: cursor },
    next: ({ chatEvents }) => take(client.cache, userId, chatEvents),
    resync: () => void client.refetchQueries({ include: 'active' }),
  });
}

function useNotifications(userId: string): void {
  const client = useApolloClient();
  const viewer = { __typename: 'Viewer', id: userId };
  const { data } = useQuery(NotificationsDocument, { variables: {} });
  const cursor = data?.viewer?.notifications?.liveCursor ?? null;
  useWatch(NotificationAddedDocument, cursor === null ? null : userId, {
    variables: { after: cursor },
    next: ({ notificationAdded: event }) => {
      if (event.__typename === 'ResyncRequired') return;
      client.cache.modify({ id: client.cache.identify(viewer), fields: { notificationBadge: () => event.badge } });
      if (event.__typename !== 'NotificationArrived') return;
      insertIntoConnection(client.cache, viewer, 'notifications', event.notification, 'start', {
        edge: { __typename: 'NotificationEdge' },
      });
      moveToStart(client.cache, viewer, 'notifications', event.notification);
    },
    resync: () => void client.refetchQueries({ include: 'active' }),
  });
}

/** Brings one event into the cache; objects in it are there already, so what is left are lists and badges. */
function take(cache: ApolloCache, userId: string, event: ChatEventsSubscription['chatEvents']): void {
  const viewer = { __typename: 'Viewer', id: userId };
  if ('badge' in event) cache.modify({ id: cache.identify(viewer), fields: { chatBadge: () => event.badge } });
  if (event.__typename === 'ChatMessageAdded') {
    const isMain = (key: string) => key.includes(event.conversation.isRequest ? 'REQUESTS' : 'MAIN') || !key.includes('folder');
    insertIntoConnection(cache, viewer, 'conversations', event.conversation, 'start', {
      edge: { __typename: 'ConversationEdge' },
      isList: isMain,
    });
    moveToStart(cache, viewer, 'conversations', event.conversation);
    showMessage(cache, event.message);
  }
  if (event.__typename === 'ChatReceiptMoved') moveReceipt(cache, event);
  if (event.__typename === 'ChatConversationRemoved') {
    const conversation = { __typename: 'Conversation', id: event.conversationId };
    removeFromConnection(cache, viewer, 'conversations', conversation);
    cache.evict({ id: cache.identify(conversation) });
  }
}

type ReceiptMoved = Extract<ChatEventsSubscription['chatEvents'], { __typename: 'ChatReceiptMoved' }>;

function moveReceipt(cache: ApolloCache, event: ReceiptMoved): void {
  const id = cache.identify({ __typename: 'Conversation', id: event.conversationId });
  const user = cache.identify({ __typename: 'User', id: event.userId });
  cache.modify<{ members: { edges: readonly { node: { user: { __ref: string } } }[] } }>({
    ...(id === undefined ? {} : { id }),
    fields: {
      members: (members) => {
        if (!('edges' in members)) return members;
        return {
          ...members,
          edges: members.edges.map((edge) =>
            edge.node.user.__ref === user
              ? { ...edge, node: { ...edge.node, lastReadSeq: event.lastReadSeq, lastDeliveredSeq: event.lastDeliveredSeq } }
              : edge,
          ),
        };
      },
    },
  });
}
