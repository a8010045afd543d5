import { useApolloClient } from '@apollo/client/react';
import { isRefusal, ResetPasswordDocument } from '@app/client';
import { Alert, Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Where the link of the reset mail leads. */
export function ResetPasswordPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [params] = useSearchParams();
  const [isDone, setDone] = useState(false);
  const { submit, isBusy, failure, problems } = useSubmission();
  const reset = (newPassword: string) =>
    submit(async () => {
      const input = { token: params.get('token') ?? '', newPassword };
      const { data } = await client.mutate({ mutation: ResetPasswordDocument, variables: { input } });
      if (data && isRefusal(data.resetPassword)) return data.resetPassword;
      setDone(true);
      return null;
    });
  return (
    <Door title={t('resetTitle')}>
      {isDone ? (
        <Stack>
          <Alert color="leaf">{t('resetDone')}</Alert>
          <Anchor component={Link} to="/sign-in">
            {t('signIn')}
          </Anchor>
        </Stack>
      ) : (
        <Form onSend={(value) => reset(value('password'))}>
          <Stack>
            <PasswordInput
              name="password"
              label={t('newPassword')}
              description={t('passwordHint')}
              autoComplete="new-password"
              required
              error={problems.newPassword}
            />
            <FormFailure>{failure}</FormFailure>
            <Button type="submit" loading={isBusy}>
              {t('save')}
            </Button>
          </Stack>
        </Form>
      )}
    </Door>
  );
}
