export { DiskMediaStore } from './disk-media-store.ts';
export { UPLOADS_PATH, UploadAddresses } from './upload-addresses.ts';
