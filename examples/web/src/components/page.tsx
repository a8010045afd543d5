import { Box, Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';

/** A page: its title, what can be done on it, and a column that is good to read. */
export function Page({
  title,
  actions,
  children,
  isWide = false,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly isWide?: boolean;
}) {
  const { t } = useTexts();
  useDocumentTitle(`${title} · ${t('appName')}`);
  return (
    <Box maw={isWide ? 1080 : 'var(--page-width)'} mx="auto">
      <Group justify="space-between" mb="md" mih={36}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </Box>
  );
}
