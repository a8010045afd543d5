import { useApolloClient } from '@apollo/client/react';
import {
  CancelAccountDeletionDocument,
  DeactivateAccountDocument,
  isRefusal,
  RequestAccountDeletionDocument,
  RequestDataExportDocument,
} from '@app/client';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { platform } from '../client.ts';
import { useSubmission } from '../components/faults.ts';
import { StepUp } from '../components/step-up.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';

/** A copy of everything, a pause, or the end. */
export function MyData() {
  const { t, language } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [isExporting, setExporting] = useState(false);
  const submission = useSubmission();
  const { submit, isBusy } = submission;
  const dueAt = me?.account?.deletionDueAt ?? null;
  const exportAll = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: RequestDataExportDocument });
      if (data && isRefusal(data.requestDataExport)) return data.requestDataExport;
      setExporting(true);
      return null;
    });
  const deactivate = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: DeactivateAccountDocument });
      if (data && isRefusal(data.deactivateAccount)) return data.deactivateAccount;
      platform.session.signOut();
      return null;
    });
  const remove = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: RequestAccountDeletionDocument });
      return data && isRefusal(data.requestAccountDeletion) ? data.requestAccountDeletion : null;
    });
  const keep = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: CancelAccountDeletionDocument });
      return data && isRefusal(data.cancelAccountDeletion) ? data.cancelAccountDeletion : null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('myData')}
      </Title>
      <Text c="dimmed">{t('myDataHint')}</Text>
      {isExporting && (
        <Alert color="leaf" role="status">
          {t('exportBegun')}
        </Alert>
      )}
      {dueAt && (
        <Alert color="orange" role="status">
          {t('deletionDue', { date: new Date(dueAt).toLocaleDateString(language) })}
        </Alert>
      )}
      <StepUp submission={submission} />
      <Group gap="xs">
        <Button variant="default" disabled={isBusy} onClick={() => void exportAll()}>
          {t('exportData')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => void deactivate()}>
          {t('deactivate')}
        </Button>
        {dueAt ? (
          <Button disabled={isBusy} onClick={() => void keep()}>
            {t('keepAccount')}
          </Button>
        ) : (
          <Button color="red" variant="light" disabled={isBusy} onClick={() => void remove()}>
            {t('deleteAccount')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
