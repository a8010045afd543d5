import { useQuery } from '@apollo/client/react';
import { SuggestedUsersDocument, TrendingHashtagsDocument } from '@app/client';
import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { PersonRow } from './person-row.tsx';

/** What is talked about, and whom one may know. */
export function Discoveries() {
  const { t } = useTexts();
  const { data: tags } = useQuery(TrendingHashtagsDocument);
  const { data: people } = useQuery(SuggestedUsersDocument);
  return (
    <Stack>
      {tags && tags.trendingHashtags.length > 0 && (
        <Card withBorder radius="lg">
          <Title order={3} size="h5" mb="sm">
            {t('trending')}
          </Title>
          <Stack gap="xs">
            {tags.trendingHashtags.map(({ tag, postCount }) => (
              <Anchor key={tag} component={Link} to={`/tags/${encodeURIComponent(tag)}`} c="inherit">
                <Text fw={600}>#{tag}</Text>
                <Text size="xs" c="dimmed">
                  {t('postCount', { count: postCount })}
                </Text>
              </Anchor>
            ))}
          </Stack>
        </Card>
      )}
      {people && people.suggestedUsers.length > 0 && (
        <Card withBorder radius="lg">
          <Title order={3} size="h5" mb="sm">
            {t('suggestions')}
          </Title>
          <Stack gap="sm">
            {people.suggestedUsers.map(({ user }) => (
              <PersonRow key={user.id} user={user} />
            ))}
          </Stack>
        </Card>
      )}
    </Stack>
  );
}
