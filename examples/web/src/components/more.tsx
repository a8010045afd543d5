import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

interface Page {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** The end of a list: fetches the next page when it comes into view, and on a press. */
export function More({
  page,
  fetchMore,
}: {
  readonly page: Page;
  readonly fetchMore: (request: { variables: { after: string | null } }) => Promise<unknown>;
}) {
  const { t } = useTexts();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(() => {
    setBusy(true);
    fetchMore({ variables: { after: page.endCursor } })
      .catch(() => undefined)
      .finally(() => setBusy(false));
  }, [fetchMore, page.endCursor]);
  const isNear = entry?.isIntersecting === true;
  useEffect(() => {
    if (isNear && page.hasNextPage) load();
  }, [isNear, page.hasNextPage, load]);
  if (!page.hasNextPage) return null;
  return (
    <Center ref={ref} py="md">
      <Button variant="subtle" loading={isBusy} onClick={load}>
        {t('loadMore')}
      </Button>
    </Center>
  );
}
