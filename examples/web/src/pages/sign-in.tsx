import { useApolloClient } from '@apollo/client/react';
import { isRefusal, LogInDocument, type LogInMutation, type RefusalResult, RequestPasswordResetDocument } from '@app/client';
import { Alert, Anchor, Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { platform } from '../client.ts';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { SecondFactor } from '../components/second-factor.tsx';
import { goToProvider, PROVIDER_NAMES, PROVIDERS } from '../external.ts';
import { useTexts } from '../i18n/language.tsx';
import { knowsPasskeys, signInWithPasskey } from '../passkeys.ts';

type Answer = LogInMutation['logIn'];

/** How this session is called in the list of sessions. */
const DEVICE = 'Moments';

export function SignInPage() {
  const { t } = useTexts();
  const [challenge, setChallenge] = useState<string | null>(null);
  const { state } = useLocation();
  /** Signed in, one step further, or refused. */
  const take = (answer: Answer | undefined): RefusalResult | null => {
    if (!answer) return null;
    if (isRefusal(answer)) return answer;
    if (answer.__typename === 'TwoFactorRequired') setChallenge(answer.challengeToken);
    else platform.session.signIn(answer);
    return null;
  };
  if (challenge !== null) return <SecondFactor challenge={challenge} onCancel={() => setChallenge(null)} />;
  return (
    <Door title={t('signInTitle')} intro={t('signInIntro')}>
      <Stack>
        {state?.wasSignedIn === true && (
          <Alert color="orange" role="status">
            {t('faultSignedOut')}
          </Alert>
        )}
        <Password take={take} />
        {knowsPasskeys && <Passkey />}
        <External />
        <Text ta="center" size="sm">
          {t('noAccount')}{' '}
          <Anchor component={Link} to="/sign-up" underline="always">
            {t('signUp')}
          </Anchor>
        </Text>
        <DemoAccounts take={take} />
      </Stack>
    </Door>
  );
}

function Password({ take }: { readonly take: (answer: Answer | undefined) => RefusalResult | null }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [name, setName] = useState('');
  const [isSent, setSent] = useState(false);
  const { submit, isBusy, failure } = useSubmission();
  const forgot = () =>
    void submit(async () => {
      await client.mutate({ mutation: RequestPasswordResetDocument, variables: { email: name } });
      setSent(true);
      return null;
    });
  return (
    <Form
      label={t('signIn')}
      onSend={(value) =>
        submit(async () => {
          const input = { name: value('name'), password: value('password'), device: DEVICE };
          return take((await client.mutate({ mutation: LogInDocument, variables: { input } })).data?.logIn);
        })
      }
    >
      <Stack>
        <TextInput
          name="name"
          label={t('nameOrEmail')}
          autoComplete="username webauthn"
          required
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <PasswordInput name="password" label={t('password')} autoComplete="current-password" required />
        <FormFailure>{failure}</FormFailure>
        {isSent && (
          <Alert color="leaf" role="status">
            {t('resetSent')}
          </Alert>
        )}
        <Button type="submit" size="md" loading={isBusy}>
          {t('signIn')}
        </Button>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={forgot}
          disabled={!name.includes('@')}
          c={name.includes('@') ? undefined : 'dimmed'}
        >
          {t('forgotPassword')}
        </Anchor>
      </Stack>
    </Form>
  );
}

function Passkey() {
  const { t } = useTexts();
  const { submit, isBusy, failure } = useSubmission();
  return (
    <>
      <Divider />
      <FormFailure>{failure && t('passkeyFailed')}</FormFailure>
      <Button
        variant="default"
        leftSection={<IconFingerprint size={20} />}
        loading={isBusy}
        onClick={() => void submit(() => signInWithPasskey(DEVICE))}
      >
        {t('withPasskey')}
      </Button>
    </>
  );
}

function External() {
  const { t } = useTexts();
  const { submit, isBusy, failure } = useSubmission();
  return (
    <>
      <FormFailure>{failure}</FormFailure>
      <Group grow gap="xs" preventGrowOverflow={false}>
        {Object.values(PROVIDERS).map((provider) => (
          <Button
            key={provider}
            size="xs"
            px={4}
            variant="default"
            disabled={isBusy}
            aria-label={t('withProvider', { provider: PROVIDER_NAMES[provider] })}
            onClick={() =>
              void submit(async () => {
                await goToProvider(provider);
                return null;
              })
            }
          >
            {PROVIDER_NAMES[provider]}
          </Button>
        ))}
      </Group>
    </>
  );
}

interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** Accounts that a development platform offers; a production one has no such list. */
function DemoAccounts({ take }: { readonly take: (answer: Answer | undefined) => RefusalResult | null }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { submit, failure } = useSubmission();
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([]);
  useEffect(() => {
    fetch('/dev/accounts')
      .then((response) => (response.ok ? response.json() : []))
      .then(setAccounts)
      .catch(() => undefined);
  }, []);
  if (accounts.length === 0) return null;
  return (
    <>
      <Divider label={t('useDemo')} />
      <FormFailure>{failure}</FormFailure>
      <Stack gap={6}>
        {accounts.slice(0, 4).map(({ username, password, roles }) => (
          <Button
            key={username}
            size="xs"
            variant="light"
            onClick={() =>
              void submit(async () => {
                const input = { name: username, password, device: DEVICE };
                return take((await client.mutate({ mutation: LogInDocument, variables: { input } })).data?.logIn);
              })
            }
          >
            {username} · {roles.join(', ')}
          </Button>
        ))}
      </Stack>
    </>
  );
}
