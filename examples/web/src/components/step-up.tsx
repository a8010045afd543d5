import { useApolloClient } from '@apollo/client/react';
import { isRefusal, StepUpDocument } from '@app/client';
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { platform } from '../client.ts';
import { useTexts } from '../i18n/language.tsx';
import { type Submission, useSubmission } from './faults.ts';
import { Form, FormFailure } from './form.tsx';
import { useMe } from './who.tsx';

/** What is wrong with a form; when the platform first wants to know who is there, asks, and sends the form again. */
export function StepUp({ submission }: { readonly submission: Submission }) {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const { submit, isBusy, failure } = useSubmission();
  if (submission.reason !== 'STEP_UP_REQUIRED') return <FormFailure>{submission.failure}</FormFailure>;
  const prove = (password: string, code: string) =>
    submit(async () => {
      const input = { password: password || null, code: code || null };
      const answer = (await client.mutate({ mutation: StepUpDocument, variables: { input } })).data?.stepUp;
      if (!answer || isRefusal(answer)) return answer ?? null;
      platform.session.signIn(answer);
      await submission.retry();
      return null;
    });
  return (
    <Form label={t('confirmItsYou')} onSend={(value) => prove(value('proof'), value('proofCode'))}>
      <Stack gap="sm" p="md" style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 12 }}>
        <Text fw={600}>{t('confirmItsYou')}</Text>
        <PasswordInput name="proof" label={t('password')} autoComplete="current-password" />
        {me?.account?.twoFactorEnabled && (
          <TextInput name="proofCode" label={t('code')} inputMode="numeric" autoComplete="one-time-code" />
        )}
        <FormFailure>{failure}</FormFailure>
        <Button type="submit" w="fit-content" loading={isBusy}>
          {t('continue')}
        </Button>
      </Stack>
    </Form>
  );
}
