import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ChangePasswordDocument,
  ConfirmTwoFactorSetupDocument,
  DisableTwoFactorDocument,
  isRefusal,
  LogOutEverywhereDocument,
  MeDocument,
  RemovePasskeyDocument,
  RevokeSessionDocument,
  SessionsDocument,
  StartTwoFactorSetupDocument,
} from '@app/client';
import { Badge, Button, Code, Divider, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { platform } from '../client.ts';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { Loading } from '../components/states.tsx';
import { sayWhen } from '../components/time.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { addPasskey, knowsPasskeys } from '../passkeys.ts';

export function Security() {
  return (
    <Stack>
      <TwoFactor />
      <Divider />
      <Passkeys />
      <Divider />
      <Password />
      <Divider />
      <Sessions />
    </Stack>
  );
}

function TwoFactor() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [setup, setSetup] = useState<{ secret: string; otpauthUri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { submit, isBusy, failure } = useSubmission();
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
      <FormFailure>{failure}</FormFailure>
      {setup || isOn ? (
        <Form onSend={(value) => (isOn ? disable(value('code')) : confirm(value('code')))}>
          <Group align="flex-end">
            <TextInput name="code" label={t('code')} inputMode="numeric" autoComplete="one-time-code" required />
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
    </Stack>
  );
}

function Passkeys() {
  const { t, language } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const { submit, isBusy, failure } = useSubmission();
  const passkeys = me?.account?.passkeys ?? [];
  const add = () =>
    void submit(async () => {
      const refusal = await addPasskey(navigator.platform || 'Moments');
      await client.refetchQueries({ include: [MeDocument] });
      return refusal;
    });
  const remove = (id: string) =>
    void submit(async () => {
      const answer = (await client.mutate({ mutation: RemovePasskeyDocument, variables: { id } })).data?.removePasskey;
      return answer && isRefusal(answer) ? answer : null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('passkeys')}
      </Title>
      {passkeys.length === 0 && <Text c="dimmed">{t('passkeysNone')}</Text>}
      {passkeys.map(({ id, name, createdAt }) => (
        <Group key={id} justify="space-between">
          <Text>
            {name} · {sayWhen(createdAt, language)}
          </Text>
          <Button size="xs" variant="default" onClick={() => remove(id)}>
            {t('remove')}
          </Button>
        </Group>
      ))}
      <FormFailure>{failure}</FormFailure>
      <Button w="fit-content" variant="default" disabled={!knowsPasskeys} loading={isBusy} onClick={add}>
        {t('addPasskey')}
      </Button>
    </Stack>
  );
}

function Password() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [isDone, setDone] = useState(false);
  const { submit, isBusy, failure, problems } = useSubmission();
  return (
    <Form
      label={t('changePassword')}
      onSend={(value) =>
        submit(async () => {
          const input = { currentPassword: value('current'), newPassword: value('new') };
          const answer = (await client.mutate({ mutation: ChangePasswordDocument, variables: { input } })).data?.changePassword;
          if (!answer || isRefusal(answer)) return answer ?? null;
          platform.session.signIn(answer);
          setDone(true);
          return null;
        })
      }
    >
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('changePassword')}
        </Title>
        <PasswordInput
          name="current"
          label={t('currentPassword')}
          autoComplete="current-password"
          required
          error={problems.currentPassword}
        />
        <PasswordInput name="new" label={t('newPassword')} autoComplete="new-password" required error={problems.newPassword} />
        <FormFailure>{failure}</FormFailure>
        <Button w="fit-content" type="submit" loading={isBusy}>
          {t(isDone ? 'saved' : 'changePassword')}
        </Button>
      </Stack>
    </Form>
  );
}

function Sessions() {
  const { t, language } = useTexts();
  const client = useApolloClient();
  const { data, refetch } = useQuery(SessionsDocument, { fetchPolicy: 'cache-and-network' });
  const end = (work: Promise<unknown>) => void work.then(() => refetch()).catch(() => undefined);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t('sessions')}
        </Title>
        <Button size="xs" variant="default" onClick={() => end(client.mutate({ mutation: LogOutEverywhereDocument }))}>
          {t('endOthers')}
        </Button>
      </Group>
      {data?.viewer?.sessions?.map((session) => (
        <Group key={session.id} justify="space-between" wrap="nowrap">
          <Stack gap={0} miw={0}>
            <Text component="div" fw={500}>
              {session.device} {session.isCurrent && <Badge variant="light">{t('thisDevice')}</Badge>}
            </Text>
            <Text size="sm" c="dimmed" truncate>
              {session.ip} · {t('lastSeen', { when: sayWhen(session.lastSeenAt, language) })}
            </Text>
          </Stack>
          {!session.isCurrent && (
            <Button
              size="xs"
              variant="default"
              onClick={() => end(client.mutate({ mutation: RevokeSessionDocument, variables: { sessionId: session.id } }))}
            >
              {t('endSession')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
