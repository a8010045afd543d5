import { useApolloClient } from '@apollo/client/react';
import {
  ConfirmTwoFactorSetupDocument,
  DisableTwoFactorDocument,
  isRefusal,
  MeDocument,
  RegenerateRecoveryCodesDocument,
  StartTwoFactorSetupDocument,
} from '@app/client';
import { Button, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useSubmission } from '../components/faults.ts';
import { Form } from '../components/form.tsx';
import { Loading } from '../components/states.tsx';
import { StepUp } from '../components/step-up.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';

/** A code from the phone beside the password: set up with a picture to scan, and codes for the day when the phone is lost. */
export function TwoFactor() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [setup, setSetup] = useState<{ secret: string; otpauthUri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const submission = useSubmission();
  const { submit, isBusy, problems } = submission;
  if (!me?.account) return <Loading />;
  const isOn = me.account.twoFactorEnabled;
  const begin = () =>
    submit(async () => {
      const answer = (await client.mutate({ mutation: StartTwoFactorSetupDocument })).data?.startTwoFactorSetup;
      if (!answer || isRefusal(answer)) return answer ?? null;
      setSetup(answer);
      return null;
    });
  const confirm = (code: string) =>
    submit(async () => {
      const answer = (
        await client.mutate({ mutation: ConfirmTwoFactorSetupDocument, variables: { code }, refetchQueries: [MeDocument] })
      ).data?.confirmTwoFactorSetup;
      if (!answer || isRefusal(answer)) return answer ?? null;
      setSetup(null);
      setCodes(answer.codes);
      return null;
    });
  const disable = (code: string) =>
    submit(async () => {
      const answer = (
        await client.mutate({ mutation: DisableTwoFactorDocument, variables: { code }, refetchQueries: [MeDocument] })
      ).data?.disableTwoFactor;
      return answer && isRefusal(answer) ? answer : null;
    });
  const renew = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: RegenerateRecoveryCodesDocument, refetchQueries: [MeDocument] });
      const answer = data?.regenerateRecoveryCodes;
      if (!answer || isRefusal(answer)) return answer ?? null;
      setCodes(answer.codes);
      return null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('twoFactor')}
      </Title>
      <Text c="dimmed">{isOn ? t('twoFactorOn', { count: me.account.recoveryCodesLeft }) : t('twoFactorOff')}</Text>
      {codes.length > 0 && (
        <>
          <Text>{t('recoveryCodes')}</Text>
          <Code block>{codes.join('\n')}</Code>
        </>
      )}
      {setup && (
        <Stack align="center">
          <Text>{t('scanCode', { secret: setup.secret })}</Text>
          <QRCodeSVG value={setup.otpauthUri} size={180} marginSize={2} title={t('twoFactor')} />
        </Stack>
      )}
      <StepUp submission={submission} />
      {setup || isOn ? (
        <Form label={t('twoFactor')} onSend={(value) => (isOn ? disable(value('code')) : confirm(value('code')))}>
          <Group align="flex-end">
            <TextInput
              name="code"
              label={t('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              error={problems.code}
            />
            <Button type="submit" loading={isBusy} variant={isOn ? 'default' : 'filled'}>
              {t(isOn ? 'turnOff' : 'turnOn')}
            </Button>
          </Group>
        </Form>
      ) : (
        <Button w="fit-content" loading={isBusy} onClick={() => void begin()}>
          {t('turnOn')}
        </Button>
      )}
      {isOn && (
        <Button w="fit-content" variant="default" loading={isBusy} onClick={() => void renew()}>
          {t('newRecoveryCodes')}
        </Button>
      )}
    </Stack>
  );
}
