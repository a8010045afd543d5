import { useApolloClient } from '@apollo/client/react';
import { type Reactable, type ReactionType, react } from '@app/client';
import { Button } from '@mantine/core';
import { IconThumbUp } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

export const REACTION_FACES: Readonly<Record<ReactionType, string>> = {
  LIKE: '👍',
  LOVE: '❤️',
  HAHA: '😂',
  WOW: '😮',
  SAD: '😢',
  ANGRY: '😠',
};
export const REACTION_TYPES = Object.keys(REACTION_FACES) as ReactionType[];
const ReactionPicker = lazy(async () => ({ default: (await import('./reaction-picker.tsx')).ReactionPicker }));

/** How many reacted and how; a press opens the choice, which is fetched at the first one. */
export function ReactionButton({ subject, size = 'sm' }: { readonly subject: Reactable; readonly size?: 'xs' | 'sm' }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  const mine = subject.viewerReaction;
  const choose = (type: ReactionType | null) => {
    setState('closed');
    // A refusal undoes what was shown; there is nothing to add.
    void react(client, subject, type).catch(() => undefined);
  };
  const most = [...(subject.stats?.byReaction ?? [])].sort((a, b) => b.count - a.count).slice(0, 3);
  const count = subject.stats?.reactions ?? 0;
  const visible = count > 0 ? String(count) : t('LIKE');
  const faces = mine ? REACTION_FACES[mine] : most.map(({ type }) => REACTION_FACES[type]).join('');
  const button = (
    <Button
      size={size === 'xs' ? 'compact-xs' : 'compact-sm'}
      variant={mine ? 'light' : 'subtle'}
      color={mine ? 'leaf' : 'gray'}
      onClick={() => setState((now) => (now === 'open' ? 'closed' : 'open'))}
      aria-label={`${visible} · ${t('react')}${mine ? `: ${t(mine)}` : ''}`}
      aria-expanded={state === 'open'}
      leftSection={faces === '' ? <IconThumbUp size={18} /> : <span aria-hidden="true">{faces}</span>}
    >
      {visible}
    </Button>
  );
  if (state === 'untouched') return button;
  return (
    <Suspense fallback={button}>
      <ReactionPicker
        target={button}
        opened={state === 'open'}
        mine={mine}
        onChoose={choose}
        onClose={() => setState('closed')}
      />
    </Suspense>
  );
}
