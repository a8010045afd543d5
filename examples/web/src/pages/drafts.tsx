import { useApolloClient, useQuery } from '@apollo/client/react';
import { CreatePostDocument, DeleteDraftDocument, type DraftFieldsFragment, DraftsDocument, isRefusal } from '@app/client';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { MediaGrid } from '../components/media-grid.tsx';
import { Page } from '../components/page.tsx';
import { Empty, Failed, LoadingCards } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useTexts } from '../i18n/language.tsx';

/** What waits to be published: for its time, or for its author. */
export function DraftsPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(DraftsDocument, { fetchPolicy: 'cache-and-network' });
  const scheduled = data?.viewer?.scheduledPosts?.edges ?? [];
  const drafts = data?.viewer?.drafts?.edges ?? [];
  return (
    <Page title={t('drafts')}>
      {error && !data && <Failed error={error} retry={refetch} />}
      {!data && !error && <LoadingCards />}
      {data && scheduled.length + drafts.length === 0 && <Empty>{t('draftsEmpty')}</Empty>}
      <Stack>
        {scheduled.length > 0 && (
          <Title order={3} size="h5">
            {t('scheduled')}
          </Title>
        )}
        {[...scheduled, ...drafts.filter(({ node }) => node.publishAt === null)].map(({ node }) => (
          <Draft key={node.id} draft={node} onChange={refetch} />
        ))}
      </Stack>
    </Page>
  );
}

function Draft({ draft, onChange }: { readonly draft: DraftFieldsFragment; readonly onChange: () => Promise<unknown> }) {
  const { t, language } = useTexts();
  const client = useApolloClient();
  const { submit, isBusy, failure, problems } = useSubmission();
  const publish = () =>
    submit(async () => {
      const input = {
        draftId: draft.id,
        text: draft.text,
        visibility: draft.visibility,
        mediaIds: draft.media.flatMap((media) => media?.id ?? []),
        clientMutationId: `draft:${draft.id}`,
      };
      const { data } = await client.mutate({ mutation: CreatePostDocument, variables: { input } });
      if (data && isRefusal(data.createPost)) return data.createPost;
      await onChange();
      return null;
    });
  const remove = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: DeleteDraftDocument, variables: { draftId: draft.id } });
      if (data && isRefusal(data.deleteDraft)) return data.deleteDraft;
      await onChange();
      return null;
    });
  return (
    <Card withBorder radius="lg" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {draft.publishAt === null
              ? t(draft.visibility)
              : t('scheduledFor', { when: new Date(draft.publishAt).toLocaleString(language) })}
          </Text>
          <Time at={draft.updatedAt} />
        </Group>
        <Text className="text">{draft.text}</Text>
        <MediaGrid media={draft.media} />
        <FormFailure>{failure ?? Object.values(problems)[0] ?? null}</FormFailure>
        <Group>
          {draft.publishAt === null && (
            <Button size="xs" loading={isBusy} onClick={() => void publish()}>
              {t('publish')}
            </Button>
          )}
          <Button size="xs" variant="default" loading={isBusy} onClick={() => void remove()}>
            {t(draft.publishAt === null ? 'delete' : 'cancelPublishing')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
