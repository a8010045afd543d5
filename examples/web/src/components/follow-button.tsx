import { useMutation } from '@apollo/client/react';
import { FollowDocument, type RelationFieldsFragment, UnfollowDocument } from '@app/client';
import { Button } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';

/** Follows, asks to, or takes it back. */
export function FollowButton({
  userId,
  relation,
  size = 'xs',
}: {
  readonly userId: string;
  readonly relation: RelationFieldsFragment | null;
  readonly size?: 'xs' | 'sm';
}) {
  const { t } = useTexts();
  const [follow, { loading: isFollowing }] = useMutation(FollowDocument, { variables: { userId } });
  const [unfollow, { loading: isLeaving }] = useMutation(UnfollowDocument, { variables: { userId } });
  const isOn = relation?.isFollowing === true || relation?.isRequested === true;
  const label = relation?.isFollowing ? 'unfollow' : relation?.isRequested ? 'requested' : 'follow';
  return (
    <Button
      size={size}
      radius="xl"
      variant={isOn ? 'default' : 'filled'}
      loading={isFollowing || isLeaving}
      aria-pressed={isOn}
      onClick={() => void (isOn ? unfollow() : follow()).catch(() => undefined)}
    >
      {t(label)}
    </Button>
  );
}
