import { useApolloClient } from '@apollo/client/react';
import { isRefusal, RequestEmailChangeDocument } from '@app/client';
import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useSubmission } from '../components/faults.ts';
import { Form } from '../components/form.tsx';
import { StepUp } from '../components/step-up.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Asks for another address; the link that goes there makes it so. */
export function EmailChange() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submission = useSubmission();
  const request = (newEmail: string) =>
    submission.submit(async () => {
      const { data } = await client.mutate({ mutation: RequestEmailChangeDocument, variables: { newEmail } });
      if (data && isRefusal(data.requestEmailChange)) return data.requestEmailChange;
      setSentTo(newEmail);
      return null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('changeEmail')}
      </Title>
      <Text c="dimmed">{me?.account?.email}</Text>
      <Form label={t('changeEmail')} onSend={(value) => request(value('newEmail'))}>
        <Stack gap="sm">
          <TextInput
            name="newEmail"
            type="email"
            label={t('newEmail')}
            autoComplete="email"
            required
            error={submission.problems.newEmail ?? submission.problems.email}
          />
          <Button type="submit" w="fit-content" variant="default" loading={submission.isBusy}>
            {t('sendLink')}
          </Button>
        </Stack>
      </Form>
      <StepUp submission={submission} />
      {sentTo && (
        <Alert color="leaf" role="status">
          {t('checkMailText', { email: sentTo })}
        </Alert>
      )}
    </Stack>
  );
}
