import { useApolloClient } from '@apollo/client/react';
import { CompleteTwoFactorDocument, isRefusal } from '@app/client';
import { Button, PinInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { platform } from '../client.ts';
import { useTexts } from '../i18n/language.tsx';
import { Door } from './door.tsx';
import { useSubmission } from './faults.ts';
import { Form, FormFailure } from './form.tsx';

/** The step after the password: a code of the authenticator app, or a recovery code. Signs in. */
export function SecondFactor({ challenge, onCancel }: { readonly challenge: string; readonly onCancel: () => void }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [code, setCode] = useState('');
  const { submit, isBusy, failure } = useSubmission();
  const send = (given: string) =>
    submit(async () => {
      const input = { challengeToken: challenge, code: given };
      const { data } = await client.mutate({ mutation: CompleteTwoFactorDocument, variables: { input } });
      const answer = data?.completeTwoFactor;
      if (!answer || isRefusal(answer)) return answer ?? null;
      if (answer.__typename === 'TokensIssued') platform.session.signIn(answer);
      return null;
    });
  return (
    <Door title={t('twoFactorTitle')} intro={t('twoFactorIntro')}>
      <Form onSend={() => send(code)}>
        <Stack align="center">
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            autoFocus
            aria-label={t('code')}
            onChange={setCode}
            onComplete={(given) => void send(given)}
          />
          <TextInput
            w="100%"
            name="recovery"
            aria-label={t('recoveryCodes')}
            placeholder="xxxx-xxxx"
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <FormFailure>{failure}</FormFailure>
          <Button fullWidth type="submit" loading={isBusy} disabled={code.length < 6}>
            {t('continue')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Stack>
      </Form>
    </Door>
  );
}
