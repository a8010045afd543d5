import { useApolloClient } from '@apollo/client/react';
import { ConfirmEmailChangeDocument, isRefusal } from '@app/client';
import { Alert, Anchor, Center, Loader, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Where the link to a new address leads, and the one that takes it back. */
export function ConfirmEmailChangePage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [isDone, setDone] = useState(false);
  const { submit, failure } = useSubmission();
  useEffect(() => {
    void submit(async () => {
      const { data } = await client.mutate({ mutation: ConfirmEmailChangeDocument, variables: { token } });
      if (data && isRefusal(data.confirmEmailChange)) return data.confirmEmailChange;
      setDone(true);
      return null;
    });
  }, [client, submit, token]);
  return (
    <Door title={t('changeEmail')}>
      {!isDone && failure === null ? (
        <Center>
          <Loader type="dots" />
        </Center>
      ) : (
        <Stack>
          {isDone ? <Alert color="leaf">{t('emailChanged')}</Alert> : <FormFailure>{t('verifyFailed')}</FormFailure>}
          <Anchor component={Link} to="/">
            {t('backHome')}
          </Anchor>
        </Stack>
      )}
    </Door>
  );
}
