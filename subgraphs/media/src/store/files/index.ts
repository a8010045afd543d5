import { join } from 'node:path';
import type { MediaStore } from '../../domain/ports.ts';
import { DiskMediaStore } from './disk-media-store.ts';
import { GcsMediaStore } from './gcs-media-store.ts';
import type { Incoming } from './incoming.ts';
import type { UploadAddresses } from './upload-addresses.ts';

export { type Incoming, ReceiveError } from './incoming.ts';
export { UPLOADS_PATH, UploadAddresses } from './upload-addresses.ts';

/** Which store is used, and how; see the configuration. */
export interface FileStoreConfig {
  readonly MEDIA_STORE: 'disk' | 'gcs';
  readonly MEDIA_DIR: string;
  readonly GCS_BUCKET: string | null;
  readonly GCS_KEY_FILE: string | null;
  readonly GCS_READS: 'served' | 'redirected';
  readonly GCS_API_ENDPOINT: string | null;
}

/** The store of the configuration, and what receives bytes for it. Throws when a bucket is wanted but not named. */
export function createFileStore(
  config: FileStoreConfig,
  addresses: UploadAddresses,
): { readonly store: MediaStore; readonly incoming: Incoming } {
  const store = config.MEDIA_STORE === 'disk' ? new DiskMediaStore(config.MEDIA_DIR, addresses) : gcsStore(config, addresses);
  return { store, incoming: store.incoming };
}

function gcsStore(config: FileStoreConfig, addresses: UploadAddresses): GcsMediaStore {
  if (config.GCS_BUCKET === null) throw new TypeError('GCS_BUCKET is required with MEDIA_STORE=gcs');
  const options = {
    bucket: config.GCS_BUCKET,
    keyFile: config.GCS_KEY_FILE,
    apiEndpoint: config.GCS_API_ENDPOINT,
    workDir: join(config.MEDIA_DIR, 'work'),
    isRedirecting: config.GCS_READS === 'redirected',
  };
  return new GcsMediaStore(options, addresses);
}
