import { useApolloClient, useQuery } from '@apollo/client/react';
import { ConversationDocument, type ConversationQuery, MarkReadDocument, TypingDocument } from '@app/client';
import { ActionIcon, Box, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconPhoto, IconUsers } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { conversationName } from '../components/chat-texts.ts';
import { Gallery } from '../components/gallery.tsx';
import { MessageBubble } from '../components/message-bubble.tsx';
import { type About, MessageForm } from '../components/message-form.tsx';
import { MessageRequest } from '../components/message-request.tsx';
import { More } from '../components/more.tsx';
import { Face } from '../components/person.tsx';
import { Failed, Loading, NotHere } from '../components/states.tsx';
import { sayWhen } from '../components/time.tsx';
import { useUserId } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { useWatch } from '../live/use-watch.ts';

const GroupPanel = lazy(async () => ({ default: (await import('../components/group-panel.tsx')).GroupPanel }));

type Conversation = NonNullable<ConversationQuery['conversation']>;

/** One conversation: its messages, newest at the bottom, and a line to write. What arrives comes by the stream of all conversations. */
export function ConversationPage() {
  const { id = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(ConversationDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const [about, setAbout] = useState<About | null>(null);
  const conversation = data?.conversation;
  useReading(conversation ?? null);
  if (error && !conversation) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (!conversation) return <NotHere />;
  return (
    <Stack gap={0} h="100%">
      <Head conversation={conversation} onChange={refetch} />
      <Messages conversation={conversation} fetchMore={fetchMore} onAbout={setAbout} />
      {conversation.isRequest ? (
        <MessageRequest conversation={conversation} />
      ) : conversation.announcementOnly && conversation.viewerRole === 'MEMBER' ? (
        <OnlyListening />
      ) : (
        <MessageForm
          key={about?.kind === 'edit' ? about.message.id : 'new'}
          conversation={conversation}
          about={about}
          onDone={() => setAbout(null)}
        />
      )}
    </Stack>
  );
}

function OnlyListening() {
  const { t } = useTexts();
  return (
    <Text p="md" ta="center" c="dimmed" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      {t('onlyListening')}
    </Text>
  );
}

function Head({ conversation, onChange }: { readonly conversation: Conversation; readonly onChange: () => unknown }) {
  const { t, language } = useTexts();
  const [isGallery, setGallery] = useState(false);
  const [isPanel, setPanel] = useState(false);
  const typists = useTypists(conversation.id);
  const name = conversationName(conversation);
  const presence = conversation.peer?.presence;
  const state =
    presence?.state === 'ONLINE'
      ? t('online')
      : presence?.lastSeenAt
        ? t('lastSeen', { when: sayWhen(presence.lastSeenAt, language) })
        : '';
  const about = conversation.type === 'GROUP' ? t('memberCount', { count: conversation.memberCount }) : state;
  return (
    <Group p="sm" gap="sm" wrap="nowrap" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <ActionIcon component={Link} to="/chats" variant="subtle" color="gray" hiddenFrom="md" aria-label={t('back')}>
        <IconArrowLeft />
      </ActionIcon>
      <Face
        user={conversation.peer ?? { username: name, displayName: name, avatar: conversation.avatar }}
        isOnline={presence?.state === 'ONLINE'}
      />
      <Box miw={0} style={{ flex: 1 }}>
        <Text fw={600} truncate>
          {name}
        </Text>
        <Text size="xs" c={typists.length > 0 ? 'leaf' : 'dimmed'} truncate aria-live="polite">
          {typists.length > 0 ? t('typing', { name: typists.join(', ') }) : about}
        </Text>
      </Box>
      <ActionIcon variant="subtle" color="gray" aria-label={t('gallery')} title={t('gallery')} onClick={() => setGallery(true)}>
        <IconPhoto />
      </ActionIcon>
      {conversation.type === 'GROUP' && (
        <ActionIcon
          variant="subtle"
          color="gray"
          data-panel
          aria-label={t('groupPanel')}
          title={t('groupPanel')}
          onClick={() => setPanel(true)}
        >
          <IconUsers />
        </ActionIcon>
      )}
      {isPanel && (
        <Suspense>
          <GroupPanel group={conversation} onClose={() => setPanel(false)} onChange={onChange} />
        </Suspense>
      )}
      <Gallery conversationId={conversation.id} opened={isGallery} onClose={() => setGallery(false)} />
    </Group>
  );
}

function Messages({
  conversation,
  fetchMore,
  onAbout,
}: {
  readonly conversation: Conversation;
  readonly fetchMore: Parameters<typeof More>[0]['fetchMore'];
  readonly onAbout: (about: About) => void;
}) {
  const userId = useUserId();
  const viewport = useRef<HTMLDivElement>(null);
  const messages = conversation.messages.edges.map(({ node }) => node).sort((a, b) => a.seq - b.seq);
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) viewport.current?.scrollTo({ top: viewport.current.scrollHeight });
  }, [newest]);
  const others = conversation.members.edges.flatMap(({ node }) => (node.user && node.user.id !== userId ? [node] : []));
  const readTo = Math.max(0, ...others.map(({ lastReadSeq }) => lastReadSeq ?? 0));
  const deliveredTo = Math.max(0, ...others.map(({ lastDeliveredSeq }) => lastDeliveredSeq ?? 0));
  return (
    <ScrollArea style={{ flex: 1 }} viewportRef={viewport} px="md" viewportProps={{ tabIndex: 0 }}>
      <More page={conversation.messages.pageInfo} fetchMore={fetchMore} />
      <Stack gap={4} py="md" role="log" aria-live="polite">
        {messages.map((message, index) => (
          <MessageBubble
            key={message.clientMessageId ?? message.id}
            message={message}
            isOwn={message.sender?.id === userId}
            withSender={conversation.type === 'GROUP' && messages[index - 1]?.sender?.id !== message.sender?.id}
            mayLead={conversation.type === 'DIRECT' || conversation.viewerRole !== 'MEMBER'}
            onAbout={onAbout}
            receipt={index === messages.length - 1 ? receiptOf(message.seq, readTo, deliveredTo) : null}
          />
        ))}
      </Stack>
    </ScrollArea>
  );
}

function receiptOf(seq: number, readTo: number, deliveredTo: number): 'sending' | 'sent' | 'delivered' | 'read' {
  if (seq === Number.MAX_SAFE_INTEGER) return 'sending';
  if (seq <= readTo) return 'read';
  return seq <= deliveredTo ? 'delivered' : 'sent';
}

/** Tells the platform how far this person has read, while the page can be seen. */
function useReading(conversation: Conversation | null): void {
  const client = useApolloClient();
  const userId = useUserId();
  const id = conversation?.id;
  const lastSeq = conversation?.lastSeq ?? 0;
  const isUnread =
    conversation !== null && !conversation.isRequest && (conversation.unreadCount > 0 || conversation.isMarkedUnread);
  useEffect(() => {
    const read = () => {
      if (id === undefined || !isUnread || document.visibilityState !== 'visible') return;
      void client
        .mutate({
          mutation: MarkReadDocument,
          variables: { conversationId: id, seq: lastSeq },
          context: { idempotent: true },
          update: (cache, { data }) => {
            if (data?.markRead.__typename !== 'ReadSuccess') return;
            const { badge } = data.markRead;
            cache.modify({ id: cache.identify({ __typename: 'Viewer', id: userId }), fields: { chatBadge: () => badge } });
          },
        })
        .catch(() => undefined);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, userId, id, lastSeq, isUnread]);
}

/** Names of others who are writing now. */
function useTypists(conversationId: string): readonly string[] {
  const userId = useUserId();
  const [typists, setTypists] = useState<Readonly<Record<string, string>>>({});
  useWatch(TypingDocument, conversationId, {
    variables: { conversationId },
    next: ({ typing: { user, typing } }) => {
      if (user === null || user.id === userId) return;
      setTypists(({ [user.id]: _, ...others }) => (typing ? { ...others, [user.id]: user.displayName } : others));
    },
    resync: () => setTypists({}),
  });
  return Object.values(typists);
}
