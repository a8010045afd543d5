import { useApolloClient } from '@apollo/client/react';
import { type ExternalProvider, isRefusal, UnlinkExternalLoginDocument } from '@app/client';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSubmission } from '../components/faults.ts';
import { StepUp } from '../components/step-up.tsx';
import { useMe } from '../components/who.tsx';
import { goToProvider, PROVIDER_NAMES, PROVIDERS } from '../external.ts';
import { useTexts } from '../i18n/language.tsx';

/** Accounts elsewhere that sign in here. */
export function ExternalLogins() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const submission = useSubmission();
  const { submit, isBusy } = submission;
  const linked = me?.account?.externalLogins ?? [];
  const link = (provider: ExternalProvider) =>
    void submit(async () => {
      await goToProvider(provider);
      return null;
    });
  const unlink = (provider: ExternalProvider) =>
    void submit(async () => {
      const { data } = await client.mutate({ mutation: UnlinkExternalLoginDocument, variables: { provider } });
      return data && isRefusal(data.unlinkExternalLogin) ? data.unlinkExternalLogin : null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('externalLogins')}
      </Title>
      {Object.values(PROVIDERS).map((provider) => {
        const login = linked.find((one) => one.provider === provider);
        return (
          <Group key={provider} justify="space-between">
            <Text>
              {PROVIDER_NAMES[provider]}{' '}
              <Text span c="dimmed" size="sm">
                {login?.email}
              </Text>
            </Text>
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              aria-label={`${t(login ? 'unlink' : 'link')}: ${PROVIDER_NAMES[provider]}`}
              onClick={() => (login ? unlink(provider) : link(provider))}
            >
              {t(login ? 'unlink' : 'link')}
            </Button>
          </Group>
        );
      })}
      <StepUp submission={submission} />
    </Stack>
  );
}
