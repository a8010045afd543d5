import { Card, Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { useTexts } from '../i18n/language.tsx';
import { AccountSettings } from '../settings/account.tsx';
import { Appearance } from '../settings/appearance.tsx';
import { NotificationSettings } from '../settings/notifications.tsx';
import { Privacy } from '../settings/privacy.tsx';
import { Security } from '../settings/security.tsx';

export function SettingsPage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const places = [
    { value: 'account', label: t('account'), content: <AccountSettings /> },
    { value: 'privacy', label: t('privacy'), content: <Privacy /> },
    { value: 'notifications', label: t('notifications'), content: <NotificationSettings /> },
    { value: 'security', label: t('security'), content: <Security /> },
    { value: 'appearance', label: t('appearance'), content: <Appearance /> },
  ];
  return (
    <Page title={t('settings')}>
      <Tabs
        value={params.get('tab') ?? 'account'}
        onChange={(tab) => setParams({ tab: tab ?? 'account' }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {places.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {places.map(({ value, content }) => (
          <Tabs.Panel key={value} value={value}>
            <Card withBorder radius="lg">
              {content}
            </Card>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
