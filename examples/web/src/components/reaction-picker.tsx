import type { ReactionType } from '@app/client';
import { ActionIcon, Group, Popover, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { REACTION_FACES, REACTION_TYPES } from './reactions.tsx';

/** The six reactions above their button: pick one, or the same again to take it back. */
export function ReactionPicker({
  target,
  opened,
  mine,
  onChoose,
  onClose,
}: {
  readonly target: ReactElement;
  readonly opened: boolean;
  readonly mine: ReactionType | null;
  readonly onChoose: (type: ReactionType | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Popover opened={opened} onDismiss={onClose} position="top-start" withArrow trapFocus returnFocus shadow="md" radius="xl">
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown p={6}>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('react')}>
          {REACTION_TYPES.map((type) => (
            <Tooltip key={type} label={t(type)}>
              <ActionIcon
                size="lg"
                radius="xl"
                variant={mine === type ? 'light' : 'subtle'}
                aria-label={t(type)}
                aria-pressed={mine === type}
                onClick={() => onChoose(mine === type ? null : type)}
              >
                <span style={{ fontSize: 22 }}>{REACTION_FACES[type]}</span>
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
