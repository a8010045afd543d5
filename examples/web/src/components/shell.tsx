import { useApolloClient } from '@apollo/client/react';
import { LogOutDocument } from '@app/client';
import { ActionIcon, AppShell, Box, Group, Indicator, NavLink, Stack, Text, Title } from '@mantine/core';
import {
  IconBell,
  IconBolt,
  IconBookmark,
  IconCompass,
  IconDots,
  IconHome,
  IconLogout,
  IconMessages,
  IconMovie,
  IconPencil,
  IconSettings,
  IconShieldHalf,
  IconTool,
  IconUser,
} from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Link, Outlet, NavLink as RouterLink, useLocation } from 'react-router';
import { platform } from '../client.ts';
import type { TextKey } from '../i18n/current.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConnectionBanner } from '../live/connection-banner.tsx';
import { LiveUpdates } from '../live/live-updates.tsx';
import { Face } from './person.tsx';
import { Loading } from './states.tsx';
import { useMe, useUserId } from './who.tsx';

const MoreMenu = lazy(async () => ({ default: (await import('./more-menu.tsx')).MoreMenu }));

/** Where one can go. */
export interface Place {
  readonly to: string;
  readonly label: TextKey;
  readonly Icon: ComponentType<{ size?: number }>;
  readonly count?: number;
}

/** The frame of every page: places at the side, or at the bottom of a narrow screen, with their badges. */
export function Shell() {
  const { t } = useTexts();
  const userId = useUserId();
  const { main, others } = usePlaces();
  return (
    <AppShell
      navbar={{ width: { sm: 84, lg: 260 }, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 64, sm: 0 } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      {userId !== null && <LiveUpdates key={userId} userId={userId} />}
      <AppShell.Navbar p="sm" aria-label={t('appName')}>
        <SideBar places={[...main, ...others]} />
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <ConnectionBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" component="nav" aria-label={t('appName')}>
        <BottomBar main={main} others={others} />
      </AppShell.Footer>
    </AppShell>
  );
}

function usePlaces(): { main: readonly Place[]; others: readonly Place[] } {
  const me = useMe();
  const roles = me?.account?.roles ?? [];
  const main: Place[] = [
    { to: '/', label: 'home', Icon: IconHome },
    { to: '/explore', label: 'explore', Icon: IconCompass },
    { to: '/chats', label: 'chats', Icon: IconMessages, count: me?.chatBadge?.unreadMessages ?? 0 },
    { to: '/notifications', label: 'notifications', Icon: IconBell, count: me?.notificationBadge?.unseen ?? 0 },
  ];
  const others: Place[] = [
    { to: '/videos', label: 'videos', Icon: IconMovie },
    { to: '/shorts', label: 'shorts', Icon: IconBolt },
    { to: '/bookmarks', label: 'bookmarks', Icon: IconBookmark },
    { to: '/drafts', label: 'drafts', Icon: IconPencil },
    ...(me ? [{ to: `/u/${me.user.username}`, label: 'profile' as const, Icon: IconUser }] : []),
    { to: '/settings', label: 'settings', Icon: IconSettings },
  ];
  if (roles.includes('MODERATOR') || roles.includes('ADMIN'))
    others.push({ to: '/moderation', label: 'moderation', Icon: IconShieldHalf });
  if (roles.includes('ADMIN')) others.push({ to: '/administration', label: 'administration', Icon: IconTool });
  return { main, others };
}

function SideBar({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTexts();
  const me = useMe();
  const leave = useLeave();
  const { pathname } = useLocation();
  return (
    <>
      <Group gap="sm" px="xs" py="sm" wrap="nowrap" justify="flex-start">
        <img src="/app/icon.svg" alt="" width={36} height={36} />
        <Title order={1} size="h3" visibleFrom="lg">
          {t('appName')}
        </Title>
      </Group>
      <Box style={{ flex: 1, overflowY: 'auto' }}>
        <Stack gap={4}>
          {places.map((place) => (
            <NavLink
              key={place.to}
              component={RouterLink}
              to={place.to}
              aria-label={labelOf(t(place.label), place.count)}
              active={place.to === '/' ? pathname === '/' : pathname.startsWith(place.to)}
              label={
                <Text span visibleFrom="lg" fw={500}>
                  {t(place.label)}
                </Text>
              }
              leftSection={<BadgedIcon place={place} />}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
              py={10}
            />
          ))}
        </Stack>
      </Box>
      {me && (
        <Group wrap="nowrap" gap="sm" px="xs" pt="sm" justify="space-between">
          <Group wrap="nowrap" gap="sm" miw={0} visibleFrom="lg">
            <Face user={me.user} size={36} />
            <Box miw={0}>
              <Text fw={600} size="sm" truncate>
                {me.user.displayName}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                @{me.user.username}
              </Text>
            </Box>
          </Group>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('signOut')} title={t('signOut')} onClick={leave}>
            <IconLogout size={20} />
          </ActionIcon>
        </Group>
      )}
    </>
  );
}

function BottomBar({ main, others }: { readonly main: readonly Place[]; readonly others: readonly Place[] }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const leave = useLeave();
  const [isTouched, setTouched] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={48}
      radius="xl"
      aria-label={t('more')}
      aria-haspopup="menu"
      onClick={() => setTouched(true)}
    >
      <IconDots />
    </ActionIcon>
  );
  return (
    <Group h="100%" justify="space-around" wrap="nowrap" gap={0}>
      {main.map((place) => {
        const isHere = place.to === '/' ? pathname === '/' : pathname.startsWith(place.to);
        return (
          <ActionIcon
            key={place.to}
            component={Link}
            to={place.to}
            variant={isHere ? 'light' : 'subtle'}
            color={isHere ? 'leaf' : 'gray'}
            size={48}
            radius="xl"
            aria-label={labelOf(t(place.label), place.count)}
            aria-current={isHere ? 'page' : undefined}
          >
            <BadgedIcon place={place} />
          </ActionIcon>
        );
      })}
      {isTouched ? (
        <Suspense fallback={button}>
          <MoreMenu target={button} places={others} onLeave={leave} />
        </Suspense>
      ) : (
        button
      )}
    </Group>
  );
}

function BadgedIcon({ place: { Icon, count = 0 } }: { readonly place: Place }) {
  return (
    <Indicator disabled={count === 0} label={count > 99 ? '99+' : count} size={16} color="red.8" offset={2} display="flex">
      <Icon size={24} />
    </Indicator>
  );
}

function labelOf(name: string, count = 0): string {
  return count > 0 ? `${name} (${count})` : name;
}

/** Ends the session on the server, and on this device also when the server is away. */
function useLeave(): () => void {
  const client = useApolloClient();
  return () =>
    void client
      .mutate({ mutation: LogOutDocument })
      .catch(() => undefined)
      .finally(() => platform.session.signOut());
}
