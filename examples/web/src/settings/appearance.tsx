import { useApolloClient } from '@apollo/client/react';
import { UpdateProfileDocument } from '@app/client';
import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';

export function Appearance() {
  const { t, language, setLanguage } = useTexts();
  const client = useApolloClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const speak = (value: string) => {
    const next = value === 'zh' ? 'zh' : 'en';
    setLanguage(next);
    // Mails and notifications speak it too.
    void client
      .mutate({ mutation: UpdateProfileDocument, variables: { input: { language: next === 'zh' ? 'zh-CN' : 'en' } } })
      .catch(() => undefined);
  };
  return (
    <Stack>
      <Stack gap={4}>
        <Text fw={500}>{t('language')}</Text>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={speak}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
        />
      </Stack>
      <Stack gap={4}>
        <Text fw={500}>{t('colorScheme')}</Text>
        <SegmentedControl
          aria-label={t('colorScheme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'auto', label: t('asSystem') },
            { value: 'light', label: t('light') },
            { value: 'dark', label: t('dark') },
          ]}
        />
      </Stack>
    </Stack>
  );
}
