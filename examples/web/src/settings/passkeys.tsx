import { useApolloClient } from '@apollo/client/react';
import { isRefusal, MeDocument, RemovePasskeyDocument } from '@app/client';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSubmission } from '../components/faults.ts';
import { StepUp } from '../components/step-up.tsx';
import { sayWhen } from '../components/time.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { addPasskey, knowsPasskeys } from '../passkeys.ts';

/** Devices that sign in with a fingerprint, face or PIN. */
export function Passkeys() {
  const { t, language } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const submission = useSubmission();
  const { submit, isBusy } = submission;
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
      <StepUp submission={submission} />
      <Button w="fit-content" variant="default" disabled={!knowsPasskeys} loading={isBusy} onClick={add}>
        {t('addPasskey')}
      </Button>
    </Stack>
  );
}
