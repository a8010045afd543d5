import { Box, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';

/** A page of somebody who is not signed in yet. */
export function Door({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}) {
  const { t } = useTexts();
  useDocumentTitle(`${title} · ${t('appName')}`);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={420} gap="lg">
        <Stack align="center" gap="xs">
          <img src="/app/icon.svg" alt="" width={56} height={56} />
          <Title order={1} size="h2" ta="center">
            {title}
          </Title>
          {intro && (
            <Text c="dimmed" ta="center">
              {intro}
            </Text>
          )}
        </Stack>
        <Paper withBorder radius="lg" p="lg">
          {children}
        </Paper>
        <Box />
      </Stack>
    </Center>
  );
}
