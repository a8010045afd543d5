import { useQuery } from '@apollo/client/react';
import { type ConversationCardFragment, type ConversationFolder, ConversationsDocument } from '@app/client';
import {
  ActionIcon,
  Badge,
  Box,
  Card,
  Group,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconBellOff, IconEdit, IconMessages, IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import { conversationName, previewOf } from '../components/chat-texts.ts';
import { More } from '../components/more.tsx';
import { NewChat } from '../components/new-chat.tsx';
import { Face } from '../components/person.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useTexts } from '../i18n/language.tsx';

const FOLDERS: readonly ConversationFolder[] = ['MAIN', 'REQUESTS', 'ARCHIVED'];

/** Conversations, and beside them (or instead, on a narrow screen) the one that is open. */
export function ChatsPage() {
  const { t } = useTexts();
  const { id } = useParams();
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const [isNew, { open, close }] = useDisclosure();
  return (
    <Card
      withBorder
      radius="lg"
      padding={0}
      h={{ base: 'calc(100dvh - 6rem)', sm: 'calc(100dvh - 3.5rem)' }}
      maw={1080}
      mx="auto"
    >
      <Group h="100%" wrap="nowrap" gap={0} align="stretch">
        {(isWide || !id) && (
          <Stack w={isWide ? 340 : '100%'} gap={0} style={{ borderInlineEnd: '1px solid var(--mantine-color-default-border)' }}>
            <Group justify="space-between" p="md">
              <Title order={2} size="h3">
                {t('chats')}
              </Title>
              <ActionIcon variant="light" size="lg" radius="xl" aria-label={t('newChat')} title={t('newChat')} onClick={open}>
                <IconEdit size={20} />
              </ActionIcon>
            </Group>
            <List openId={id ?? null} />
          </Stack>
        )}
        {(isWide || id) && (
          <Box style={{ flex: 1 }} miw={0}>
            {id ? <Outlet key={id} /> : <Empty icon={<IconMessages />}>{t('pickChat')}</Empty>}
          </Box>
        )}
      </Group>
      <NewChat opened={isNew} onClose={close} />
    </Card>
  );
}

function List({ openId }: { readonly openId: string | null }) {
  const { t } = useTexts();
  const [folder, setFolder] = useState<ConversationFolder>('MAIN');
  const { data, error, refetch, fetchMore } = useQuery(ConversationsDocument, {
    variables: { folder },
    fetchPolicy: 'cache-and-network',
  });
  const conversations = data?.viewer?.conversations;
  return (
    <>
      <SegmentedControl
        mx="md"
        mb="sm"
        size="xs"
        aria-label={t('chatFolder')}
        value={folder}
        onChange={(value) => setFolder(FOLDERS.find((name) => name === value) ?? 'MAIN')}
        data={FOLDERS.map((value) => ({
          value,
          label:
            value === 'REQUESTS' && data?.viewer?.chatBadge?.requests
              ? `${t(value)} (${data.viewer.chatBadge.requests})`
              : t(value),
        }))}
      />
      <ScrollArea style={{ flex: 1 }} viewportProps={{ tabIndex: 0 }}>
        {error && !conversations && <Failed error={error} retry={refetch} />}
        {!conversations && !error && <Loading />}
        {conversations?.edges.length === 0 && <Empty icon={<IconMessages />}>{t('chatsEmpty')}</Empty>}
        {conversations?.edges.map(({ node }) => (
          <Row key={node.id} conversation={node} isOpen={node.id === openId} />
        ))}
        {conversations && <More page={conversations.pageInfo} fetchMore={fetchMore} />}
      </ScrollArea>
    </>
  );
}

function Row({ conversation, isOpen }: { readonly conversation: ConversationCardFragment; readonly isOpen: boolean }) {
  const { t } = useTexts();
  const name = conversationName(conversation);
  return (
    <UnstyledButton
      component={Link}
      to={`/chats/${conversation.id}`}
      display="block"
      w="100%"
      px="md"
      py="sm"
      aria-current={isOpen ? 'page' : undefined}
      bg={isOpen ? 'var(--mantine-color-leaf-light)' : undefined}
    >
      <Group wrap="nowrap" gap="sm">
        <Face
          user={conversation.peer ?? { username: name, displayName: name, avatar: conversation.avatar }}
          isOnline={conversation.peer?.presence?.state === 'ONLINE'}
        />
        <Box miw={0} style={{ flex: 1 }}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text fw={600} truncate>
              {name}
            </Text>
            <Time at={conversation.lastActivityAt} style={{ flexShrink: 0 }} />
          </Group>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" c="dimmed" truncate>
              {previewOf(conversation.lastMessage, t)}
            </Text>
            <Group gap={4} wrap="nowrap">
              {conversation.isPinned && <IconPin size={14} />}
              {conversation.isMuted && <IconBellOff size={14} />}
              {(conversation.unreadCount > 0 || conversation.isMarkedUnread) && (
                <Badge circle={conversation.unreadCount < 10} color={conversation.isMuted ? 'gray' : 'red.8'}>
                  {conversation.unreadCount > 99 ? '99+' : conversation.unreadCount || '•'}
                </Badge>
              )}
            </Group>
          </Group>
        </Box>
      </Group>
    </UnstyledButton>
  );
}
