import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ChangePasswordDocument,
  isRefusal,
  LogOutEverywhereDocument,
  RevokeSessionDocument,
  SessionsDocument,
} from '@app/client';
import { Badge, Button, Divider, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { platform } from '../client.ts';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { sayWhen } from '../components/time.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ExternalLogins } from './external-logins.tsx';
import { Passkeys } from './passkeys.tsx';
import { TwoFactor } from './two-factor.tsx';

export function Security() {
  return (
    <Stack>
      <TwoFactor />
      <Divider />
      <Passkeys />
      <Divider />
      <ExternalLogins />
      <Divider />
      <Password />
      <Divider />
      <Sessions />
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
