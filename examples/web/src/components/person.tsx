import type { UserCardFragment } from '@app/client';
import { Anchor, Avatar, Group, Indicator, Text } from '@mantine/core';
import { IconLock, IconRosetteDiscountCheckFilled } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';

type Card = Pick<UserCardFragment, 'username' | 'displayName'> & Partial<UserCardFragment>;

export function Face({
  user,
  size = 40,
  isOnline = false,
}: {
  readonly user: Card | null;
  readonly size?: number;
  readonly isOnline?: boolean;
}) {
  return (
    <Indicator disabled={!isOnline} color="leaf" position="bottom-end" offset={5} withBorder size={12}>
      <Avatar
        src={user?.avatar?.url ?? null}
        name={user?.displayName ?? '?'}
        alt=""
        size={size}
        radius="50%"
        color="initials"
        allowedInitialsColors={['leaf', 'grape', 'indigo', 'violet']}
      />
    </Indicator>
  );
}

/** Name, marks and handle, leading to the profile. */
export function PersonName({
  user,
  withHandle = true,
  isOnColour = false,
}: {
  readonly user: Card | null;
  readonly withHandle?: boolean;
  /** Grey cannot be read there. */
  readonly isOnColour?: boolean;
}) {
  const { t } = useTexts();
  if (user === null) return <Text c="dimmed">…</Text>;
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      <Anchor component={Link} to={`/u/${user.username}`} c="inherit" fw={600} truncate>
        {user.displayName}
      </Anchor>
      {user.isVerified && (
        <IconRosetteDiscountCheckFilled size={16} color="var(--mantine-color-blue-5)" aria-label={t('verified')} role="img" />
      )}
      {user.isPrivate && <IconLock size={14} aria-label={t('privateAccount')} role="img" />}
      {withHandle && (
        <Text size="sm" c={isOnColour ? 'inherit' : 'dimmed'} truncate>
          @{user.username}
        </Text>
      )}
    </Group>
  );
}
