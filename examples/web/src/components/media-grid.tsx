import type { MediaFieldsFragment } from '@app/client';
import { AspectRatio, Center, Loader, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

const Lightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).Lightbox }));

/** Up to nine pictures; one opens large. */
export function MediaGrid({ media }: { readonly media: readonly (MediaFieldsFragment | null)[] }) {
  const { t } = useTexts();
  const shown = media.filter((item) => item !== null);
  const [open, setOpen] = useState<MediaFieldsFragment | null>(null);
  if (shown.length === 0) return null;
  const columns = shown.length === 1 ? 1 : shown.length === 2 || shown.length === 4 ? 2 : 3;
  const ratioOf = ({ width, height }: MediaFieldsFragment) =>
    columns > 1 || !width || !height ? 1 : Math.min(2, Math.max(0.8, width / height));
  return (
    <>
      <div className="media-grid" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {shown.map((item) => (
          <UnstyledButton key={item.id} onClick={() => setOpen(item)} aria-label={item.altText ?? t('photo')}>
            <AspectRatio ratio={ratioOf(item)}>
              <Picture media={item} />
            </AspectRatio>
          </UnstyledButton>
        ))}
      </div>
      {open && (
        <Suspense>
          <Lightbox media={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function Picture({ media }: { readonly media: MediaFieldsFragment }) {
  if (media.url === null) {
    return (
      <Center className="media-image">
        <Loader size="sm" type="dots" />
      </Center>
    );
  }
  if (media.kind === 'GIF' || media.kind === 'VIDEO')
    return <video className="media-image" src={media.url} muted loop playsInline autoPlay />;
  return <img className="media-image" src={media.url} alt={media.altText ?? ''} loading="lazy" />;
}
