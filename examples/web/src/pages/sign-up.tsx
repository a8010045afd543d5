import { useApolloClient } from '@apollo/client/react';
import { isRefusal, RegisterDocument } from '@app/client';
import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Door } from '../components/door.tsx';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { useTexts } from '../i18n/language.tsx';

export function SignUpPage() {
  const { t, language } = useTexts();
  const client = useApolloClient();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { submit, isBusy, failure, problems } = useSubmission();
  if (sentTo !== null) return <CheckMail email={sentTo} />;
  return (
    <Door title={t('signUpTitle')} intro={t('signUpIntro')}>
      <Form
        label={t('signUp')}
        onSend={(value) =>
          submit(async () => {
            const input = {
              username: value('username'),
              displayName: value('displayName') || null,
              email: value('email'),
              password: value('password'),
              language: language === 'zh' ? 'zh-CN' : 'en',
            };
            const { data } = await client.mutate({ mutation: RegisterDocument, variables: { input } });
            if (data && isRefusal(data.register)) return data.register;
            setSentTo(input.email);
            return null;
          })
        }
      >
        <Stack>
          <TextInput
            name="username"
            label={t('username')}
            description={t('usernameHint')}
            autoComplete="username"
            required
            error={problems.username}
          />
          <TextInput name="displayName" label={t('displayName')} autoComplete="name" error={problems.displayName} />
          <TextInput name="email" type="email" label={t('email')} autoComplete="email" required error={problems.email} />
          <PasswordInput
            name="password"
            label={t('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            required
            error={problems.password}
          />
          <FormFailure>{failure}</FormFailure>
          <Button type="submit" size="md" loading={isBusy}>
            {t('signUp')}
          </Button>
          <Text ta="center" size="sm">
            {t('haveAccount')}{' '}
            <Anchor component={Link} to="/sign-in" underline="always">
              {t('signIn')}
            </Anchor>
          </Text>
        </Stack>
      </Form>
    </Door>
  );
}

function CheckMail({ email }: { readonly email: string }) {
  const { t } = useTexts();
  return (
    <Door title={t('checkMail')} intro={t('checkMailText', { email })}>
      <Button
        component="a"
        href={`/dev/mailbox?to=${encodeURIComponent(email)}`}
        target="_blank"
        fullWidth
        variant="light"
        leftSection={<IconMail size={20} />}
      >
        {t('openMailbox')}
      </Button>
    </Door>
  );
}
