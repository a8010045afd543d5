import { type Fault, faultOf } from '@app/client';
import { Alert, Button, Center, Loader, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertCircle, IconMoodEmpty } from '@tabler/icons-react';
import { Component, type ReactNode, useEffect, useEffectEvent } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useFaultText } from './faults.ts';

/** Places where posts will be. */
export function LoadingCards({ count = 3 }: { readonly count?: number }) {
  return (
    <Stack aria-busy="true" w="100%" maw="var(--page-width)" mx="auto">
      {Array.from({ length: count }, (_, index) => `place-${index}`).map((key) => (
        <Skeleton key={key} height={140} radius="md" />
      ))}
    </Stack>
  );
}

export function Loading() {
  return (
    <Center p="xl" aria-busy="true">
      <Loader type="dots" />
    </Center>
  );
}

export function Empty({ children, icon }: { readonly children: ReactNode; readonly icon?: ReactNode }) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="sm">
        <ThemeIcon size={56} radius="xl" variant="light">
          {icon ?? <IconMoodEmpty />}
        </ThemeIcon>
        <Text c="dimmed" ta="center" maw={360}>
          {children}
        </Text>
      </Stack>
    </Center>
  );
}

const PASSING: ReadonlySet<string> = new Set(['OFFLINE', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED']);
const RETRY_EVERY_MS = 5_000;

/** Says what went wrong, and offers to try again; what passes by itself is tried again now and then, and when the network is back. */
export function Failed({
  error,
  retry,
  isPatient = true,
}: {
  readonly error: unknown;
  readonly retry?: () => unknown;
  /** Whether to try again without being asked. */
  readonly isPatient?: boolean;
}) {
  const { t } = useTexts();
  const fault: Fault = faultOf(error);
  const text = useFaultText();
  const again = useEffectEvent(() => void retry?.());
  const waitMs = isPatient && PASSING.has(fault.code) ? Math.max(fault.retryAfterMs ?? 0, RETRY_EVERY_MS) : null;
  useEffect(() => {
    if (waitMs === null) return;
    const soon = () => again();
    const timer = setInterval(soon, waitMs);
    addEventListener('online', soon);
    return () => {
      clearInterval(timer);
      removeEventListener('online', soon);
    };
  }, [waitMs]);
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text(fault)}</Text>
        {retry && (
          <Button size="xs" variant="light" color="red" onClick={() => void retry()}>
            {t('tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function NotHere() {
  const { t } = useTexts();
  return (
    <Stack align="center">
      <Empty>{t('notFound')}</Empty>
      <Button component={Link} to="/" variant="light">
        {t('backHome')}
      </Button>
    </Stack>
  );
}

/** Shows in place of a page that could not be shown at all: its code did not arrive, or is wrong. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Center mih="60vh" p="md">
        <Failed error={this.state.error} retry={() => location.reload()} isPatient={false} />
      </Center>
    );
  }
}
