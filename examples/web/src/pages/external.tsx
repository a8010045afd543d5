import { useApolloClient } from '@apollo/client/react';
import { CompleteExternalLoginDocument, isRefusal, LinkExternalLoginDocument } from '@app/client';
import { Anchor, Center, Loader, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { platform } from '../client.ts';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { SecondFactor } from '../components/second-factor.tsx';
import { PROVIDER_NAMES, PROVIDERS, returnAddress, wasSentFromHere } from '../external.ts';
import { useTexts } from '../i18n/language.tsx';

/** Where a provider sends the browser back to: signs in, or links the provider when somebody is signed in already. */
export function ExternalPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { provider: name = '' } = useParams();
  const provider = PROVIDERS[name];
  const [params] = useSearchParams();
  const code = params.get('code');
  const state = params.get('state') ?? '';
  const [challenge, setChallenge] = useState<string | null>(null);
  const { submit, failure, isBusy } = useSubmission();
  useEffect(() => {
    void submit(async () => {
      if (provider === undefined || code === null || !wasSentFromHere(state)) throw new Error(t('externalFailed'));
      const input = { provider, code, state, redirectUri: returnAddress(provider), device: t('appName') };
      if (platform.session.userId !== null) {
        const { data } = await client.mutate({ mutation: LinkExternalLoginDocument, variables: { input } });
        if (data && isRefusal(data.linkExternalLogin)) return data.linkExternalLogin;
        navigate('/settings?tab=security', { replace: true });
        return null;
      }
      const answer = (await client.mutate({ mutation: CompleteExternalLoginDocument, variables: { input } })).data
        ?.completeExternalLogin;
      if (!answer || isRefusal(answer)) return answer ?? null;
      if (answer.__typename === 'TwoFactorRequired') setChallenge(answer.challengeToken);
      else {
        platform.session.signIn(answer);
        navigate('/', { replace: true });
      }
      return null;
    });
  }, [client, code, navigate, provider, state, submit, t]);
  if (challenge !== null) return <SecondFactor challenge={challenge} onCancel={() => navigate('/sign-in')} />;
  return (
    <Door title={provider ? PROVIDER_NAMES[provider] : t('signInTitle')}>
      {isBusy || failure === null ? (
        <Center>
          <Loader type="dots" />
        </Center>
      ) : (
        <Stack>
          <FormFailure>{t('externalFailed')}</FormFailure>
          <Anchor component={Link} to="/sign-in">
            {t('signIn')}
          </Anchor>
        </Stack>
      )}
    </Door>
  );
}
