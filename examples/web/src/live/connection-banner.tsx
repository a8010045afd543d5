import { Alert, Transition } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { platform } from '../client.ts';
import { useTexts } from '../i18n/language.tsx';

const subscribe = (changed: () => void) => platform.live.subscribe(changed);
const stateNow = () => platform.live.state;

/** Says that what is shown may be old, while the network or the platform is away; goes by itself. */
export function ConnectionBanner() {
  const { t } = useTexts();
  const { online } = useNetwork();
  const state = useSyncExternalStore(subscribe, stateNow);
  const isAway = !online || state === 'waiting';
  return (
    <Transition mounted={isAway} transition="slide-down" enterDelay={800}>
      {(style) => (
        <Alert style={style} color="orange" icon={<IconCloudOff />} mb="md" role="status">
          {online ? t('reconnecting') : t('offline')}
        </Alert>
      )}
    </Transition>
  );
}
