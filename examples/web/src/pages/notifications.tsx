import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  MarkAllNotificationsReadDocument,
  MarkNotificationsReadDocument,
  MarkNotificationsSeenDocument,
  type NotificationFieldsFragment,
  NotificationsDocument,
} from '@app/client';
import { Avatar, Box, Button, Card, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Face } from '../components/person.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useUserId } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';

export function NotificationsPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const userId = useUserId();
  const { data, error, refetch, fetchMore } = useQuery(NotificationsDocument, { variables: {} });
  const list = data?.viewer?.notifications;
  const unseen = data?.viewer?.notificationBadge?.unseen ?? 0;
  const setBadge = (badge: unknown) =>
    client.cache.modify({
      id: client.cache.identify({ __typename: 'Viewer', id: userId }),
      fields: { notificationBadge: () => badge },
    });
  useEffect(() => {
    if (unseen > 0) void client.mutate({ mutation: MarkNotificationsSeenDocument }).catch(() => undefined);
  }, [client, unseen]);
  const markAll = async () => {
    const answer = await client.mutate({ mutation: MarkAllNotificationsReadDocument });
    if (answer.data?.markAllNotificationsRead.__typename === 'NotificationsSuccess')
      setBadge(answer.data.markAllNotificationsRead.badge);
    await refetch();
  };
  return (
    <Page
      title={t('notifications')}
      actions={
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconChecks size={18} />}
          onClick={() => void markAll().catch(() => undefined)}
        >
          {t('allRead')}
        </Button>
      }
    >
      {error && !list && <Failed error={error} retry={refetch} />}
      {!list && !error && <Loading />}
      {list?.edges.length === 0 && <Empty icon={<IconBell />}>{t('notificationsEmpty')}</Empty>}
      {list && list.edges.length > 0 && (
        <Card withBorder radius="lg" padding={0}>
          {list.edges.map(({ node }) => (
            <Row key={node.id} notification={node} />
          ))}
          <More page={list.pageInfo} fetchMore={fetchMore} />
        </Card>
      )}
    </Page>
  );
}

function Row({ notification }: { readonly notification: NotificationFieldsFragment }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const open = () => {
    void client
      .mutate({
        mutation: MarkNotificationsReadDocument,
        variables: { ids: [notification.id] },
        update: (cache) => cache.modify({ id: cache.identify({ ...notification }), fields: { isRead: () => true } }),
      })
      .catch(() => undefined);
    navigate(pathOf(notification.deepLink));
  };
  const actors = notification.actors.filter((actor) => actor !== null);
  return (
    <UnstyledButton
      onClick={open}
      display="block"
      w="100%"
      p="md"
      className="fade-in"
      bg={notification.isRead ? undefined : 'var(--unread)'}
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
    >
      <Group wrap="nowrap" gap="sm" align="flex-start">
        {actors.length > 0 ? (
          <Avatar.Group>
            {actors.slice(0, 3).map((actor) => (
              <Face key={actor.id} user={actor} />
            ))}
          </Avatar.Group>
        ) : (
          <Avatar radius="xl" color="leaf">
            <IconBell size={20} />
          </Avatar>
        )}
        <Stack gap={2} miw={0} style={{ flex: 1 }}>
          <Text fw={notification.isRead ? 400 : 600}>{notification.title}</Text>
          {notification.body && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {notification.body}
            </Text>
          )}
          <Time at={notification.updatedAt} />
        </Stack>
        {!notification.isRead && <Box w={10} h={10} mt={6} bg="leaf" style={{ borderRadius: '50%', flexShrink: 0 }} />}
      </Group>
    </UnstyledButton>
  );
}

/** The page for an application link, e.g. `wechat://posts/ID?comment=ID`. */
function pathOf(deepLink: string): string {
  return `/${deepLink.replace(/^wechat:\/\//, '').replace(/\?.*$/, '')}`;
}
