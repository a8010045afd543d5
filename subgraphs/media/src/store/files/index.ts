import type { MediaStore } from '../../domain/ports.ts';
import { DiskMediaStore } from './disk-media-store.ts';
import { UploadAddresses } from './upload-addresses.ts';

/** Which store, and what it needs. */
export interface MediaStoreSettings {
  readonly MEDIA_STORE: 'disk' | 'gcs';
  readonly MEDIA_DIR: string;
  readonly MEDIA_URL_SECRET: string;
}

/** The disk's own part in receiving uploads; the cloud receives them itself. */
export interface DiskUploads {
  readonly store: DiskMediaStore;
  readonly addresses: UploadAddresses;
}

/** The configured store. */
export function createMediaStore(
  settings: MediaStoreSettings,
  publicUrl: string,
): { readonly store: MediaStore; readonly disk: DiskUploads | null } {
  const addresses = new UploadAddresses(settings.MEDIA_URL_SECRET, publicUrl);
  const store = new DiskMediaStore(settings.MEDIA_DIR, addresses);
  return { store, disk: { store, addresses } };
}
