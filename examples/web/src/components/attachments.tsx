import type { SendMessageInput, UserCardFragment } from '@app/client';
import { ActionIcon, Button, Group, Modal, SimpleGrid, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { Form, FormFailure } from './form.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { STICKER_IDS, STICKER_PACK, stickerFace } from './stickers.ts';

/** What is sent without a file. */
export type Attachable = Pick<SendMessageInput, 'type' | 'sticker' | 'location' | 'contactUserId'>;
export type AttachmentKind = 'sticker' | 'location' | 'contact';

/** Asks what to attach. */
export function Attachments({
  kind,
  onPick,
  onClose,
}: {
  readonly kind: AttachmentKind;
  readonly onPick: (attachable: Attachable) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Modal opened onClose={onClose} title={t(kind)} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {kind === 'sticker' && <Stickers onPick={onPick} />}
      {kind === 'location' && <Place onPick={onPick} />}
      {kind === 'contact' && <Contact onPick={onPick} />}
    </Modal>
  );
}

interface Picking {
  readonly onPick: (attachable: Attachable) => void;
}

function Stickers({ onPick }: Picking) {
  return (
    <SimpleGrid cols={4}>
      {STICKER_IDS.map((stickerId) => (
        <UnstyledButton
          key={stickerId}
          aria-label={stickerId}
          ta="center"
          fz={40}
          onClick={() => onPick({ type: 'STICKER', sticker: { pack: STICKER_PACK, stickerId } })}
        >
          {stickerFace(stickerId)}
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}

function Place({ onPick }: Picking) {
  const { t } = useTexts();
  const [here, setHere] = useState({ latitude: '', longitude: '' });
  const { submit, isBusy, failure } = useSubmission();
  const locate = () =>
    void submit(async () => {
      const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error(t('noLocation')))),
      );
      setHere({ latitude: coords.latitude.toFixed(5), longitude: coords.longitude.toFixed(5) });
      return null;
    });
  const set = (key: keyof typeof here) => (event: { currentTarget: HTMLInputElement }) =>
    setHere({ ...here, [key]: event.currentTarget.value });
  return (
    <Form
      label={t('location')}
      onSend={(value) =>
        onPick({
          type: 'LOCATION',
          location: {
            latitude: Number(here.latitude),
            longitude: Number(here.longitude),
            name: value('name') || null,
          },
        })
      }
    >
      <Stack>
        <TextInput name="name" label={t('placeName')} data-autofocus />
        <Group align="flex-end" wrap="nowrap">
          <TextInput label={t('latitude')} inputMode="decimal" value={here.latitude} onChange={set('latitude')} />
          <TextInput label={t('longitude')} inputMode="decimal" value={here.longitude} onChange={set('longitude')} />
          <ActionIcon
            size={36}
            variant="light"
            loading={isBusy}
            aria-label={t('useMyPlace')}
            title={t('useMyPlace')}
            onClick={locate}
          >
            <IconCurrentLocation size={20} />
          </ActionIcon>
        </Group>
        <FormFailure>{failure === null ? null : t('noLocation')}</FormFailure>
        <Button type="submit" disabled={here.latitude === '' || here.longitude === ''}>
          {t('send')}
        </Button>
      </Stack>
    </Form>
  );
}

function Contact({ onPick }: Picking) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly UserCardFragment[]>([]);
  const person = chosen.at(-1);
  return (
    <Stack>
      <PeoplePicker chosen={person ? [person] : []} onChange={setChosen} />
      {!person && (
        <Text size="sm" c="dimmed">
          {t('pickContact')}
        </Text>
      )}
      <Button disabled={!person} onClick={() => person && onPick({ type: 'CONTACT', contactUserId: person.id })}>
        {t('send')}
      </Button>
    </Stack>
  );
}
