import type { PostFieldsFragment } from '@app/client';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

const PostMenuItems = lazy(async () => ({ default: (await import('./post-menu-items.tsx')).PostMenuItems }));

/** What else can be done with a post; fetched at the first press. */
export function PostMenu({ post }: { readonly post: PostFieldsFragment }) {
  const { t } = useTexts();
  const [isTouched, setTouched] = useState(false);
  const button = (
    <ActionIcon variant="subtle" color="gray" aria-label={t('postMenu')} aria-haspopup="menu" onClick={() => setTouched(true)}>
      <IconDots size={20} />
    </ActionIcon>
  );
  if (!isTouched) return button;
  return (
    <Suspense fallback={button}>
      <PostMenuItems post={post} target={button} />
    </Suspense>
  );
}
