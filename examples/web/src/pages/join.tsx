import { useApolloClient, useQuery } from '@apollo/client/react';
import { GroupInviteDocument, isRefusal, JoinByInviteDocument } from '@app/client';
import { Alert, Button, Card, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { Page } from '../components/page.tsx';
import { Face } from '../components/person.tsx';
import { Failed, Loading, NotHere } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Where the link into a group leads. */
export function JoinPage() {
  const { t } = useTexts();
  const { code = '' } = useParams();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isWaiting, setWaiting] = useState(false);
  const { data, error, refetch } = useQuery(GroupInviteDocument, { variables: { code } });
  const { submit, isBusy, failure } = useSubmission();
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const group = data.groupInvite;
  if (!group) return <NotHere />;
  const join = () =>
    submit(async () => {
      const answer = (await client.mutate({ mutation: JoinByInviteDocument, variables: { code } })).data?.joinByInvite;
      if (!answer || isRefusal(answer)) return answer ?? null;
      if (answer.__typename === 'JoinRequested') setWaiting(true);
      else navigate(`/chats/${answer.conversation.id}`);
      return null;
    });
  return (
    <Page title={t('joinTitle')}>
      <Card withBorder radius="lg" padding="xl">
        <Stack align="center">
          <Face user={{ username: '', displayName: group.title, avatar: group.avatar }} size={88} />
          <Title order={3}>{group.title}</Title>
          <Text c="dimmed">{t('memberCount', { count: group.memberCount })}</Text>
          {isWaiting ? (
            <Alert color="leaf" role="status">
              {t('joinWaits')}
            </Alert>
          ) : (
            <Button loading={isBusy} onClick={() => void join()}>
              {t(group.joinApproval ? 'askToJoin' : 'join')}
            </Button>
          )}
          <FormFailure>{failure}</FormFailure>
        </Stack>
      </Card>
    </Page>
  );
}
