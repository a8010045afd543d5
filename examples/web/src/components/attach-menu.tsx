import { FileButton, Menu } from '@mantine/core';
import { IconFile, IconMapPin, IconMoodSmile, IconPhoto, IconUser } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/language.tsx';
import type { AttachmentKind } from './attachments.tsx';

/** Everything that a message can be besides text. Files say themselves whether they are pictures, videos, sounds or documents. */
export function AttachMenu({
  target,
  onFile,
  onKind,
}: {
  readonly target: ReactElement;
  readonly onFile: (file: File | null) => void;
  readonly onKind: (kind: AttachmentKind) => void;
}) {
  const { t } = useTexts();
  return (
    <Menu position="top-start" withinPortal keepMounted>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <FileButton accept="image/*,video/*,audio/*" onChange={onFile}>
          {(props) => (
            <Menu.Item {...props} leftSection={<IconPhoto size={18} />}>
              {t('attachMedia')}
            </Menu.Item>
          )}
        </FileButton>
        <FileButton onChange={onFile}>
          {(props) => (
            <Menu.Item {...props} leftSection={<IconFile size={18} />}>
              {t('file')}
            </Menu.Item>
          )}
        </FileButton>
        <Menu.Item leftSection={<IconMoodSmile size={18} />} onClick={() => onKind('sticker')}>
          {t('sticker')}
        </Menu.Item>
        <Menu.Item leftSection={<IconMapPin size={18} />} onClick={() => onKind('location')}>
          {t('location')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUser size={18} />} onClick={() => onKind('contact')}>
          {t('contact')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
