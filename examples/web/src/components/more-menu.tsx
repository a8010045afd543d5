import { Menu } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import type { Place } from './shell.tsx';

/** Places that a narrow screen has no room for; open when it comes. */
export function MoreMenu({
  target,
  places,
  onLeave,
}: {
  readonly target: ReactElement;
  readonly places: readonly Place[];
  readonly onLeave: () => void;
}) {
  const { t } = useTexts();
  return (
    <Menu position="top-end" defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, label, Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={18} />}>
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={onLeave}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
