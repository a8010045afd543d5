import { useApolloClient } from '@apollo/client/react';
import { isRefusal, VerifyEmailDocument } from '@app/client';
import { Anchor, Center, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { platform } from '../client.ts';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Where the link of the verification mail leads: signs in, or says that the link is spent. */
export function VerifyEmailPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const { submit, failure } = useSubmission();
  useEffect(() => {
    void submit(async () => {
      const { data } = await client.mutate({ mutation: VerifyEmailDocument, variables: { token } });
      if (!data) return null;
      if (isRefusal(data.verifyEmail)) return data.verifyEmail;
      platform.session.signIn(data.verifyEmail);
      navigate('/', { replace: true });
      return null;
    });
  }, [client, navigate, submit, token]);
  return (
    <Door title={t('verifying')}>
      {failure === null ? (
        <Center>
          <Loader type="dots" />
        </Center>
      ) : (
        <>
          <FormFailure>{t('verifyFailed')}</FormFailure>
          <Anchor component={Link} to="/sign-in">
            {t('signIn')}
          </Anchor>
        </>
      )}
    </Door>
  );
}
