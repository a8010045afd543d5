import { ActionIcon, Button, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTexts } from '../i18n/language.tsx';

const MAX_OPTIONS = 10;

/** One answer of a poll that is written. */
export interface PollOption {
  readonly key: string;
  readonly text: string;
}

/** Answers of a poll, two to ten. */
export function PollFields({
  options,
  onChange,
  problems,
}: {
  readonly options: readonly PollOption[];
  readonly onChange: (options: readonly PollOption[]) => void;
  readonly problems: Readonly<Record<string, string>>;
}) {
  const { t } = useTexts();
  return (
    <Stack gap={6}>
      {options.map((option, index) => (
        <TextInput
          key={option.key}
          value={option.text}
          error={problems[`poll.options.${index}`] ?? (index === options.length - 1 ? problems['poll.options'] : undefined)}
          placeholder={t('option', { number: index + 1 })}
          aria-label={t('option', { number: index + 1 })}
          onChange={({ currentTarget }) =>
            onChange(options.map((before) => (before === option ? { ...option, text: currentTarget.value } : before)))
          }
          rightSection={
            options.length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeOption', { number: index + 1 })}
                onClick={() => onChange(options.filter((other) => other !== option))}
              >
                <IconX size={16} />
              </ActionIcon>
            )
          }
        />
      ))}
      {options.length < MAX_OPTIONS && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...options, { key: crypto.randomUUID(), text: '' }])}
        >
          {t('addOption')}
        </Button>
      )}
    </Stack>
  );
}
