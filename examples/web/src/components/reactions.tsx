import { useApolloClient } from '@apollo/client/react';
import { type Reactable, type ReactionType, react } from '@app/client';
import { ActionIcon, Button, Group, Popover, Tooltip } from '@mantine/core';
import { IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

const FACES: Readonly<Record<ReactionType, string>> = { LIKE: '👍', LOVE: '❤️', HAHA: '😂', WOW: '😮', SAD: '😢', ANGRY: '😠' };
const TYPES = Object.keys(FACES) as ReactionType[];

/** The six reactions: pick one, or the same again to take it back. */
export function ReactionButton({ subject, size = 'sm' }: { readonly subject: Reactable; readonly size?: 'xs' | 'sm' }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [isOpen, setOpen] = useState(false);
  const mine = subject.viewerReaction;
  const choose = (type: ReactionType | null) => {
    setOpen(false);
    // A refusal undoes what was shown; there is nothing to add.
    void react(client, subject, type).catch(() => undefined);
  };
  const most = [...(subject.stats?.byReaction ?? [])].sort((a, b) => b.count - a.count).slice(0, 3);
  const count = subject.stats?.reactions ?? 0;
  const visible = count > 0 ? String(count) : t('LIKE');
  const faces = mine ? FACES[mine] : most.map(({ type }) => FACES[type]).join('');
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" withArrow trapFocus shadow="md" radius="xl">
      <Popover.Target>
        <Button
          size={size === 'xs' ? 'compact-xs' : 'compact-sm'}
          variant={mine ? 'light' : 'subtle'}
          color={mine ? 'leaf' : 'gray'}
          onClick={() => setOpen((open) => !open)}
          aria-label={`${visible} · ${t('react')}${mine ? `: ${t(mine)}` : ''}`}
          aria-expanded={isOpen}
          leftSection={faces === '' ? <IconThumbUp size={18} /> : <span aria-hidden="true">{faces}</span>}
        >
          {visible}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('react')}>
          {TYPES.map((type) => (
            <Tooltip key={type} label={t(type)}>
              <ActionIcon
                size="lg"
                radius="xl"
                variant={mine === type ? 'light' : 'subtle'}
                aria-label={t(type)}
                aria-pressed={mine === type}
                onClick={() => choose(mine === type ? null : type)}
              >
                <span style={{ fontSize: 22 }}>{FACES[type]}</span>
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
